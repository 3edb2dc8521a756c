/** Boxing and unboxing: caches, equality, arithmetic, overloads. */
public class Boxing {
    static String kind(long l) {
        return "long";
    }

    static String kind(Integer i) {
        return "Integer";
    }

    static String kind(Object o) {
        return "Object";
    }

    public static void main(String[] args) {
        Integer a = 127, b = 127, c = 128, d = 128;
        System.out.println((a == b) + " " + (c == d) + " " + c.equals(d));
        Long l = 127L, m = 127L;
        System.out.println((l == m) + " " + l.equals(127) + " " + l.equals(127L));
        Character x = 'x', y = 'x';
        Boolean t = true;
        Byte by = 5;
        System.out.println((x == y) + " " + (t == Boolean.TRUE) + " " + (by == Byte.valueOf((byte) 5)));
        a++;
        a += 3;
        System.out.println(a + b * 2 - -a);
        Integer i = null;
        try {
            i++;
        } catch (NullPointerException e) {
            System.out.println("null");
        }
        System.out.println(kind(1) + kind(a) + kind('c') + kind(1.5) + kind((short) 1));
        Object[] boxes = {1, 2L, 3f, 4.0, 'c', true, (byte) 6, (short) 7};
        for (Object o : boxes) {
            System.out.println(o.getClass().getName() + " " + o + " " + o.hashCode());
        }
        Double nan = Double.NaN;
        System.out.println(nan.equals(Double.NaN) + " " + (nan == Double.NaN) + " "
            + Double.valueOf(0.0).equals(-0.0));
        Number n = a;
        System.out.println(n.doubleValue() + n.byteValue() + ((Number) 3.99).intValue());
        System.out.println(Integer.valueOf(5).compareTo(7) + " " + Boolean.compare(true, false));
        int sum = 0;
        for (Integer e : new Integer[] {1, 2, 3}) {
            sum += e;
        }
        System.out.println(sum);
    }
}

// expect:
// true false true
// true false true
// true true true
// 516
// null
// longIntegerlongObjectlong
// java.lang.Integer 1 1
// java.lang.Long 2 2
// java.lang.Float 3.0 1077936128
// java.lang.Double 4.0 1074790400
// java.lang.Character c 99
// java.lang.Boolean true 1231
// java.lang.Byte 6 6
// java.lang.Short 7 7
// true false false
// 9.0
// -1 1
// 6
