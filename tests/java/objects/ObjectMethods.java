/** The methods of Object: toString's form, equals, getClass, hashCode overriding. */
public class ObjectMethods {
    static class Key {
        final int id;

        Key(int id) {
            this.id = id;
        }

        @Override
        public int hashCode() {
            return id;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Key && ((Key) o).id == id;
        }
    }

    public static void main(String[] args) {
        System.out.println(new Key(255));
        System.out.println(new Key(-1));
        System.out.println(new Key(5).equals(new Key(5)) + " " + new Key(5).equals("5"));
        Object plain = new Object();
        System.out.println(plain.toString().equals("java.lang.Object@" + Integer.toHexString(plain.hashCode())));
        System.out.println(plain.equals(plain) + " " + plain.equals(new Object()));
        System.out.println(new int[0].equals(new int[0]) + " " + new Key(1).getClass());
        System.out.println(int[].class + " " + int.class + " " + Runnable.class);
        int[] a = {1};
        System.out.println(a.toString().startsWith("[I@") + " " + new String[0].toString().startsWith("[Ljava.lang.String;@"));
        System.out.println(String.valueOf((Object) null));
        System.out.println(a.hashCode() == System.identityHashCode(a));
    }
}

// expect:
// ObjectMethods$Key@ff
// ObjectMethods$Key@ffffffff
// true false
// true
// true false
// false class ObjectMethods$Key
// class [I int interface java.lang.Runnable
// true true
// null
// true
