package java.lang;

/**
 * The natural logarithm and the exponential, with fdlibm's method and so its results.
 *
 * <p>log: x is 2**k (1 + f); log(1 + f) is 2s + 2s**3/3 + ... for s = f / (2 + f), with a minimax
 * polynomial for the tail. exp: x is k ln 2 + r, and exp(r) a rational function of r.
 */
final class StrictLogarithm {
    private static final double LN2_HIGH = 6.93147180369123816490e-01;
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    private static final double INVERSE_LN2 = 1.44269504088896338700e+00;
    private static final double LARGEST_EXPONENT = 7.09782712893383973096e+02;
    private static final double SMALLEST_EXPONENT = -7.45133219101941108420e+02;
    private static final double TWO_54 = 0x1.0p54;

    private StrictLogarithm() {
    }

    private static int highWord(double x) {
        return (int) (Double.doubleToRawLongBits(x) >> 32);
    }

    static double log(double x) {
        if (!(x > 0)) {
            return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        if (x == Double.POSITIVE_INFINITY) {
            return x;
        }
        int k = 0;
        double value = x;
        if (value < Double.MIN_NORMAL) {
            k -= 54;
            value *= TWO_54;
        }
        int high = highWord(value);
        k += (high >> 20) - 1023;
        high &= 0xfffff;
        // 1 + f lies between sqrt(1/2) and sqrt(2)
        int carry = high + 0x95f64 & 0x100000;
        long low = Double.doubleToRawLongBits(value) & 0xffffffffL;
        long bits = (long) (high | carry ^ 0x3ff00000) << 32 | low;
        k += carry >> 20;
        return logarithm(k, Double.longBitsToDouble(bits) - 1.0, high);
    }

    private static double logarithm(double k, double f, int high) {
        if ((0xfffff & 2 + high) < 3) {
            // |f| is below 2**-20
            double r = f * f * (0.5 - 0.33333333333333333 * f);
            return f == 0 ? k * LN2_HIGH + k * LN2_LOW
                    : k == 0 ? f - r : k * LN2_HIGH - (r - k * LN2_LOW - f);
        }
        double s = f / (2.0 + f);
        double z = s * s;
        double w = z * z;
        double even = w * (3.999999999940941908e-01
                + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
        double odd = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01
                + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
        double r = odd + even;
        if ((high - 0x6147a | 0x6b851 - high) > 0) {
            double half = 0.5 * f * f;
            return k == 0 ? f - (half - s * (half + r))
                    : k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
        }
        return k == 0 ? f - s * (f - r) : k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
    }

    static double log10(double x) {
        if (!(x > 0)) {
            return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        if (x == Double.POSITIVE_INFINITY) {
            return x;
        }
        int k = 0;
        double value = x;
        if (value < Double.MIN_NORMAL) {
            k -= 54;
            value *= TWO_54;
        }
        int high = highWord(value);
        k += (high >> 20) - 1023;
        int isNegative = k < 0 ? 1 : 0;
        long low = Double.doubleToRawLongBits(value) & 0xffffffffL;
        long bits = (long) (high & 0xfffff | 0x3ff - isNegative << 20) << 32 | low;
        double y = k + isNegative;
        double z = y * 3.69423907715893078616e-13
                + 4.34294481903251816668e-01 * log(Double.longBitsToDouble(bits));
        return z + y * 3.01029995663611771306e-01;
    }

    static double exp(double x) {
        if (!(x >= SMALLEST_EXPONENT)) {
            return x != x ? x : 0.0;
        }
        if (x > LARGEST_EXPONENT) {
            return Double.POSITIVE_INFINITY;
        }
        int size = highWord(x) & 0x7fffffff;
        if (size <= 0x3fd62e42) {
            return size < 0x3e300000 ? 1.0 + x : exponential(x, 0.0, 0.0, 0);
        }
        int sign = x < 0 ? -1 : 1;
        int k = size < 0x3ff0a2b2 ? sign : (int) (INVERSE_LN2 * x + sign * 0.5);
        double high = x - k * LN2_HIGH;
        double low = k * LN2_LOW;
        return exponential(high - low, high, low, k);
    }

    private static double exponential(double x, double high, double low, int k) {
        double t = x * x;
        double c = x - t * (1.66666666666666019037e-01 + t * (-2.77777777770155933842e-03
                + t * (6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06
                + t * 4.13813679705723846039e-08))));
        if (k == 0) {
            return 1.0 - (x * c / (c - 2.0) - x);
        }
        double y = 1.0 - (low - x * c / (2.0 - c) - high);
        return k >= -1021 ? scaled(y, k) : scaled(y, k + 1000) * 0x1.0p-1000;
    }

    private static double scaled(double y, int k) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(y) + ((long) k << 52));
    }
}
