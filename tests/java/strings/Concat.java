/** String concatenation (invokedynamic) of every type, null, many operands, constants inside. */
public class Concat {
    static String s = "s";
    static int calls;

    static int next() {
        return ++calls;
    }

    static class Odd {
        @Override
        public String toString() {
            return null;
        }
    }

    public static void main(String[] args) {
        boolean z = true;
        byte b = -1;
        short h = -300;
        char c = '\u0101';
        int i = Integer.MIN_VALUE;
        long l = Long.MIN_VALUE;
        float f = 1.5f;
        double d = -0.0;
        Object o = null;
        String n = null;
        System.out.println("a" + z + b + h + (int) c + i + l + f + d + o + n + s);
        System.out.println(z + "" + c);
        System.out.println((c + "").length());
        System.out.println(1 + 2 + "x" + 1 + 2);
        System.out.println('a' + 'b' + "c" + 'd');
        System.out.println("" + new Odd() + n + null);
        System.out.println(next() + "," + next() + "," + next());
        String t = "t";
        t += next();
        t += 'c';
        t += 1.0f;
        t += null;
        t += t;
        System.out.println(t);
        System.out.println("\1" + s + "\2" + i + "\1\2");
        System.out.println(s + 1 + s + 2 + s + 3 + s + 4 + s + 5 + s + 6 + s + 7 + s + 8 + s + 9 + s + 10
            + s + 11 + s + 12 + s + 13 + s + 14 + s + 15 + s + 16 + s + 17 + s + 18 + s + 19 + s + 20);
        char[] chars = {'x', 'y'};
        System.out.println(String.valueOf(chars) + chars.length);
        final String constant = "const";
        System.out.println((constant + 1) == "const1");
        System.out.println((s + 1) == "s1");
        System.out.println("" + Float.NaN + Double.NEGATIVE_INFINITY + Long.MAX_VALUE + Character.MAX_VALUE);
    }
}

// expect:
// atrue-1-300257-2147483648-92233720368547758081.5-0.0nullnulls
// trueā
// 1
// 3x12
// 195cd
// nullnullnull
// 1,2,3
// t4c1.0nullt4c1.0null
// s-2147483648
// s1s2s3s4s5s6s7s8s9s10s11s12s13s14s15s16s17s18s19s20
// xy2
// true
// false
// NaN-Infinity9223372036854775807￿
