package java.lang;

/** pow, cbrt and hypot, with fdlibm's method and so its results. */
final class StrictPower {
    private static final double[] LOG = {5.99999999999994648725e-01, 4.28571428578550184252e-01,
        3.33333329818377432918e-01, 2.72728123808534006489e-01, 2.30660745775561754067e-01,
        2.06975017800338417784e-01};

    private StrictPower() {
    }

    private static int highWord(double x) {
        return (int) (Double.doubleToRawLongBits(x) >> 32);
    }

    private static double clearLow(double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xffffffff00000000L);
    }

    private static double ofHigh(int word) {
        return Double.longBitsToDouble((long) word << 32);
    }

    private static boolean isWhole(double y) {
        return Math.rint(y) == y;
    }

    private static boolean isOdd(double y) {
        return isWhole(y) && Math.abs(y) < 0x1p53 && ((long) y & 1) != 0;
    }

    static double pow(double x, double y) {
        if (y == 0) {
            return 1.0;
        }
        if (x != x || y != y) {
            return x + y;
        }
        double size = Math.abs(x);
        if (Double.isInfinite(y)) {
            return size == 1 ? Double.NaN : size > 1 == y > 0 ? Double.POSITIVE_INFINITY : 0.0;
        }
        if (y == 1 || y == 2) {
            return y == 1 ? x : x * x;
        }
        if (y == -1) {
            return 1.0 / x;
        }
        if (y == 0.5 && x >= -Double.MAX_VALUE) {
            return Math.sqrt(x + 0.0);
        }
        boolean isNegative = Double.doubleToRawLongBits(x) < 0;
        if (size == 0 || Double.isInfinite(x) || size == 1) {
            double z = y < 0 ? 1.0 / size : size;
            if (isNegative && size == 1 && !isWhole(y)) {
                return Double.NaN;
            }
            return isNegative && isOdd(y) ? -z : z;
        }
        if (isNegative && !isWhole(y)) {
            return Double.NaN;
        }
        double sign = isNegative && isOdd(y) ? -1.0 : 1.0;
        return power(size, y, sign);
    }

    private static double power(double size, double y, double sign) {
        int word = highWord(size);
        double[] log;
        int yWord = highWord(y) & 0x7fffffff;
        if (yWord > 0x41e00000) {
            if (yWord > 0x43f00000 || word < 0x3fefffff || word > 0x3ff00000) {
                boolean isBelow = yWord > 0x43f00000 ? word <= 0x3fefffff : word < 0x3fefffff;
                return isBelow == y < 0 ? sign * Double.POSITIVE_INFINITY : sign * 0.0;
            }
            log = logNearOne(size);
        } else {
            log = logarithm(size);
        }
        double yHigh = clearLow(y);
        double low = (y - yHigh) * log[0] + y * log[1];
        double high = yHigh * log[0];
        double z = low + high;
        if (z >= 1024 && (z > 1024 || low + 8.0085662595372944372e-17 > z - high)) {
            return sign * Double.POSITIVE_INFINITY;
        }
        if (z <= -1075 && (z < -1075 || low <= z - high)) {
            return sign * 0.0;
        }
        return sign * exponential(high, low);
    }

    /** log2 of 1 + t for tiny t, in two parts. */
    private static double[] logNearOne(double size) {
        double t = size - 1.0;
        double w = t * t * (0.5 - t * (0.3333333333333333333333 - t * 0.25));
        double u = 1.44269502162933349609e+00 * t;
        double v = t * 1.92596299112661746887e-08 - w * 1.44269504088896338700e+00;
        double high = clearLow(u + v);
        return new double[] {high, v - (high - u)};
    }

    /** log2 in two parts: s = (a - b) / (a + b) for b = 1 or 1.5, in two parts as well. */
    private static double[] logarithm(double size) {
        int n = 0;
        double a = size;
        if (a < Double.MIN_NORMAL) {
            a *= 0x1p53;
            n -= 53;
        }
        int word = highWord(a);
        n += (word >> 20) - 1023;
        int fraction = word & 0xfffff;
        word = fraction | 0x3ff00000;
        boolean isUpper = fraction > 0x3988e && fraction < 0xbb67a;
        if (fraction >= 0xbb67a) {
            n++;
            word -= 0x00100000;
        }
        a = Double.longBitsToDouble((long) word << 32
                | Double.doubleToRawLongBits(a) & 0xffffffffL);
        double b = isUpper ? 1.5 : 1.0;
        double u = a - b;
        double v = 1.0 / (a + b);
        double s = u * v;
        double sHigh = clearLow(s);
        double tHigh = ofHigh((word >> 1 | 0x20000000) + 0x00080000 + (isUpper ? 0x40000 : 0));
        double tLow = a - (tHigh - b);
        double sLow = v * (u - sHigh * tHigh - sHigh * tLow);
        double s2 = s * s;
        double r = s2 * s2 * (LOG[0] + s2 * (LOG[1] + s2 * (LOG[2] + s2 * (LOG[3] + s2 * (LOG[4]
                + s2 * LOG[5])))));
        r += sLow * (sHigh + s);
        s2 = sHigh * sHigh;
        tHigh = clearLow(3.0 + s2 + r);
        tLow = r - (tHigh - 3.0 - s2);
        u = sHigh * tHigh;
        v = sLow * tHigh + tLow * s;
        double pHigh = clearLow(u + v);
        double pLow = v - (pHigh - u);
        double zHigh = 9.61796700954437255859e-01 * pHigh;
        double zLow = -7.02846165095275826516e-09 * pHigh + pLow * 9.61796693925975554329e-01
                + (isUpper ? 1.35003920212974897128e-08 : 0.0);
        double offset = isUpper ? 5.84962487220764160156e-01 : 0.0;
        double high = clearLow(zHigh + zLow + offset + n);
        return new double[] {high, zLow - (high - n - offset - zHigh)};
    }

    /** 2**(high + low). */
    private static double exponential(double high, double low) {
        double z = low + high;
        int word = highWord(z);
        int size = word & 0x7fffffff;
        int k = (size >> 20) - 1023;
        int n = 0;
        double rest = high;
        if (size > 0x3fe00000) {
            n = word + (0x00100000 >> k + 1);
            k = ((n & 0x7fffffff) >> 20) - 1023;
            double t = ofHigh(n & ~(0x000fffff >> k));
            n = (n & 0x000fffff | 0x00100000) >> 20 - k;
            n = word < 0 ? -n : n;
            rest = high - t;
        }
        double t = clearLow(low + rest);
        double u = t * 6.93147182464599609375e-01;
        double v = (low - (t - rest)) * 6.93147180559945286227e-01
                + t * -1.90465429995776804525e-09;
        z = u + v;
        double w = v - (z - u);
        t = z * z;
        double c = z - t * (1.66666666666666019037e-01 + t * (-2.77777777770155933842e-03
                + t * (6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06
                + t * 4.13813679705723846039e-08))));
        double r = z * c / (c - 2.0) - (w + z * w);
        z = 1.0 - (r - z);
        return Math.scalb(z, n);
    }

    static double cbrt(double x) {
        if (x == 0 || !(Math.abs(x) <= Double.MAX_VALUE)) {
            return x;
        }
        double size = Math.abs(x);
        double t;
        if (size < Double.MIN_NORMAL) {
            double scaled = 0x1p54 * size;
            t = ofHigh(highWord(scaled) / 3 + 696219795);
        } else {
            t = ofHigh(highWord(size) / 3 + 715094163);
        }
        double r = t * t / size;
        double s = 5.42857142857142815906e-01 + r * t;
        t *= 3.57142857142857150787e-01 + 1.60714285714285720630e+00
                / (s + 1.41428571428571436819e+00 + -7.05306122448979611050e-01 / s);
        t = ofHigh(highWord(t) + 1);
        s = t * t;
        r = size / s;
        double w = t + t;
        r = (r - t) / (w + r);
        t += t * r;
        return x < 0 ? -t : t;
    }

    static double hypot(double x, double y) {
        double a = Math.max(Math.abs(x), Math.abs(y));
        double b = Math.min(Math.abs(x), Math.abs(y));
        if (Double.isInfinite(x) || Double.isInfinite(y)) {
            return Double.POSITIVE_INFINITY;
        }
        if (a != a) {
            return Double.NaN;
        }
        if (highWord(a) - highWord(b) > 0x3c00000) {
            return a + b;
        }
        int k = 0;
        if (highWord(a) > 0x5f300000) {
            k = 600;
        } else if (b == 0) {
            return a;
        } else if (highWord(b) < 0x00100000) {
            k = -1022;
        } else if (highWord(b) < 0x20b00000) {
            k = -600;
        }
        // two steps for subnormal numbers
        double root = root(Math.scalb(a, -k), Math.scalb(b, -k));
        return Math.scalb(root, k);
    }

    private static double root(double first, double second) {
        double a = Math.max(first, second);
        double b = Math.min(first, second);
        double w = a - b;
        if (w > b) {
            double t = clearLow(a);
            double rest = a - t;
            return Math.sqrt(t * t - (b * -b - rest * (a + t)));
        }
        double twice = a + a;
        double y = clearLow(b);
        double t = ofHigh(highWord(a) + 0x00100000);
        return Math.sqrt(t * y - (w * -w - (t * (b - y) + (twice - t) * b)));
    }
}
