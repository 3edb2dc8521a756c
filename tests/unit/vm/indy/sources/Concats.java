import java.util.List;
import java.util.function.Supplier;

/** String concatenation with every type of operand. */
public class Concats {
    static final Object NO_TEXT = new Object() {
        @Override
        public String toString() {
            return null;
        }
    };

    static String all(boolean z, byte b, char c, short s, int i, long j, float f, double d,
            String t, Object o) {
        return "<" + z + b + c + s + "," + i + "," + j + ";" + f + " " + d + t + "|" + o + ">";
    }

    static void alone(boolean z, byte b, char c, short s, int i, long j, float f, double d,
            String t, Object o) {
        System.out.println("" + z + "");
        System.out.println("" + b);
        System.out.println("" + c);
        System.out.println("" + s);
        System.out.println("" + i);
        System.out.println("" + j);
        System.out.println("" + f);
        System.out.println("" + d);
        System.out.println("" + t);
        System.out.println("" + o);
    }

    static Object traced(String name) {
        return new Object() {
            @Override
            public String toString() {
                System.out.println("text of " + name);
                return name;
            }
        };
    }

    static <T extends Comparable<T> & CharSequence> String both(T a, CharSequence b, int[] none) {
        return a + ":" + b + ":" + none;
    }

    static void failing() {
        Object bad = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no text");
            }
        };
        try {
            System.out.println("a" + bad + traced("never"));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] args) {
        System.out.println(all(true, (byte) -1, 'x', (short) 300, -7, 1L << 40, 1.5f, -0.0, "t",
                List.of(1)));
        System.out.println(all(false, Byte.MIN_VALUE, '\u20ac', Short.MIN_VALUE,
                Integer.MIN_VALUE, Long.MIN_VALUE, Float.NaN, Double.MIN_VALUE, null, null));
        alone(false, (byte) 1, '\0', (short) -2, 3, -4, 5e20f, 1e-5, "s", 'o');
        alone(true, (byte) 1, '\uffff', (short) -2, 3, Long.MIN_VALUE, 5e20f, 1e-5, null, null);
        System.out.println("marks \1\2 " + args.length + " \1 and \2" + 'c' + args.length);
        System.out.println("\ud83d\ude00" + args.length + '\ud83d' + args.length + '\ude00');
        System.out.println("" + traced("a") + traced("b") + args.length + traced("c"));
        System.out.println(NO_TEXT + "" + NO_TEXT);
        System.out.println("" + NO_TEXT);
        System.out.println(both("x", new StringBuilder("sb"), null));
        StringBuilder mutable = new StringBuilder("m");
        Supplier<String> more = () -> mutable.append("+").toString();
        System.out.println(mutable + more.get() + mutable);
        String s = "s";
        s += 1;
        s += 'c';
        s += 2.5 + s;
        System.out.println(s);
        String text = "new";
        String copy = text + args.length;
        System.out.println(("" + text).equals(text) + " " + ("" + text == text) + copy.length());
        failing();
        String big = "0123456789".repeat(1000);
        System.out.println((big + big + 1 + big).length());
        String q = "" + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s + 1 + s;
        System.out.println(q.hashCode());
    }
}
