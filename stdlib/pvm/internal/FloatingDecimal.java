package pvm.internal;

/**
 * Decimal text of floating-point numbers: of all decimals that round to the number, those with the
 * fewest digits (but at least two), and of these the one nearest to it. As in JDK 17, powers of two
 * and integers of more bits than the type has get a digit more where that rule would do with less.
 */
public final class FloatingDecimal {
    private static final double[] POWERS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10,
        1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

    private static final double LOG10_OF_2 = 0.30102999566398120;

    private FloatingDecimal() {
    }

    public static String toString(double d) {
        long bits = Double.doubleToRawLongBits(d);
        long fraction = bits & 0xfffffffffffffL;
        int exponent = (int) (bits >>> 52) & 0x7ff;
        if (exponent == 0x7ff || (exponent | fraction) == 0) {
            return special(bits < 0, exponent != 0, fraction != 0);
        }
        double magnitude = d < 0 ? -d : d;
        if (magnitude >= 1e-3 && magnitude < 1e15) {
            String simple = simple(d < 0, magnitude);
            if (simple != null) {
                return simple;
            }
        }
        boolean normal = exponent > 0;
        long m = normal ? fraction | 1L << 52 : fraction;
        return general(d < 0, m, normal ? exponent - 1075 : -1074);
    }

    public static String toString(float f) {
        int bits = Float.floatToRawIntBits(f);
        int fraction = bits & 0x7fffff;
        int exponent = bits >>> 23 & 0xff;
        if (exponent == 0xff || (exponent | fraction) == 0) {
            return special(bits < 0, exponent != 0, fraction != 0);
        }
        boolean normal = exponent > 0;
        long m = normal ? fraction | 1 << 23 : fraction;
        return general(f < 0, m, normal ? exponent - 150 : -149);
    }

    private static String special(boolean negative, boolean large, boolean nan) {
        String s = !large ? "0.0" : nan ? "NaN" : "Infinity";
        return negative && !(large && nan) ? "-" + s : s;
    }

    /**
     * The text of d in 10^-3..10^15 if at most 15 digits do; null otherwise. The quotient of an
     * integer below 2^53 by a power up to 10^22 is rounded once, so if it gives d back then the
     * decimal reads as d; and no two decimals of 15 digits read as one double.
     */
    private static String simple(boolean negative, double d) {
        for (int scale = 0; scale < 18; scale++) {
            double scaled = d * POWERS[scale];
            if (scaled >= 1e15) {
                return null;
            }
            long m = (long) (scaled + 0.5);
            if (m / POWERS[scale] == d) {
                byte[] digits = new byte[20];
                int n = Text.putDecimal(m, digits, 0);
                int point = n - scale;
                while (n > 1 && digits[n - 1] == '0') {
                    n--;
                }
                return layout(negative, digits, n, point);
            }
        }
        return null;
    }

    private static String general(boolean negative, long m, int e) {
        boolean isLong = e > 0 && Long.numberOfLeadingZeros(m) > e;
        return isLong ? integral(negative, m << e, e) : exact(negative, m, e);
    }

    /**
     * The text of a number below 2^63 with a gap of 2^e to the next: the decimal places below a
     * quarter of the gap are rounded away, and no more.
     */
    private static String integral(boolean negative, long value, int e) {
        int places = e > 1 ? (int) ((e - 2) * LOG10_OF_2) : 0;
        long unit = (long) POWERS[places];
        long kept = value / unit;
        if (value % unit >= unit / 2 && places > 0) {
            kept++;
        }
        byte[] digits = new byte[20];
        int n = Text.putDecimal(kept, digits, 0);
        return layout(negative, digits, n, n + places);
    }

    /**
     * The text of m * 2^e by exact arithmetic (Steele and White's fixed-width free-format
     * algorithm): the number is r / s, half the gap to its neighbours is gap / s; for a power of
     * two, whose gaps differ, that of the smaller one.
     */
    private static String exact(boolean negative, long m, int e) {
        int extra = (m & m - 1) == 0 ? 1 : 0;
        BigNumber r = new BigNumber(m, 36);
        BigNumber s = new BigNumber(1, 36);
        BigNumber gap = new BigNumber(1, 36);
        r.shiftLeft(Math.max(e, 0) + 1 + extra);
        s.shiftLeft(Math.max(-e, 0) + 1 + extra);
        gap.shiftLeft(Math.max(e, 0));
        int point = estimate(m, e);
        if (point >= 0) {
            s.multiplyPowerOfTen(point);
        } else {
            r.multiplyPowerOfTen(-point);
            gap.multiplyPowerOfTen(-point);
        }
        return digits(negative, new State(r, s, gap, (m & 1) == 0), point);
    }

    /** The exponent p, perhaps one too small, with m * 2^e below 10^p. */
    private static int estimate(long m, int e) {
        int bits = 63 - Long.numberOfLeadingZeros(m) + e;
        return (int) Math.floor(bits * LOG10_OF_2) + 1;
    }

    /** The fraction being written. */
    private static final class State {
        final BigNumber r;
        final BigNumber s;
        final BigNumber gap;
        final boolean inclusive;

