package java.lang;

import java.util.Objects;

/** Conversions between integers and text in any radix, for Integer and Long. */
final class NumberText {
    private static final int MIN_RADIX = 2;
    private static final int MAX_RADIX = 36;

    private NumberText() {
    }

    static String toString(long i, int radix) {
        byte[] text = new byte[65];
        int at = 65;
        long rest = i > 0 ? -i : i;
        do {
            text[--at] = digit((int) -(rest % radix));
            rest /= radix;
        } while (rest != 0);
        if (i < 0) {
            text[--at] = '-';
        }
        return new String(text, 0, at, 65 - at);
    }

    private static byte digit(int d) {
        return (byte) (d < 10 ? '0' + d : 'a' - 10 + d);
    }

    /** The digits of an unsigned number in base 2^shift. */
    static String toPowerOfTwo(long i, int shift) {
        int n = Math.max((64 - Long.numberOfLeadingZeros(i) + shift - 1) / shift, 1);
        byte[] text = new byte[n];
        int mask = (1 << shift) - 1;
        do {
            text[--n] = digit((int) i & mask);
            i >>>= shift;
        } while (n > 0);
        return new String(text, String.LATIN1);
    }

    static long parse(String s, int radix, long min, long max) {
        if (s == null) {
            throw new NumberFormatException("Cannot parse null string");
        }
        checkRadix(radix);
        int n = s.length();
        int at = 0;
        boolean negative = false;
        if (n > 1) {
            char sign = s.charAt(0);
            negative = sign == '-';
            at = negative || sign == '+' ? 1 : 0;
        }
        long limit = negative ? min : -max;
        long lowest = limit / radix;
        long value = 0;
        if (n == 0) {
            throw malformed(s, radix);
        }
        while (at < n) {
            int d = Character.digit(s.charAt(at++), radix);
            if (d < 0 || value < lowest) {
                throw malformed(s, radix);
            }
            value *= radix;
            if (value < limit + d) {
                throw malformed(s, radix);
            }
            value -= d;
        }
        return negative ? value : -value;
    }

    private static void checkRadix(int radix) {
        if (radix < MIN_RADIX) {
            throw new NumberFormatException(
                    "radix " + radix + " less than Character.MIN_RADIX");
        }
        if (radix > MAX_RADIX) {
            throw new NumberFormatException(
                    "radix " + radix + " greater than Character.MAX_RADIX");
        }
    }

    static NumberFormatException malformed(String s, int radix) {
        return new NumberFormatException("For input string: \"" + s + "\""
                + (radix == 10 ? "" : " under radix " + radix));
    }

    static long parse(CharSequence s, int begin, int end, int radix, long min, long max) {
        Objects.requireNonNull(s);
        if (begin < 0 || begin > end || end > s.length()) {
            throw new IndexOutOfBoundsException();
        }
        checkRadix(radix);
        String part = s.subSequence(begin, end).toString();
        if (part.isEmpty()) {
            throw new NumberFormatException("");
        }
        try {
            return parse(part, radix, min, max);
        } catch (NumberFormatException e) {
            throw new NumberFormatException(
                    "Error at index " + firstBad(part, radix) + " in: \"" + part + "\"");
        }
    }

    private static int firstBad(String s, int radix) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            boolean sign = i == 0 && s.length() > 1 && (c == '-' || c == '+');
            if (!sign && Character.digit(c, radix) < 0) {
                return i;
            }
        }
        return s.length() - 1;
    }

    static long decode(String nm, long min, long max) {
        if (nm.isEmpty()) {
            throw new NumberFormatException("Zero length string");
        }
        int at = 0;
        boolean negative = nm.charAt(0) == '-';
        if (negative || nm.charAt(0) == '+') {
            at++;
        }
        int radix = 10;
        if (nm.startsWith("0x", at) || nm.startsWith("0X", at)) {
            at += 2;
            radix = 16;
        } else if (nm.startsWith("#", at)) {
            at++;
            radix = 16;
        } else if (nm.startsWith("0", at) && nm.length() > at + 1) {
            at++;
            radix = 8;
        }
        if (nm.startsWith("-", at) || nm.startsWith("+", at)) {
            throw new NumberFormatException("Sign character in wrong position");
        }
        String digits = nm.substring(at);
        return parse(negative ? "-" + digits : digits, radix, min, max);
    }

    static long parseUnsigned(String s, int radix) {
        if (s == null) {
            throw new NumberFormatException("Cannot parse null string");
        }
        if (s.startsWith("-")) {
            throw new NumberFormatException(
                    "Illegal leading minus sign on unsigned string " + s + ".");
        }
        checkRadix(radix);
        int at = s.length() > 1 && s.charAt(0) == '+' ? 1 : 0;
        if (s.isEmpty()) {
            throw malformed(s, radix);
        }
        long value = 0;
        long highest = Long.divideUnsigned(-1L, radix);
        for (; at < s.length(); at++) {
            int d = Character.digit(s.charAt(at), radix);
            if (d < 0) {
                throw malformed(s, radix);
            }
            long next = value * radix + d;
            if (Long.compareUnsigned(value, highest) > 0
                    || Long.compareUnsigned(next, value * radix) < 0) {
                throw new NumberFormatException(
                        "String value " + s + " exceeds range of unsigned long.");
            }
            value = next;
        }
        return value;
    }
}
