package java.util;

/** The magnitude of a number as decimal digits, to be rounded half up. */
final class FormatDecimal {
    /** The value is 0.d1d2d3… * 10^point. */
    private String digits;
    private int point;

    /** Takes the text of Double.toString or BigDecimal.toString. */
    FormatDecimal(String s) {
        int e = s.indexOf('E');
        int exponent = e < 0 ? 0 : Integer.parseInt(s.substring(e + 1));
        String mantissa = s.substring(s.charAt(0) == '-' ? 1 : 0, e < 0 ? s.length() : e);
        if (mantissa.indexOf('.') < 0) {
            mantissa += ".";
        }
        int dot = mantissa.indexOf('.');
        digits = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
        point = dot + exponent;
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '0') {
            zeros++;
        }
        digits = digits.substring(zeros);
        point = digits.isEmpty() ? 0 : point - zeros;
    }

    /** Keeps n digits, rounding half up; n may be zero or negative. */
    private void round(int n) {
        if (n >= digits.length()) {
            return;
        }
        boolean up = n >= 0 && digits.charAt(n) >= '5';
        StringBuilder sb = new StringBuilder(digits.substring(0, Math.max(n, 0)));
        int i = sb.length() - 1;
        while (up && i >= 0 && sb.charAt(i) == '9') {
            sb.setCharAt(i--, '0');
        }
        if (up && i >= 0) {
            sb.setCharAt(i, (char) (sb.charAt(i) + 1));
        } else if (up) {
            sb.insert(0, '1');
            point++;
        }
        digits = sb.toString();
    }

    private char digit(int i) {
        return i >= 0 && i < digits.length() ? digits.charAt(i) : '0';
    }

    String fixed(int places, boolean alwaysPoint) {
        round(point + places);
        StringBuilder sb = new StringBuilder();
        if (point <= 0) {
            sb.append('0');
        }
        for (int i = 0; i < point; i++) {
            sb.append(digit(i));
        }
        if (places > 0 || alwaysPoint) {
            sb.append('.');
        }
        for (int i = 0; i < places; i++) {
            sb.append(digit(point + i));
        }
        return sb.toString();
    }

    String scientific(int places, boolean alwaysPoint) {
        round(places + 1);
        StringBuilder sb = new StringBuilder().append(digit(0));
        if (places > 0 || alwaysPoint) {
            sb.append('.');
        }
        for (int i = 1; i <= places; i++) {
            sb.append(digit(i));
        }
        int exponent = digits.isEmpty() ? 0 : point - 1;
        int size = Math.abs(exponent);
        return sb.append(exponent < 0 ? "e-" : "e+").append(size < 10 ? "0" : "").append(size)
                .toString();
    }

    /** The form that %g chooses after rounding to n significant digits. */
    String general(int n) {
        if (digits.isEmpty()) {
            return fixed(n - 1, false);
        }
        round(n);
        boolean plain = point > -4 && point <= n;
        return plain ? fixed(n - point, false) : scientific(n - 1, false);
    }

    static String hexadecimal(double d, int precision) {
        if (precision >= 0) {
            throw new UnsupportedOperationException("%a with a precision is not supported");
        }
        return Double.toHexString(d);
    }
}
