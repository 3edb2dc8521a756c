package java.lang;

/** expm1, log1p and the hyperbolic functions, with fdlibm's method and so its results. */
final class StrictHyperbolic {
    private static final double LN2_HIGH = 6.93147180369123816490e-01;
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    private static final double INVERSE_LN2 = 1.44269504088896338700e+00;

    private StrictHyperbolic() {
    }

    private static int highWord(double x) {
        return (int) (Double.doubleToRawLongBits(x) >> 32);
    }

    private static double addExponent(double x, int k) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) + ((long) k << 52));
    }

    static double expm1(double x) {
        int size = highWord(x) & 0x7fffffff;
        if (x != x || x == Double.POSITIVE_INFINITY || size < 0x3c900000) {
            return x;
        }
        if (size >= 0x4043687a) {
            if (x > 7.09782712893383973096e+02) {
                return Double.POSITIVE_INFINITY;
            }
            if (x < 0) {
                return -1.0;
            }
        }
        if (size <= 0x3fd62e42) {
            return reduced(x, 0.0, 0);
        }
        int sign = x < 0 ? -1 : 1;
        int k = size < 0x3ff0a2b2 ? sign : (int) (INVERSE_LN2 * x + sign * 0.5);
        double high = x - k * LN2_HIGH;
        double low = k * LN2_LOW;
        double r = high - low;
        return reduced(r, high - r - low, k);
    }

    /** 2**k exp(x + c) - 1. */
    private static double reduced(double x, double c, int k) {
        double half = 0.5 * x;
        double hx = x * half;
        double r1 = 1.0 + hx * (-3.33333333333331316428e-02 + hx * (1.58730158725481460165e-03
                + hx * (-7.93650757867487942473e-05 + hx * (4.00821782732936239552e-06
                + hx * -2.01099218183624371326e-07))));
        double t = 3.0 - r1 * half;
        double e = hx * ((r1 - t) / (6.0 - x * t));
        if (k == 0) {
            return x - (x * e - hx);
        }
        e = x * (e - c) - c - hx;
        if (k == -1) {
            return 0.5 * (x - e) - 0.5;
        }
        if (k == 1) {
            return x < -0.25 ? -2.0 * (e - (x + 0.5)) : 1.0 + 2.0 * (x - e);
        }
        if (k <= -2 || k > 56) {
            return addExponent(1.0 - (e - x), k) - 1.0;
        }
        double power = addExponent(1.0, -k);
        return addExponent(k < 20 ? 1.0 - power - (e - x) : x - (e + power) + 1.0, k);
    }

    static double log1p(double x) {
        int word = highWord(x);
        int size = word & 0x7fffffff;
        if (!(x > -1)) {
            return x == -1 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        if (x == Double.POSITIVE_INFINITY) {
            return x;
        }
        if (size < 0x3e200000) {
            return size < 0x3c900000 ? x : x - x * x * 0.5;
        }
        if (word > 0 && word < 0x3fda827a || word <= 0xbfd2bec3) {
            return logarithm(x, 0, 0.0, 1);
        }
        double u = word < 0x43400000 ? 1.0 + x : x;
        int k = (highWord(u) >> 20) - 1023;
        double c = word >= 0x43400000 ? 0.0 : (k > 0 ? 1.0 - (u - x) : x - (u - 1.0)) / u;
        int fraction = highWord(u) & 0xfffff;
        long mantissa = Double.doubleToRawLongBits(u) & 0xfffffffffffffL;
        boolean isLower = fraction < 0x6a09e;
        long exponent = isLower ? 0x3ffL : 0x3feL;
        u = Double.longBitsToDouble(mantissa | exponent << 52);
        int rest = isLower ? fraction : 0x00100000 - fraction >> 2;
        return logarithm(u - 1.0, isLower ? k : k + 1, c, rest);
    }

    /** log(2**k (1 + f)) with the correction c; rest is 0 for f of less than 2**-20. */
    private static double logarithm(double f, int k, double c, int rest) {
        double half = 0.5 * f * f;
        if (rest == 0) {
            double corrected = c + k * LN2_LOW;
            if (f == 0) {
                return k == 0 ? 0.0 : k * LN2_HIGH + corrected;
            }
            double r = half * (1.0 - 0.66666666666666666 * f);
            return k == 0 ? f - r : k * LN2_HIGH - (r - (k * LN2_LOW + c) - f);
        }
        double s = f / (2.0 + f);
        double z = s * s;
        double r = z * (6.666666666666735130e-01 + z * (3.999999999940941908e-01
                + z * (2.857142874366239149e-01 + z * (2.222219843214978396e-01
                + z * (1.818357216161805012e-01 + z * (1.531383769920937332e-01
                + z * 1.479819860511658591e-01))))));
        return k == 0 ? f - (half - s * (half + r))
                : k * LN2_HIGH - (half - (s * (half + r) + (k * LN2_LOW + c)) - f);
    }

    static double sinh(double x) {
        int size = highWord(x) & 0x7fffffff;
        double a = Math.abs(x);
        if (!(a <= Double.MAX_VALUE) || size < 0x3e300000) {
            return x;
        }
        double half = x < 0 ? -0.5 : 0.5;
        if (size < 0x40360000) {
            double t = expm1(a);
            return size < 0x3ff00000 ? half * (2.0 * t - t * t / (t + 1.0))
                    : half * (t + t / (t + 1.0));
        }
        return large(a, half);
    }

    /** half * exp(a), which may be finite where exp(a) is not. */
    private static double large(double a, double half) {
        if (a < 0x1.62e42p9) {
            return half * StrictLogarithm.exp(a);
        }
        if (a <= 0x1.633ce8fb9f87dp9) {
            double w = StrictLogarithm.exp(0.5 * a);
            return half * w * w;
        }
        return half * Double.POSITIVE_INFINITY;
    }

    static double cosh(double x) {
        int size = highWord(x) & 0x7fffffff;
        double a = Math.abs(x);
        if (!(a <= Double.MAX_VALUE)) {
            return a;
        }
        if (size < 0x3fd62e43) {
            double t = expm1(a);
            double w = 1.0 + t;
            return size < 0x3c800000 ? w : 1.0 + t * t / (w + w);
        }
        if (size < 0x40360000) {
            double t = StrictLogarithm.exp(a);
            return 0.5 * t + 0.5 / t;
        }
        return large(a, 0.5);
    }

    static double tanh(double x) {
        int size = highWord(x) & 0x7fffffff;
        if (x != x) {
            return x;
        }
        double a = Math.abs(x);
        if (size < 0x3c800000) {
            return x * (1.0 + x);
        }
        double z = 1.0;
        if (size < 0x3ff00000) {
            double t = expm1(-2.0 * a);
            z = -t / (t + 2.0);
        } else if (size < 0x40360000) {
            z = 1.0 - 2.0 / (expm1(2.0 * a) + 2.0);
        }
        return x < 0 ? -z : z;
    }
}
