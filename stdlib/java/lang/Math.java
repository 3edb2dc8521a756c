package java.lang;

import java.util.Random;

/** Elementary functions. */
public final class Math {
    public static final double E = 2.718281828459045;
    public static final double PI = 3.141592653589793;

    private static final double RADIANS = PI / 180;
    private static final double DEGREES = 180 / PI;

    private Math() {
    }

    /** Makes the generator of random when it is first asked for. */
    private static final class Generator {
        static final Random RANDOM = new Random();
    }

    public static double random() {
        return Generator.RANDOM.nextDouble();
    }

    public static native double sin(double a);

    public static native double cos(double a);

    public static native double tan(double a);

    public static native double asin(double a);

    public static native double acos(double a);

    public static native double atan(double a);

    public static native double exp(double a);

    public static native double log(double a);

    public static native double log10(double a);

    public static native double sqrt(double a);

    public static native double cbrt(double a);

    public static native double ceil(double a);

    public static native double floor(double a);

    public static native double rint(double a);

    public static native double sinh(double a);

    public static native double cosh(double a);

    public static native double tanh(double a);

    public static native double expm1(double a);

    public static native double log1p(double a);

    public static native double atan2(double y, double x);

    public static native double pow(double a, double b);

    public static native double hypot(double x, double y);

    public static native double IEEEremainder(double f1, double f2);

    public static native double fma(double a, double b, double c);

    public static native float fma(float a, float b, float c);

    public static double toRadians(double angdeg) {
        return angdeg * RADIANS;
    }

    public static double toDegrees(double angrad) {
        return angrad * DEGREES;
    }

    public static int round(float a) {
        return (int) floor(a + 0.5);
    }

    public static long round(double a) {
        double down = floor(a);
        return (long) (a - down >= 0.5 ? down + 1 : down);
    }

    public static int max(int a, int b) {
        return a >= b ? a : b;
    }

    public static int min(int a, int b) {
        return a <= b ? a : b;
    }

    public static int abs(int a) {
        return a < 0 ? -a : a;
    }

    public static int absExact(int a) {
        if (a == Integer.MIN_VALUE) {
            throw new ArithmeticException(
                    "Overflow to represent absolute value of Integer.MIN_VALUE");
        }
        return abs(a);
    }

    public static int addExact(int x, int y) {
        int r = x + y;
        if (((x ^ r) & (y ^ r)) < 0) {
            throw new ArithmeticException("integer overflow");
        }
        return r;
    }

    public static int subtractExact(int x, int y) {
        int r = x - y;
        if (((x ^ y) & (x ^ r)) < 0) {
            throw new ArithmeticException("integer overflow");
        }
        return r;
    }

    public static int incrementExact(int a) {
        return addExact(a, 1);
    }

    public static int decrementExact(int a) {
        return subtractExact(a, 1);
    }

    public static int negateExact(int a) {
        return subtractExact(0, a);
    }

    public static int floorDiv(int x, int y) {
        int q = x / y;
        return (x ^ y) < 0 && q * y != x ? q - 1 : q;
    }

    public static int floorMod(int x, int y) {
        int r = x % y;
        return (r ^ y) < 0 && r != 0 ? r + y : r;
    }

    public static long max(long a, long b) {
        return a >= b ? a : b;
    }

    public static long min(long a, long b) {
        return a <= b ? a : b;
    }

    public static long abs(long a) {
        return a < 0 ? -a : a;
    }

    public static long absExact(long a) {
        if (a == Long.MIN_VALUE) {
            throw new ArithmeticException(
                    "Overflow to represent absolute value of Long.MIN_VALUE");
        }
        return abs(a);
    }

    public static long addExact(long x, long y) {
        long r = x + y;
        if (((x ^ r) & (y ^ r)) < 0) {
            throw new ArithmeticException("long overflow");
        }
        return r;
    }

    public static long subtractExact(long x, long y) {
        long r = x - y;
        if (((x ^ y) & (x ^ r)) < 0) {
            throw new ArithmeticException("long overflow");
        }
        return r;
    }

    public static long incrementExact(long a) {
        return addExact(a, 1L);
    }

    public static long decrementExact(long a) {
        return subtractExact(a, 1L);
    }

    public static long negateExact(long a) {
        return subtractExact(0L, a);
    }

    public static long floorDiv(long x, long y) {
        long q = x / y;
        return (x ^ y) < 0 && q * y != x ? q - 1 : q;
    }

    public static long floorMod(long x, long y) {
        long r = x % y;
        return (r ^ y) < 0 && r != 0 ? r + y : r;
    }

    public static int multiplyExact(int x, int y) {
        long r = (long) x * y;
        if ((int) r != r) {
            throw new ArithmeticException("integer overflow");
        }
        return (int) r;
    }

    public static long multiplyExact(long x, int y) {
        return multiplyExact(x, (long) y);
    }

    public static long multiplyExact(long x, long y) {
        long r = x * y;
        if (multiplyHigh(x, y) != r >> 63) {
            throw new ArithmeticException("long overflow");
        }
        return r;
    }

    public static int toIntExact(long value) {
        if ((int) value != value) {
            throw new ArithmeticException("integer overflow");
        }
        return (int) value;
    }

    public static long multiplyFull(int x, int y) {
        return (long) x * y;
    }

