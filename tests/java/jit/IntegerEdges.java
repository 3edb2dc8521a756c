/** Integer arithmetic at the ends of the types, with constants and variables, interpreted and hot. */
public class IntegerEdges {
    static final int[] INTS = {0, 1, -1, 2, -2, 31, 32, 33, -31, -32, 63, 64, 127, 128, 255, 256,
        32767, 32768, 65535, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE - 1,
        Integer.MIN_VALUE + 1, 0x55555555, 0xAAAAAAAA, 46341, -46341};
    static final long[] LONGS = {0, 1, -1, 2, 31, 32, 63, 64, 65, -63, -64, 1L << 31, (1L << 31) - 1,
        -(1L << 31), -(1L << 31) - 1, 1L << 32, (1L << 32) - 1, Long.MAX_VALUE, Long.MIN_VALUE,
        Long.MAX_VALUE - 1, Long.MIN_VALUE + 1, 3037000500L, 0x5555555555555555L};

    static int ints(int a, int b) {
        int r = a + b;
        r = r * 31 + (a - b);
        r = r * 31 + a * b;
        r = r * 31 + (a << b) + (a >> b) + (a >>> b);
        r = r * 31 + (a & b) + (a | b) + (a ^ b);
        r = r * 31 + -a + ~b;
        if (b != 0) {
            r = r * 31 + a / b + a % b;
        }
        r = r * 31 + (byte) a + (short) b + (char) a;
        return r;
    }

    static int constants(int a) {
        int r = a / 3 + a % 3 + a / -1 + a % -1;
        r = r * 31 + a / 8 + a % 8 + a / -8 + a % -8;
        r = r * 31 + a / 7 + a % 10 + a / 1000003;
        r = r * 31 + a / Integer.MIN_VALUE + a % Integer.MIN_VALUE + a / Integer.MAX_VALUE;
        r = r * 31 + (a << 31) + (a << 32) + (a << 33) + (a >> 31) + (a >>> 31) + (a >> -1);
        r = r * 31 + (a * 15) + (a * -7) + (a * 0x10000) + (a * 10 / 10) + (a / 10 * 10);
        r = r * 31 + (a == -a ? 1 : 0) + (a < -a ? 2 : 0) + (a - 1 < a ? 4 : 0) + (a + 1 > a ? 8 : 0);
        r = r * 31 + (a > Integer.MAX_VALUE - 1 ? 1 : 0) + (Math.abs(a) < 0 ? 2 : 0);
        return r;
    }

    static long longs(long a, long b) {
        long r = a + b;
        r = r * 31 + (a - b);
        r = r * 31 + a * b;
        r = r * 31 + (a << b) + (a >> b) + (a >>> b) + (a << (int) b);
        r = r * 31 + (a & b) + (a | b) + (a ^ b);
        if (b != 0) {
            r = r * 31 + a / b + a % b;
        }
        r = r * 31 + (int) a + (byte) b + (short) a + (char) b + Math.multiplyHigh(a, b);
        r = r * 31 + a / -1 + a % -1 + a / 10 + a % 16 + a / Long.MIN_VALUE + Long.compare(a, b);
        return r * 31 + (a < b ? 1 : 0) + (a == b ? 2 : 0) + (a <= (int) b ? 4 : 0);
    }

    static long conversions(double d, float f) {
        long r = (int) d;
        r = r * 31 + (long) d;
        r = r * 31 + (int) f;
        r = r * 31 + (long) f;
        r = r * 31 + (byte) d + (short) d + (char) d + (char) f;
        return r * 31 + Math.round(d) + Math.round(f);
    }

