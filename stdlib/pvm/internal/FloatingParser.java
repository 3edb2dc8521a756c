package pvm.internal;

/** Reads floating-point numbers (JLS 3.10.2 and Double.valueOf), rounded correctly. */
public final class FloatingParser {
    private static final double[] POWERS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10,
        1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    private static final int MAX_EXPONENT = 100000;

    private final String text;
    private final int end;
    private int at;
    private boolean negative;
    /** The significant digits without point, and the power of ten of their unit. */
    private final StringBuilder digits = new StringBuilder();
    private int exponent;

    private FloatingParser(String in) {
        text = in.trim();
        int n = text.length();
        char last = n == 0 ? ' ' : text.charAt(n - 1);
        boolean suffix = n > 1 && (last == 'f' || last == 'F' || last == 'd' || last == 'D');
        end = suffix ? n - 1 : n;
    }

    public static double parseDouble(String in) {
        FloatingParser p = new FloatingParser(in);
        return Double.longBitsToDouble(p.parse(53, -1074, 971));
    }

    public static float parseFloat(String in) {
        FloatingParser p = new FloatingParser(in);
        return Float.intBitsToFloat((int) p.parse(24, -149, 104));
    }

    private NumberFormatException malformed() {
        return new NumberFormatException(text.isEmpty() ? "empty String"
                : "For input string: \"" + text + "\"");
    }

    private char peek() {
        return at < end ? text.charAt(at) : 0;
    }

    /** The bits of the number nearest to the text, in a format with precision bits. */
    private long parse(int precision, int lowest, int highest) {
        char sign = peek();
        negative = sign == '-';
        if (negative || sign == '+') {
            at++;
        }
        String rest = text.substring(at);
        if (rest.equals("NaN")) {
            return precision == 53 ? 0x7ff8000000000000L : 0x7fc00000L;
        }
        if (rest.equals("Infinity")) {
            return infinity(precision, lowest, highest);
        }
        if (peek() == '0' && at + 1 < end && (text.charAt(at + 1) | 0x20) == 'x') {
            return parseHex(precision, lowest, highest);
        }
        readDecimal();
        return decimalBits(precision, lowest, highest);
    }

    private void readDecimal() {
        boolean any = false;
        boolean point = false;
        int fraction = 0;
        for (; at < end; at++) {
            char c = text.charAt(at);
            if (c == '.' && point) {
                throw new NumberFormatException("multiple points");
            }
            if (c == '.') {
                point = true;
            } else if (c >= '0' && c <= '9') {
                any = true;
                fraction += point ? 1 : 0;
                if (c != '0' || digits.length() > 0) {
                    digits.append(c);
                }
            } else {
                break;
            }
        }
        if (!any) {
            throw malformed();
        }
        int written = (peek() | 0x20) == 'e' ? readExponent() : 0;
        if (at < end) {
            throw malformed();
        }
        exponent = written - fraction;
    }

    private int readExponent() {
        at++;
        boolean minus = peek() == '-';
        if (minus || peek() == '+') {
            at++;
        }
        int value = 0;
        int start = at;
        for (; at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9'; at++) {
            value = Math.min(value * 10 + text.charAt(at) - '0', 10 * MAX_EXPONENT);
        }
        if (at == start) {
            throw malformed();
        }
        return minus ? -value : value;
    }

    private long decimalBits(int precision, int lowest, int highest) {
        int n = digits.length();
        while (n > 0 && digits.charAt(n - 1) == '0') {
            n--;
            exponent++;
        }
        digits.setLength(n);
        if (n == 0 || n + (long) exponent < -400) {
            return zero(precision);
        }
        if (n + (long) exponent > 400) {
            return infinity(precision, lowest, highest);
        }
        if (precision == 53 && n <= 15 && exponent >= -22 && exponent <= 22) {
            double d = Long.parseLong(digits.toString());
            d = exponent < 0 ? d / POWERS[-exponent] : d * POWERS[exponent];
            return Double.doubleToRawLongBits(negative ? -d : d);
        }
        return ratioBits(precision, lowest, highest);
    }