    public static long multiplyHigh(long x, long y) {
        long xLow = x & 0xffffffffL;
        long xHigh = x >> 32;
        long yLow = y & 0xffffffffL;
        long yHigh = y >> 32;
        long middle = xHigh * yLow + (xLow * yLow >>> 32);
        long rest = (middle & 0xffffffffL) + xLow * yHigh;
        return xHigh * yHigh + (middle >> 32) + (rest >> 32);
    }

    public static long floorDiv(long x, int y) {
        return floorDiv(x, (long) y);
    }

    public static int floorMod(long x, int y) {
        return (int) floorMod(x, (long) y);
    }

    public static float max(float a, float b) {
        if (a != a) {
            return a;
        }
        if (a == 0 && b == 0 && 1 / a < 0) {
            return b;
        }
        return a >= b ? a : b;
    }

    public static float min(float a, float b) {
        if (a != a) {
            return a;
        }
        if (a == 0 && b == 0 && 1 / b < 0) {
            return b;
        }
        return a <= b ? a : b;
    }

    public static float abs(float a) {
        return a <= 0 ? 0.0f - a : a;
    }

    public static double max(double a, double b) {
        if (a != a) {
            return a;
        }
        if (a == 0 && b == 0 && 1 / a < 0) {
            return b;
        }
        return a >= b ? a : b;
    }

    public static double min(double a, double b) {
        if (a != a) {
            return a;
        }
        if (a == 0 && b == 0 && 1 / b < 0) {
            return b;
        }
        return a <= b ? a : b;
    }

    public static double abs(double a) {
        return a <= 0 ? 0.0 - a : a;
    }

    public static float signum(float f) {
        return f > 0 ? 1 : f < 0 ? -1 : f;
    }

    public static float copySign(float magnitude, float sign) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(magnitude) & ~0x80000000
                | Float.floatToRawIntBits(sign) & 0x80000000);
    }

    public static int getExponent(float f) {
        return (Float.floatToRawIntBits(f) >> 23 & 0xff) - 127;
    }

    public static float ulp(float f) {
        if (f != f || abs(f) > Float.MAX_VALUE) {
            return abs(f);
        }
        int exponent = max(getExponent(f), Float.MIN_EXPONENT);
        return scalb((float) 1, exponent - 23);
    }

    public static float nextUp(float f) {
        if (f != f || f == Float.POSITIVE_INFINITY) {
            return f;
        }
        if (f == 0) {
            return Float.MIN_VALUE;
        }
        int bits = Float.floatToRawIntBits(f);
        return Float.intBitsToFloat(f > 0 ? bits + 1 : bits - 1);
    }

    public static float nextDown(float f) {
        return -nextUp(-f);
    }

    public static float nextAfter(float start, double direction) {
        if (start != start || direction != direction) {
            return start + (float) direction;
        }
        return direction > start ? nextUp(start) : direction < start ? nextDown(start)
                : (float) direction;
    }

    public static float scalb(float f, int scaleFactor) {
        int n = max(min(scaleFactor, 278), -278);
        return (float) (f * powerOfTwo(n));
    }

    public static double signum(double d) {
        return d > 0 ? 1 : d < 0 ? -1 : d;
    }

    public static double copySign(double magnitude, double sign) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(magnitude) & ~0x8000000000000000L
                | Double.doubleToRawLongBits(sign) & 0x8000000000000000L);
    }

    public static int getExponent(double d) {
        return (int) (Double.doubleToRawLongBits(d) >> 52 & 0x7ff) - 1023;
    }

    public static double ulp(double d) {
        if (d != d || abs(d) > Double.MAX_VALUE) {
            return abs(d);
        }
        int exponent = max(getExponent(d), Double.MIN_EXPONENT);
        return scalb((double) 1, exponent - 52);
    }

    public static double nextUp(double d) {
        if (d != d || d == Double.POSITIVE_INFINITY) {
            return d;
        }
        if (d == 0) {
            return Double.MIN_VALUE;
        }
        long bits = Double.doubleToRawLongBits(d);
        return Double.longBitsToDouble(d > 0 ? bits + 1 : bits - 1);
    }

    public static double nextDown(double d) {
        return -nextUp(-d);
    }

    public static double nextAfter(double start, double direction) {
        if (start != start || direction != direction) {
            return start + (double) direction;
        }
        return direction > start ? nextUp(start) : direction < start ? nextDown(start)
                : (double) direction;
    }

    public static double scalb(double d, int scaleFactor) {
        int n = max(min(scaleFactor, 2099), -2099);
        while (n > 1000) {
            d *= 0x1p1000;
            n -= 1000;
        }
        if (n >= -1000) {
            return d * powerOfTwo(n);
        }
        // Scale down in one step that may round, after steps that are exact.
        int exponent = getExponent(d);
        int exact = max(min(exponent + 1022, -n), 0);
        while (exact > 1000) {
            d *= 0x1p-1000;
            n += 1000;
            exact -= 1000;
        }
        d *= powerOfTwo(-exact);
        n += exact;
        return n < -1000 ? d * 0x1p-1000 * 0x1p-1000 : d * powerOfTwo(n);
    }

    /** 2^n for n in -1022..1023. */
    private static double powerOfTwo(int n) {
        return Double.longBitsToDouble((long) (n + 1023) << 52);
    }
}