        State(BigNumber r, BigNumber s, BigNumber gap, boolean inclusive) {
            this.r = r;
            this.s = s;
            this.gap = gap;
            this.inclusive = inclusive;
        }

        void timesTen() {
            r.multiplyAdd(10, 0);
            gap.multiplyAdd(10, 0);
        }

        /** Whether dropping the rest leaves a decimal that reads back. */
        boolean lowEnough() {
            int c = r.compareTo(gap);
            return c < 0 || c == 0 && inclusive;
        }

        /** Whether rounding up gives a decimal that reads back. */
        boolean highEnough() {
            BigNumber sum = r.copy();
            sum.add(gap);
            int c = sum.compareTo(s);
            return c > 0 || c == 0 && inclusive;
        }
    }

    private static String digits(boolean negative, State x, int point) {
        if (x.r.compareTo(x.s) >= 0) {
            x.s.multiplyAdd(10, 0);
            point++;
        }
        byte[] out = new byte[20];
        int n = 0;
        while (true) {
            x.timesTen();
            int digit = x.r.divideSmall(x.s);
            boolean low = x.lowEnough();
            boolean high = x.highEnough();
            out[n++] = (byte) ('0' + digit);
            if ((low || high) && (n > 1 || x.r.isZero())) {
                return layout(negative, out, n, point + roundLast(out, n, x, low, high));
            }
            if (low && n == 1 || high && n == 1) {
                // One digit would do, but the nearest decimal of two digits is asked for.
                x.timesTen();
                out[n++] = (byte) ('0' + x.r.divideSmall(x.s));
                int carry = roundLast(out, n, x, true, true);
                return layout(negative, out, out[1] == '0' ? 1 : 2, point + carry);
            }
        }
    }

    /** Rounds the last digit to the nearest (half to even); 1 if all digits carried over. */
    private static int roundLast(byte[] out, int n, State x, boolean low, boolean high) {
        if (!high) {
            return 0;
        }
        if (low) {
            BigNumber twice = x.r.copy();
            twice.shiftLeft(1);
            int c = twice.compareTo(x.s);
            if (c < 0 || c == 0 && (out[n - 1] & 1) == 0) {
                return 0;
            }
        }
        int i = n - 1;
        while (i >= 0 && out[i] == '9') {
            out[i--] = '0';
        }
        if (i >= 0) {
            out[i]++;
            return 0;
        }
        out[0] = '1';
        return 1;
    }

    /** Writes 0.d1d2d3… * 10^point in the form that Double.toString documents. */
    private static String layout(boolean negative, byte[] digits, int n, int point) {
        while (n > 1 && digits[n - 1] == '0') {
            n--;
        }
        byte[] out = new byte[32];
        int at = 0;
        if (negative) {
            out[at++] = '-';
        }
        if (point > 0 && point <= 7) {
            at = plain(out, at, digits, n, point);
        } else if (point <= 0 && point > -3) {
            out[at++] = '0';
            out[at++] = '.';
            for (int i = point; i < 0; i++) {
                out[at++] = '0';
            }
            System.arraycopy(digits, 0, out, at, n);
            at += n;
        } else {
            at = plain(out, at, digits, n, 1);
            out[at++] = 'E';
            at = Text.putDecimal(point - 1, out, at);
        }
        return new String(out, 0, 0, at);
    }

    private static int plain(byte[] out, int at, byte[] digits, int n, int point) {
        for (int i = 0; i < point; i++) {
            out[at++] = i < n ? digits[i] : (byte) '0';
        }
        out[at++] = '.';
        if (n <= point) {
            out[at++] = '0';
        } else {
            System.arraycopy(digits, point, out, at, n - point);
            at += n - point;
        }
        return at;
    }

    public static String toHexString(double d) {
        long bits = Double.doubleToRawLongBits(d);
        int exponent = (int) (bits >>> 52) & 0x7ff;
        return toHexString(bits < 0, bits & 0xfffffffffffffL, exponent, 0x7ff, 1023);
    }

    public static String toHexString(float f) {
        int bits = Float.floatToRawIntBits(f);
        long fraction = (long) (bits & 0x7fffff) << 29;
        return toHexString(bits < 0, fraction, bits >>> 23 & 0xff, 0xff, 127);
    }

    private static String toHexString(boolean negative, long fraction, int exponent, int highest,
            int bias) {
        if (exponent == highest) {
            return special(negative, true, fraction != 0);
        }
        StringBuilder sb = new StringBuilder();
        sb.append(negative ? "-0x" : "0x").append(exponent == 0 ? "0." : "1.");
        if (fraction == 0) {
            return sb.append('0').append(exponent == 0 ? "p0" : "p" + (exponent - bias)).toString();
        }
        String hex = Long.toHexString(fraction | 1L << 52).substring(1);
        int n = hex.length();
        while (n > 1 && hex.charAt(n - 1) == '0') {
            n--;
        }
        return sb.append(hex, 0, n).append('p').append(Math.max(exponent, 1) - bias).toString();
    }
}