    /** Rounds digits * 10^exponent by exact division. */
    private long ratioBits(int precision, int lowest, int highest) {
        BigNumber num = new BigNumber(0, 36 + digits.length() / 9);
        for (int i = 0; i < digits.length(); i++) {
            num.multiplyAdd(10, digits.charAt(i) - '0');
        }
        BigNumber den = new BigNumber(1, 36);
        num.multiplyPowerOfTen(Math.max(exponent, 0));
        den.multiplyPowerOfTen(Math.max(-exponent, 0));
        // Choose e with num / den / 2^e in 2^(precision-1) .. 2^(precision+1), then exactly.
        int e = Math.max(num.bitLength() - den.bitLength() - precision, lowest);
        return divide(num, den, e, new int[] {precision, lowest, highest});
    }

    private long divide(BigNumber num, BigNumber den, int e, int[] format) {
        num.shiftLeft(Math.max(-e, 0));
        den.shiftLeft(Math.max(e, 0));
        int bits = Math.max(num.bitLength() - den.bitLength() + 1, 0);
        den.shiftLeft(bits);
        long q = 0;
        for (int i = 0; i <= bits; i++) {
            q <<= 1;
            if (num.compareTo(den) >= 0) {
                num.subtract(den);
                q |= 1;
            }
            num.shiftLeft(1);
        }
        // num is now the remainder times two, in units of den.
        boolean sticky;
        if (q >>> format[0] != 0) {
            sticky = (q & 1) != 0 && !num.isZero();
            return round(q >> 1, (q & 1) == 0 ? 0 : sticky ? 3 : 2, e + 1, format);
        }
        int c = num.compareTo(den);
        int half = num.isZero() ? 0 : c < 0 ? 1 : c == 0 ? 2 : 3;
        return round(q, half, e, format);
    }

    /** Rounds q * 2^e; half says that the rest is none, below, just, or above one half. */
    private long round(long q, int half, int e, int[] format) {
        if (half == 3 || half == 2 && (q & 1) != 0) {
            q++;
        }
        if (q >>> format[0] != 0) {
            q >>= 1;
            e++;
        }
        return pack(format[0], q, e, format[2], format[1]);
    }

    private long pack(int precision, long q, int e, int highest, int lowest) {
        if (q == 0) {
            return zero(precision);
        }
        if (e > highest) {
            return infinity(precision, lowest, highest);
        }
        long hidden = 1L << precision - 1;
        long biased = (q & hidden) == 0 ? 0 : e - lowest + 1;
        return zero(precision) | biased << precision - 1 | q & hidden - 1;
    }

    private long zero(int precision) {
        return negative ? 1L << (precision == 53 ? 63 : 31) : 0;
    }

    private long infinity(int precision, int lowest, int highest) {
        return zero(precision) | (long) (highest - lowest + 2) << precision - 1;
    }

    private long parseHex(int precision, int lowest, int highest) {
        at += 2;
        long q = 0;
        int e = 0;
        boolean sticky = false;
        boolean any = false;
        boolean point = false;
        for (; at < end; at++) {
            char c = text.charAt(at);
            int d = Character.digit(c, 16);
            if (c == '.' && !point) {
                point = true;
            } else if (d >= 0 && c < 0x80) {
                any = true;
                if (q >>> 58 == 0) {
                    q = q << 4 | d;
                    e -= point ? 4 : 0;
                } else {
                    sticky |= d != 0;
                    e += point ? 0 : 4;
                }
            } else {
                break;
            }
        }
        if (!any || (peek() | 0x20) != 'p') {
            throw malformed();
        }
        e += readExponent();
        if (at < end) {
            throw malformed();
        }
        return hexBits(q, e, sticky, new int[] {precision, lowest, highest});
    }

    private long hexBits(long q, int e, boolean sticky, int[] format) {
        if (q == 0) {
            return zero(format[0]);
        }
        int drop = Math.max(64 - Long.numberOfLeadingZeros(q) - format[0], format[1] - e);
        if (drop > 62) {
            return zero(format[0]);
        }
        if (drop <= 0) {
            int up = Math.min(format[0] - (64 - Long.numberOfLeadingZeros(q)), e - format[1]);
            return round(q << up, 0, e - up, format);
        }
        long rest = q & (1L << drop) - 1;
        long middle = 1L << drop - 1;
        int half = rest == 0 && !sticky ? 0 : rest < middle ? 1
                : rest == middle && !sticky ? 2 : 3;
        return round(q >>> drop, half, e + drop, format);
    }
}
