/** Many arguments of mixed types, static and virtual; two-slot values in odd and even slots. */
public class ManyArguments {
    static String all(byte a, short b, char c, int d, long e, float f, double g, boolean h, String i,
            int[] j, long k, double l, Object m, long n, int o) {
        return a + "," + b + "," + c + "," + d + "," + e + "," + f + "," + g + "," + h + "," + i + ","
            + j.length + "," + k + "," + l + "," + m + "," + n + "," + o;
    }

    long many(long a, int b, long c, int d, long e, int f, long g, int h, long i, int j, long k, int l,
            long m, int n, long o, int p, long q, int r, long s, int t) {
        return a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g * 7 + h * 8 + i * 9 + j * 10 + k * 11
            + l * 12 + m * 13 + n * 14 + o * 15 + p * 16 + q * 17 + r * 18 + s * 19 + t * 20;
    }

    static double mixed(double a, int b, double c, float d, long e) {
        a += 1;
        b += 2;
        c += 3;
        d += 4;
        e += 5;
        return a * b + c * d - e;
    }

    static int sum(int... values) {
        int total = 0;
        for (int v : values) {
            total = total * 3 + v;
        }
        return total;
    }

    public static void main(String[] args) {
        System.out.println(all((byte) -1, (short) -2, 'c', 4, 5L << 33, 6.5f, 7.25, true, "nine",
            new int[10], -11, 12e100, null, Long.MIN_VALUE, 15));
        System.out.println(new ManyArguments().many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
            16, 17, 18, 19, 20));
        System.out.println(mixed(1.5, 2, 2.5, 0.5f, 1L << 35));
        System.out.println(sum() + " " + sum(1) + " " + sum(1, 2, 3));
    }
}

// expect:
// -1,-2,c,4,42949672960,6.5,7.25,true,nine,10,-11,1.2E101,null,-9223372036854775808,15
// 2870
// -3.435973833825E10
// 0 1 18
