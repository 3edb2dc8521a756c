import java.io.*;
import java.util.*;

/** Object streams: bytes as specified, shared references, custom methods, enums, records, errors. */
public class Serializing {
    enum Color { RED, GREEN { } }

    record Pair(String left, int right) implements Serializable { }

    static class Base {
        int base = 7;

        Base() {
            base = 8;
        }
    }

    static class Node extends Base implements Serializable {
        final String name;
        transient int cache = 5;
        long number = 1L << 40;
        double real = 1.5;
        boolean flag = true;
        char letter = 'é';
        int[] ints = {1, 2, 3};
        Object[] others;
        Node next;

        Node(String name) {
            this.name = name;
        }

        private int hidden() {
            return 1;
        }

        protected static void visible(String[] a, int b) {
        }
    }

    static class Custom implements Serializable {
        private static final long serialVersionUID = 42;
        transient String extra = "none";
        int kept = 3;

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeInt(99);
            out.writeUTF("écrit");
            out.writeObject(Color.GREEN);
            out.write(new byte[2000]);
        }

        private void readObject(ObjectInputStream in)
                throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            extra = in.readInt() + in.readUTF() + in.readObject();
        }
    }

    static class Fields implements Serializable {
        private static final long serialVersionUID = 1;
        private static final ObjectStreamField[] serialPersistentFields = {
            new ObjectStreamField("sum", long.class), new ObjectStreamField("text", String.class)};
        transient int a = 1;
        transient int b = 2;

        private void writeObject(ObjectOutputStream out) throws IOException {
            ObjectOutputStream.PutField put = out.putFields();
            put.put("sum", (long) a + b);
            put.put("text", "t");
            out.writeFields();
        }

        private void readObject(ObjectInputStream in)
                throws IOException, ClassNotFoundException {
            ObjectInputStream.GetField get = in.readFields();
            a = (int) get.get("sum", 0L);
            b = ((String) get.get("text", null)).length();
        }
    }

    static class Single implements Serializable {
        static final Single THE = new Single();

        private Object readResolve() {
            return THE;
        }
    }

    static class Replaced implements Serializable {
        Object writeReplace() {
            return "stands for it";
        }
    }

    public static class Outside implements Externalizable {
        int x = 1;

        public Outside() {
        }

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            out.writeInt(x + 1);
            out.writeObject("object");
        }

        @Override
        public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
            x = in.readInt();
            System.out.println(in.readObject());
        }
    }

    static class Bad implements Serializable {
        Object o = new Object();
    }

    static byte[] write(Object... all) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            for (Object o : all) {
                out.writeObject(o);
            }
        }
        return bytes.toByteArray();
    }

    static ObjectInputStream open(byte[] bytes) throws IOException {
        return new ObjectInputStream(new ByteArrayInputStream(bytes));
    }

    static void dump(byte[] bytes) {
        StringBuilder sb = new StringBuilder();
        for (byte b : bytes) {
            sb.append(String.format("%02x", b));
        }
        System.out.println(bytes.length + " " + (bytes.length < 700 ? sb : sb.toString().hashCode()));
    }

    public static void main(String[] args) throws Exception {
        Node n = new Node("one");
        n.base = 100;
        n.cache = 6;
        n.next = new Node("two");
        n.next.next = n;
        n.others = new Object[] {n, "text", new int[][] {{1}, {}}, Color.RED, null};
        byte[] bytes = write(n, n);
        dump(bytes);
        ObjectInputStream in = open(bytes);
        Node m = (Node) in.readObject();
        System.out.println(m.name + m.base + m.cache + m.number + m.real + m.flag + m.letter
                + Arrays.toString(m.ints) + (m.next.next == m) + (m.others[0] == m)
                + (m.others[3] == Color.RED) + (in.readObject() == m));
        try {
            in.readObject();
        } catch (EOFException e) {
            System.out.println(e);
        }

        bytes = write(new Custom(), new Fields(), Single.THE, new Replaced(), new Outside(),
                new Pair("l", 5), Color.GREEN, String.class, new byte[] {1, 2}, "x".repeat(70000));
        dump(bytes);
        in = open(bytes);
        Custom c = (Custom) in.readObject();
        System.out.println(c.extra + c.kept);
        Fields f = (Fields) in.readObject();
        System.out.println(f.a + " " + f.b);
        System.out.println(in.readObject() == Single.THE);
        System.out.println(in.readObject());
        System.out.println(((Outside) in.readObject()).x);
        System.out.println(in.readObject() + " " + in.readObject() + " " + in.readObject());
        System.out.println(((byte[]) in.readObject())[1] + " "
                + ((String) in.readObject()).length());

        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        ObjectOutputStream out = new ObjectOutputStream(mixed);
        out.writeInt(5);
        out.writeUTF("between");
        out.writeObject(List.of().size());
        out.writeDouble(2.5);
        out.reset();
        out.writeObject("again");
        out.close();
        dump(mixed.toByteArray());
        in = open(mixed.toByteArray());
        System.out.println(in.readInt() + in.readUTF() + in.readObject() + in.readDouble()
                + in.readObject());
        System.out.println(ObjectStreamClass.lookup(Node.class).getSerialVersionUID() + " "
                + ObjectStreamClass.lookup(Object.class));
        try {
            write(new Bad());
        } catch (NotSerializableException e) {
            System.out.println(e);
        }
        try {
            open(new byte[] {1, 2, 3, 4});
        } catch (StreamCorruptedException e) {
            System.out.println(e);
        }
        bytes = write(new Custom());
        bytes[bytes.length - 1] = 0;
        int at = new String(bytes, "ISO-8859-1").indexOf("Custom") + 6;
        bytes[at + 7] = 43;
        try {
            open(bytes).readObject();
        } catch (InvalidClassException e) {
            System.out.println(e);
        }
    }
}