    static String exact(int a, int b) {
        try {
            return "" + (Math.addExact(a, b) + Math.multiplyExact(a, b) - Math.subtractExact(a, b));
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }

    static String zero(int a, int b) {
        try {
            return "" + a / b;
        } catch (ArithmeticException e) {
            return e.getMessage() + a;
        }
    }

    static final double[] DOUBLES = {0.0, -0.0, 0.5, -0.5, 1.5, 2.5, -2.5, 2147483647.0, 2147483648.0,
        2147483647.5, -2147483648.0, -2147483649.0, 4294967296.0, 9.223372036854775807e18, -9.3e18,
        1e300, -1e300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE, 0.49999999999999994, 4503599627370497.5};

    static void round(int number) {
        int r = 0;
        long s = 0;
        for (int a : INTS) {
            r = r * 31 + constants(a);
            for (int b : INTS) {
                r = r * 31 + ints(a, b);
                r = r * 31 + exact(a, b).hashCode();
            }
        }
        for (long a : LONGS) {
            for (long b : LONGS) {
                s = s * 31 + longs(a, b);
            }
        }
        for (double d : DOUBLES) {
            s = s * 31 + conversions(d, (float) d);
        }
        r = r * 31 + zero(number & 1, number & 2).hashCode();
        if (number % 20 == 0) {
            System.out.println(number + " " + r + " " + s);
        }
        if (number == 0 || number == 60) {
            System.out.println(Integer.MIN_VALUE / INTS[2] + " " + Integer.MIN_VALUE % INTS[2] + " "
                + Long.MIN_VALUE / LONGS[2] + " " + Long.MIN_VALUE % LONGS[2]);
            for (double d : DOUBLES) {
                System.out.println(d + " " + (int) d + " " + (long) d + " " + (int) (char) d + " "
                    + (byte) d + " " + Math.round(d) + " " + Math.round((float) d));
            }
        }
    }

    public static void main(String[] args) {
        for (int n = 0; n <= 60; n++) {
            round(n);
        }
    }
}

// expect:
// 0 -1654038031 4329789833626842367
// -2147483648 0 -9223372036854775808 0
// 0.0 0 0 0 0 0 0
// -0.0 0 0 0 0 0 0
// 0.5 0 0 0 0 1 1
// -0.5 0 0 0 0 0 0
// 1.5 1 1 1 1 2 2
// 2.5 2 2 2 2 3 3
// -2.5 -2 -2 65534 -2 -2 -2
// 2.147483647E9 2147483647 2147483647 65535 -1 2147483647 2147483647
// 2.147483648E9 2147483647 2147483648 65535 -1 2147483648 2147483647
// 2.1474836475E9 2147483647 2147483647 65535 -1 2147483648 2147483647
// -2.147483648E9 -2147483648 -2147483648 0 0 -2147483648 -2147483648
// -2.147483649E9 -2147483648 -2147483649 0 0 -2147483649 -2147483648
// 4.294967296E9 2147483647 4294967296 65535 -1 4294967296 2147483647
// 9.223372036854776E18 2147483647 9223372036854775807 65535 -1 9223372036854775807 2147483647
// -9.3E18 -2147483648 -9223372036854775808 0 0 -9223372036854775808 -2147483648
// 1.0E300 2147483647 9223372036854775807 65535 -1 9223372036854775807 2147483647
// -1.0E300 -2147483648 -9223372036854775808 0 0 -9223372036854775808 -2147483648
// NaN 0 0 0 0 0 0
// Infinity 2147483647 9223372036854775807 65535 -1 9223372036854775807 2147483647
// -Infinity -2147483648 -9223372036854775808 0 0 -9223372036854775808 -2147483648
// 4.9E-324 0 0 0 0 0 0
// 0.49999999999999994 0 0 0 0 0 1
// 4.503599627370498E15 2147483647 4503599627370498 65535 -1 4503599627370498 2147483647
// 20 -1654038031 4329789833626842367
// 40 -1654038031 4329789833626842367
// 60 -1654038031 4329789833626842367
// -2147483648 0 -9223372036854775808 0
// 0.0 0 0 0 0 0 0
// -0.0 0 0 0 0 0 0
// 0.5 0 0 0 0 1 1
// -0.5 0 0 0 0 0 0
// 1.5 1 1 1 1 2 2
// 2.5 2 2 2 2 3 3
// -2.5 -2 -2 65534 -2 -2 -2
// 2.147483647E9 2147483647 2147483647 65535 -1 2147483647 2147483647
// 2.147483648E9 2147483647 2147483648 65535 -1 2147483648 2147483647
// 2.1474836475E9 2147483647 2147483647 65535 -1 2147483648 2147483647
// -2.147483648E9 -2147483648 -2147483648 0 0 -2147483648 -2147483648
// -2.147483649E9 -2147483648 -2147483649 0 0 -2147483649 -2147483648
// 4.294967296E9 2147483647 4294967296 65535 -1 4294967296 2147483647
// 9.223372036854776E18 2147483647 9223372036854775807 65535 -1 9223372036854775807 2147483647
// -9.3E18 -2147483648 -9223372036854775808 0 0 -9223372036854775808 -2147483648
// 1.0E300 2147483647 9223372036854775807 65535 -1 9223372036854775807 2147483647
// -1.0E300 -2147483648 -9223372036854775808 0 0 -9223372036854775808 -2147483648
// NaN 0 0 0 0 0 0
// Infinity 2147483647 9223372036854775807 65535 -1 9223372036854775807 2147483647
// -Infinity -2147483648 -9223372036854775808 0 0 -9223372036854775808 -2147483648
// 4.9E-324 0 0 0 0 0 0
// 0.49999999999999994 0 0 0 0 0 1
// 4.503599627370498E15 2147483647 4503599627370498 65535 -1 4503599627370498 2147483647
