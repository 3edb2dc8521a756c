/** Conditional values of all types, nested, with numeric promotion and boxing. */
public class Ternaries {
    static Object pick(int i) {
        return i == 0 ? "text" : i == 1 ? (Object) 'c' : i == 2 ? Integer.valueOf(5) : (Object) 2.5;
    }

    public static void main(String[] args) {
        boolean yes = args.length == 0;
        for (int i = 0; i < 4; i++) {
            System.out.println(pick(i));
        }
        System.out.println(yes ? 1 : 2.0);
        System.out.println(yes ? 'a' : 0);
        int zero = 0;
        System.out.println(yes ? 'a' : zero);
        System.out.println(yes ? 1L : 2);
        System.out.println(yes ? null : 0);
        Integer boxed = yes ? 1000 : Integer.valueOf(3);
        System.out.println(boxed);
        long l = yes ? Integer.MAX_VALUE + 1L : 0;
        System.out.println(l);
        Integer nothing = null;
        try {
            int bad = yes ? nothing : 0;
            System.out.println(bad);
        } catch (NullPointerException e) {
            System.out.println("unboxed null");
        }
        byte b = yes ? (byte) 1 : 2;
        System.out.println(b);
        Object o = yes ? 1 : "two";
        System.out.println(o.getClass().getName());
        o = true ? 1 : Double.valueOf(2);
        System.out.println(o);
    }
}

// expect:
// text
// c
// 5
// 2.5
// 1.0
// a
// 97
// 1
// null
// 1000
// 2147483648
// unboxed null
// 1
// java.lang.Integer
// 1.0
