package java.lang;

/** Trigonometric functions and their inverses, with fdlibm's method and so its results. */
final class StrictTrigonometry {
    private static final double[] TAN = {3.33333333333334091986e-01, 1.33333333333201242699e-01,
        5.39682539762260521377e-02, 2.18694882948595424599e-02, 8.86323982359930005737e-03,
        3.59207910759131235356e-03, 1.45620945432529025516e-03, 5.88041240820264096874e-04,
        2.46463134818469906812e-04, 7.81794442939557092300e-05, 7.14072491382608190305e-05,
        -1.85586374855275456654e-05, 2.59073051863633712884e-05};
    private static final double[] ATAN = {3.33333333333329318027e-01, -1.99999999998764832476e-01,
        1.42857142725034663711e-01, -1.11111104054623557880e-01, 9.09088713343650656196e-02,
        -7.69187620504482999495e-02, 6.66107313738753120669e-02, -5.83357013379057348645e-02,
        4.97687799461593236017e-02, -3.65315727442169155270e-02, 1.62858201153657823623e-02};
    private static final double[] ATAN_HIGH = {4.63647609000806093515e-01,
        7.85398163397448278999e-01, 9.82793723247329054082e-01, 1.57079632679489655800e+00};
    private static final double[] ATAN_LOW = {2.26987774529616870924e-17,
        3.06161699786838301793e-17, 1.39033110312309984516e-17, 6.12323399573676603587e-17};
    private static final double QUARTER = 7.85398163397448278999e-01;
    private static final double QUARTER_LOW = 3.06161699786838301793e-17;
    private static final double HALF_PI = 1.57079632679489655800e+00;
    private static final double HALF_PI_LOW = 6.12323399573676603587e-17;
    private static final double PI_LOW = 1.2246467991473531772e-16;

    private StrictTrigonometry() {
    }

    private static int sizeWord(double x) {
        return (int) (Double.doubleToRawLongBits(x) >> 32) & 0x7fffffff;
    }