// expect:
// 462 aced00057372001053657269616c697a696e67244e6f6465af85c3ad9c29efa60200085a0004666c61674300066c65747465724a00066e756d6265724400047265616c5b0004696e74737400025b494c00046e616d657400124c6a6176612f6c616e672f537472696e673b4c00046e6578747400124c53657269616c697a696e67244e6f64653b5b00066f74686572737400135b4c6a6176612f6c616e672f4f626a6563743b78700100e900000100000000003ff8000000000000757200025b494dba602676eab2a50200007870000000030000000100000002000000037400036f6e657371007e00000100e900000100000000003ff80000000000007571007e00060000000300000001000000020000000374000374776f71007e000570757200135b4c6a6176612e6c616e672e4f626a6563743b90ce589f1073296c02000078700000000571007e000574000474657874757200035b5b4917f7e44f198f893c0200007870000000027571007e000600000001000000017571007e0006000000007e72001153657269616c697a696e6724436f6c6f7200000000000000001200007872000e6a6176612e6c616e672e456e756d000000000000000012000078707400035245447071007e0005
// one8010995116277761.5trueé[1, 2, 3]truetruetruetrue
// java.io.EOFException
// 72464 -290583841
// 99écritGREEN3
// 3 1
// true
// stands for it
// object
// 2
// Pair[left=l, right=5] GREEN class java.lang.String
// 2 70000
// 115 aced0005770d0000000500076265747765656e737200116a6176612e6c616e672e496e746567657212e2a0a4f781873802000149000576616c7565787200106a6176612e6c616e672e4e756d62657286ac951d0b94e08b0200007870000000007708400400000000000079740005616761696e
// 5between02.5again
// -5799013794752893018 null
// java.io.NotSerializableException: java.lang.Object
// java.io.StreamCorruptedException: invalid stream header: 01020304
// java.io.InvalidClassException: Serializing$Custom; local class incompatible: stream classdesc serialVersionUID = 43, local class serialVersionUID = 42
