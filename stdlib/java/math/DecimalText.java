package java.math;

/** Decimal numbers as text: the canonical form, the engineers' and the plain one; and back. */
final class DecimalText {
    /** From this length on the error for a wrong character is another. */
    private static final int LONG_TEXT = 18;
    private static final int EXPONENT_DIGITS = 10;

    private final char[] in;
    private final int end;
    private int at;
    private BigInteger unscaled;
    private long scale;

    private DecimalText(char[] in, int offset, int len) {
        this.in = in;
        at = offset;
        end = offset + len;
    }

    static BigDecimal parse(char[] in, int offset, int len) {
        if (offset < 0 || len < 0 || offset > in.length - len) {
            throw new NumberFormatException("Bad offset or len arguments for char[] input.");
        }
        if (len == 0) {
            throw new NumberFormatException();
        }
        DecimalText text = new DecimalText(in, offset, len);
        text.parse(len);
        if (text.scale != (int) text.scale) {
            throw new NumberFormatException("Scale out of range.");
        }
        return new BigDecimal(text.unscaled, (int) text.scale);
    }

    private void parse(int len) {
        boolean negative = in[at] == '-';
        if (negative || in[at] == '+') {
            at++;
        }
        StringBuilder digits = new StringBuilder(len);
        boolean hasPoint = false;
        long exponent = 0;
        for (; at < end; at++) {
            char c = in[at];
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                digits.append((char) ('0' + digit));
                scale += hasPoint ? 1 : 0;
            } else if (c == '.') {
                if (hasPoint) {
                    throw new NumberFormatException(
                            "Character array contains more than one decimal point.");
                }
                hasPoint = true;
            } else if (c == 'e' || c == 'E') {
                at++;
                exponent = exponent();
            } else {
                throw new NumberFormatException(len > LONG_TEXT
                        ? "Character array is missing \"e\" notation exponential mark."
                        : "Character " + c + " is neither a decimal digit number, decimal point,"
                        + " nor \"e\" notation exponential mark.");
            }
        }
        if (digits.length() == 0) {
            throw new NumberFormatException("No digits found.");
        }
        unscaled = number(digits.toString(), negative);
        scale -= exponent;
    }

    private static BigInteger number(String digits, boolean negative) {
        if (digits.length() < LONG_TEXT) {
            long value = Long.parseLong(digits);
            return BigInteger.valueOf(negative ? -value : value);
        }
        BigInteger value = new BigInteger(digits);
        return negative ? value.negate() : value;
    }

    private long exponent() {
        boolean negative = at < end && in[at] == '-';
        if (negative || at < end && in[at] == '+') {
            at++;
        }
        if (at == end) {
            throw new NumberFormatException();
        }
        while (end - at > 1 && Character.digit(in[at], 10) == 0) {
            at++;
        }
        if (end - at > EXPONENT_DIGITS) {
            throw new NumberFormatException("Too many nonzero exponent digits.");
        }
        long exponent = 0;
        for (; at < end; at++) {
            int digit = Character.digit(in[at], 10);
            if (digit < 0) {
                throw new NumberFormatException("Not a digit.");
            }
            exponent = exponent * 10 + digit;
        }
        exponent = negative ? -exponent : exponent;
        if (exponent != (int) exponent) {
            throw new NumberFormatException("Exponent overflow.");
        }
        return exponent;
    }

    static String canonical(BigInteger unscaled, int scale) {
        if (scale == 0) {
            return unscaled.toString();
        }
        String digits = unscaled.abs().toString();
        StringBuilder sb = new StringBuilder(unscaled.signum() < 0 ? "-" : "");
        long adjusted = digits.length() - 1L - scale;
        if (scale >= 0 && adjusted >= -6) {
            return withPoint(sb, digits, scale).toString();
        }
        sb.append(digits.charAt(0));
        if (digits.length() > 1) {
            sb.append('.').append(digits, 1, digits.length());
        }
        return withExponent(sb, adjusted).toString();
    }

    private static StringBuilder withPoint(StringBuilder sb, String digits, int scale) {
        int whole = digits.length() - scale;
        if (whole > 0) {
            return sb.append(digits, 0, whole).append('.').append(digits, whole, digits.length());
        }
        return sb.append("0.").append("0".repeat(-whole)).append(digits);
    }

    private static StringBuilder withExponent(StringBuilder sb, long exponent) {
        return exponent == 0 ? sb : sb.append(exponent > 0 ? "E+" : "E").append(exponent);
    }

    /** The exponent is a multiple of three, with one to three digits before the point. */
    static String engineering(BigInteger unscaled, int scale) {
        String digits = unscaled.abs().toString();
        long adjusted = digits.length() - 1L - scale;
        if (scale == 0 || scale > 0 && adjusted >= -6) {
            return canonical(unscaled, scale);
        }
        StringBuilder sb = new StringBuilder(unscaled.signum() < 0 ? "-" : "");
        int extra = (int) Math.floorMod(adjusted, 3L);
        long exponent = adjusted - extra;
        if (unscaled.signum() == 0) {
            // 0, 0.00 or 0.0: what is left over shows in the scale alone
            sb.append(extra == 0 ? "0" : extra == 1 ? "0.00" : "0.0");
            return withExponent(sb, extra == 0 ? exponent : exponent + 3).toString();
        }
        if (digits.length() <= extra + 1) {
            sb.append(digits).append("0".repeat(extra + 1 - digits.length()));
        } else {
            sb.append(digits, 0, extra + 1).append('.').append(digits, extra + 1, digits.length());
        }
        return withExponent(sb, exponent).toString();
    }

    static String plain(BigInteger unscaled, int scale) {
        if (scale == 0) {
            return unscaled.toString();
        }
        if (scale < 0) {
            return unscaled.signum() == 0 ? "0" : unscaled + "0".repeat(-scale);
        }
        StringBuilder sb = new StringBuilder(unscaled.signum() < 0 ? "-" : "");
        return withPoint(sb, unscaled.abs().toString(), scale).toString();
    }
}
