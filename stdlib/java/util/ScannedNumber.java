package java.util;

/** The numbers a scanner knows: digits with commas between groups of three, signs, exponents. */
final class ScannedNumber {
    private ScannedNumber() {
    }

    /** What Integer.parseInt and its kind take for a token, or null if it is not an integer. */
    static String integer(String token, int radix) {
        int start = signLength(token);
        return isNumeral(token, start, token.length(), radix) ? token.replace(",", "") : null;
    }

    private static int signLength(String token) {
        return token.startsWith("-") || token.startsWith("+") ? 1 : 0;
    }

    private static boolean isNumeral(String s, int from, int to, int radix) {
        int comma = s.indexOf(',', from);
        if (comma < 0 || comma >= to) {
            return areDigits(s, from, to, radix) > 0;
        }
        if (comma - from > 3 || areDigits(s, from, comma, radix) <= 0
                || Character.digit(s.charAt(from), radix) == 0) {
            return false;
        }
        for (int i = comma; i < to; i += 4) {
            if (i + 4 > to || s.charAt(i) != ',' || areDigits(s, i + 1, i + 4, radix) != 3) {
                return false;
            }
        }
        return true;
    }

    /** How many digits there are; -1 if something else is among them. */
    private static int areDigits(String s, int from, int to, int radix) {
        for (int i = from; i < to; i++) {
            if (Character.digit(s.charAt(i), radix) < 0) {
                return -1;
            }
        }
        return to - from;
    }

    /** What Double.parseDouble takes for a token, or null if it is not a number. */
    static String floating(String token) {
        String decimal = decimal(token);
        if (decimal != null) {
            return decimal;
        }
        int start = signLength(token);
        String rest = token.substring(start);
        if (rest.equals("NaN") || rest.equals("Infinity")) {
            return token;
        }
        if (rest.equals("\u221e")) {
            return token.substring(0, start) + "Infinity";
        }
        return isHexadecimal(rest) ? token : null;
    }

    /** What new BigDecimal takes for a token, or null if it is not a decimal number. */
    static String decimal(String token) {
        int start = signLength(token);
        int end = token.length();
        int e = Math.max(token.indexOf('e'), token.indexOf('E'));
        if (e >= 0) {
            int digits = e + 1 + signLength(token.substring(e + 1));
            if (areDigits(token, digits, end, 10) <= 0) {
                return null;
            }
            end = e;
        }
        int point = token.indexOf('.');
        if (point > end) {
            return null;
        }
        int whole = point < 0 ? end : point;
        int fraction = point < 0 ? 0 : areDigits(token, point + 1, end, 10);
        boolean hasWhole = whole > start;
        if (fraction < 0 || hasWhole && !isNumeral(token, start, whole, 10)
                || !hasWhole && fraction == 0) {
            return null;
        }
        return token.replace(",", "");
    }

    private static boolean isHexadecimal(String s) {
        if (!s.startsWith("0x") && !s.startsWith("0X")) {
            return false;
        }
        int end = Math.max(s.indexOf('p'), s.indexOf('P'));
        if (end >= 0) {
            int digits = end + 1 + signLength(s.substring(end + 1));
            if (areDigits(s, digits, s.length(), 10) <= 0) {
                return false;
            }
        } else {
            end = s.length();
        }
        int point = s.indexOf('.');
        return point >= 2 && point < end && areDigits(s, 2, point, 16) >= 0
                && areDigits(s, point + 1, end, 16) > 0;
    }
}
