import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Class files as the programs beside this one need them: read, renamed, or written. */
public class ClassBytes {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int PUBLIC_SUPER = 0x21;
    private static final int INTERFACE = 0x601;

    /** The class file of a class of this folder. */
    static byte[] of(String name) {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = ClassBytes.class.getClassLoader().getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The class file with each name or descriptor that contains `from` changed to say `to`. */
    static byte[] renamed(byte[] file, String from, String to) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeLong(in.readLong());
            int count = in.readUnsignedShort();
            out.writeShort(count);
            for (int i = 1; i < count; i++) {
                i += copyConstant(in, out, from, to);
            }
            out.write(in.readAllBytes());
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Copies a constant; gives 1 for those that take two places, else 0. */
    private static int copyConstant(DataInputStream in, DataOutputStream out, String from,
            String to) throws IOException {
        int tag = in.readUnsignedByte();
        out.writeByte(tag);
        if (tag == 1) {
            out.writeUTF(in.readUTF().replace(from, to));
            return 0;
        }
        int size = switch (tag) {
            case 5, 6 -> 8;
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            default -> 4;
        };
        out.write(in.readNBytes(size));
        return size == 8 ? 1 : 0;
    }

    /** An empty class, by internal names, without a constructor. */
    static byte[] empty(String name, String above, String... interfaces) {
        return written(PUBLIC_SUPER, name, above, interfaces);
    }

    /** An empty interface. */
    static byte[] emptyInterface(String name, String... interfaces) {
        return written(INTERFACE, name, "java/lang/Object", interfaces);
    }

    private static byte[] written(int flags, String name, String above, String[] interfaces) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(MAGIC);
            out.writeInt(52);
            out.writeShort(5 + 2 * interfaces.length);
            writeClass(out, name, 2);
            writeClass(out, above, 4);
            for (int i = 0; i < interfaces.length; i++) {
                writeClass(out, interfaces[i], 6 + 2 * i);
            }
            out.writeShort(flags);
            out.writeShort(1);
            out.writeShort(3);
            out.writeShort(interfaces.length);
            for (int i = 0; i < interfaces.length; i++) {
                out.writeShort(5 + 2 * i);
            }
            out.writeShort(0);
            out.writeShort(0);
            out.writeShort(0);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void writeClass(DataOutputStream out, String name, int nameIndex)
            throws IOException {
        out.writeByte(7);
        out.writeShort(nameIndex);
        out.writeByte(1);
        out.writeUTF(name);
    }

    /** Text in which the identities of objects are all the same. */
    static String plain(Object text) {
        return String.valueOf(text).replaceAll("@[0-9a-f]+", "@ID")
                .replaceAll("0x[0-9a-f]+", "0xN");
    }

    static final class Maker extends ClassLoader {
        Class<?> make(byte[] b) {
            return defineClass(null, b, 0, b.length);
        }
    }

    public static class Sample {
        @Override
        public String toString() {
            return "made by " + getClass().getName();
        }
    }

    public static void main(String[] args) throws Exception {
        Maker maker = new Maker();
        Class<?> a = maker.make(emptyInterface("p/A"));
        Class<?> b = maker.make(empty("p/B", "java/lang/Object", "p/A", "java/lang/Runnable"));
        System.out.println(a + " " + b + " " + b.getInterfaces().length + " "
                + b.getDeclaredConstructors().length);
        Class<?> c = maker.make(renamed(of("ClassBytes$Sample"), "ClassBytes$Sample", "q/Other"));
        System.out.println(c.getConstructor().newInstance());
        System.out.println(plain("a@1f and 0x00ab"));
    }
}

// expect:
// interface p.A class p.B 2 0
// made by q.Other
// a@ID and 0xN