    private static double clearLow(double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xffffffff00000000L);
    }

    static double sin(double x) {
        if (sizeWord(x) <= 0x3fe921fb) {
            return sine(x, 0, false);
        }
        StrictArgument a = StrictArgument.of(x);
        double value = (a.quadrant & 1) == 0 ? sine(a.high, a.low, true) : cosine(a.high, a.low);
        return (a.quadrant & 2) == 0 ? value : -value;
    }

    static double cos(double x) {
        if (sizeWord(x) <= 0x3fe921fb) {
            return cosine(x, 0);
        }
        StrictArgument a = StrictArgument.of(x);
        double value = (a.quadrant & 1) == 0 ? cosine(a.high, a.low) : sine(a.high, a.low, true);
        return (a.quadrant + 1 & 2) == 0 ? value : -value;
    }

    static double tan(double x) {
        if (sizeWord(x) <= 0x3fe921fb) {
            return tangent(x, 0, true);
        }
        StrictArgument a = StrictArgument.of(x);
        return tangent(a.high, a.low, (a.quadrant & 1) == 0);
    }

    private static double sine(double x, double y, boolean hasTail) {
        if (sizeWord(x) < 0x3e400000) {
            return x;
        }
        double z = x * x;
        double v = z * x;
        double r = 8.33333333332248946124e-03 + z * (-1.98412698298579493134e-04
                + z * (2.75573137070700676789e-06 + z * (-2.50507602534068634195e-08
                + z * 1.58969099521155010221e-10)));
        return hasTail ? x - (z * (0.5 * y - v * r) - y - v * -1.66666666666666324348e-01)
                : x + v * (-1.66666666666666324348e-01 + z * r);
    }

    private static double cosine(double x, double y) {
        int word = sizeWord(x);
        if (word < 0x3e400000) {
            return 1.0;
        }
        double z = x * x;
        double r = z * (4.16666666666666019037e-02 + z * (-1.38888888888741095749e-03
                + z * (2.48015872894767294178e-05 + z * (-2.75573143513906633035e-07
                + z * (2.08757232129817482790e-09 + z * -1.13596475577881948265e-11)))));
        if (word < 0x3fd33333) {
            return 1.0 - (0.5 * z - (z * r - x * y));
        }
        double part = word > 0x3fe90000 ? 0.28125
                : Double.longBitsToDouble((long) (word - 0x00200000) << 32);
        double half = 0.5 * z - part;
        return 1.0 - part - (half - (z * r - x * y));
    }

    /** tan(x + y), or -1 / tan(x + y). */
    private static double tangent(double x, double y, boolean direct) {
        int word = sizeWord(x);
        if (word < 0x3e300000 && x == 0 && !direct) {
            return Double.POSITIVE_INFINITY;
        }
        if (word < 0x3e300000) {
            return direct ? x : inverse(x, y);
        }
        boolean isLarge = word >= 0x3fe59428;
        double sign = x < 0 ? -1 : 1;
        double a = x;
        double b = y;
        if (isLarge) {
            a = QUARTER - sign * x + (QUARTER_LOW - sign * y);
            b = 0.0;
        }
        double z = a * a;
        double w = z * z;
        double odd = TAN[1] + w * (TAN[3] + w * (TAN[5] + w * (TAN[7] + w * (TAN[9]
                + w * TAN[11]))));
        double even = z * (TAN[2] + w * (TAN[4] + w * (TAN[6] + w * (TAN[8] + w * (TAN[10]
                + w * TAN[12])))));
        double s = z * a;
        double r = b + z * (s * (odd + even) + b);
        r += TAN[0] * s;
        w = a + r;
        if (isLarge) {
            double v = direct ? 1 : -1;
            return sign * (v - 2.0 * (a - (w * w / (w + v) - r)));
        }
        return direct ? w : inverse(a, r);
    }

    /** -1 / (x + y). */
    private static double inverse(double x, double y) {
        double w = x + y;
        double z = clearLow(w);
        double v = y - (z - x);
        double inverse = -1.0 / w;
        double t = clearLow(inverse);
        return t + inverse * (1.0 + t * z + t * v);
    }

    /** The rational part of the arc sine, of x squared. */
    private static double arc(double t) {
        double p = t * (1.66666666666666657415e-01 + t * (-3.25565818622400915405e-01
                + t * (2.01212532134862925881e-01 + t * (-4.00555345006794114027e-02
                + t * (7.91534994289814532176e-04 + t * 3.47933107596021167570e-05)))));
        double q = 1.0 + t * (-2.40339491173441421878e+00 + t * (2.02094576023350569471e+00
                + t * (-6.88283971605453293030e-01 + t * 7.70381505559019352791e-02)));
        return p / q;
    }

    static double asin(double x) {
        int word = sizeWord(x);
        if (Math.abs(x) == 1) {
            return x * HALF_PI + x * HALF_PI_LOW;
        }
        if (!(Math.abs(x) < 1)) {
            return Double.NaN;
        }
        if (word < 0x3fe00000) {
            return word < 0x3e400000 ? x : x + x * arc(x * x);
        }
        double t = (1.0 - Math.abs(x)) * 0.5;
        double r = arc(t);
        double s = Math.sqrt(t);
        double value;
        if (word >= 0x3fef3333) {
            value = HALF_PI - (2.0 * (s + s * r) - HALF_PI_LOW);
        } else {
            double w = clearLow(s);
            double c = (t - w * w) / (s + w);
            double p = 2.0 * s * r - (HALF_PI_LOW - 2.0 * c);
            value = QUARTER - (p - (QUARTER - 2.0 * w));
        }
        return x > 0 ? value : -value;
    }

    static double acos(double x) {
        int word = sizeWord(x);
        if (Math.abs(x) == 1) {
            return x > 0 ? 0.0 : Math.PI + 2.0 * HALF_PI_LOW;
        }
        if (!(Math.abs(x) < 1)) {
            return Double.NaN;
        }
        if (word < 0x3fe00000) {
            return word <= 0x3c600000 ? HALF_PI + HALF_PI_LOW
                    : HALF_PI - (x - (HALF_PI_LOW - x * arc(x * x)));
        }
        double z = (x < 0 ? 1.0 + x : 1.0 - x) * 0.5;
        double s = Math.sqrt(z);
        double r = arc(z);
        if (x < 0) {
            return Math.PI - 2.0 * (s + (r * s - HALF_PI_LOW));
        }
        double high = clearLow(s);
        double c = (z - high * high) / (s + high);
        return 2.0 * (high + (r * s + c));
    }

    static double atan(double x) {
        int word = sizeWord(x);
        if (word >= 0x44100000) {
            return x != x ? x : Math.copySign(ATAN_HIGH[3] + ATAN_LOW[3], x);
        }
        int id = -1;
        double a = x;
        if (word >= 0x3fdc0000) {
            a = Math.abs(x);
            id = word < 0x3fe60000 ? 0 : word < 0x3ff30000 ? 1 : word < 0x40038000 ? 2 : 3;
            a = id == 0 ? (2.0 * a - 1.0) / (2.0 + a) : id == 1 ? (a - 1.0) / (a + 1.0)
                    : id == 2 ? (a - 1.5) / (1.0 + 1.5 * a) : -1.0 / a;
        } else if (word < 0x3e200000) {
            return x;
        }
        double z = a * a;
        double w = z * z;
        double even = z * (ATAN[0] + w * (ATAN[2] + w * (ATAN[4] + w * (ATAN[6] + w * (ATAN[8]
                + w * ATAN[10])))));
        double odd = w * (ATAN[1] + w * (ATAN[3] + w * (ATAN[5] + w * (ATAN[7] + w * ATAN[9]))));
        if (id < 0) {
            return a - a * (even + odd);
        }
        double value = ATAN_HIGH[id] - (a * (even + odd) - ATAN_LOW[id] - a);
        return x < 0 ? -value : value;
    }

    static double atan2(double y, double x) {
        if (x != x || y != y) {
            return Double.NaN;
        }
        boolean left = Double.doubleToRawLongBits(x) < 0;
        if (x == 1) {
            return atan(y);
        }
        if (y == 0) {
            return left ? Math.copySign(Math.PI, y) : y;
        }
        if (x == 0) {
            return Math.copySign(HALF_PI, y);
        }
        boolean isInfinite = Double.isInfinite(y);
        if (Double.isInfinite(x)) {
            double angle = isInfinite ? left ? 3.0 * QUARTER : QUARTER : left ? Math.PI : 0.0;
            return Math.copySign(angle, y);
        }
        int k = sizeWord(y) - sizeWord(x) >> 20;
        if (isInfinite) {
            return Math.copySign(HALF_PI, y);
        }
        double z = k > 60 ? HALF_PI + 0.5 * PI_LOW : left && k < -60 ? 0.0
                : atan(Math.abs(y / x));
        z = left ? Math.PI - (z - PI_LOW) : z;
        return y < 0 ? -z : z;
    }
}
