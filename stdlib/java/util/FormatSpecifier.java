package java.util;

import java.math.BigDecimal;
import java.math.BigInteger;

/** One %-specifier of a format string: %[index$][flags][width][.precision]conversion. */
final class FormatSpecifier {
    static final int NEXT = 0;
    static final int SAME = -1;

    private static final String FLAGS = "-#+ 0,(<";
    private static final String CONVERSIONS = "bBhHsScCdoxXeEfgGaAtT%n";

    /** The specifier in the form that messages show. */
    private final String text;
    private final int start;
    private final int length;
    private int index = NEXT;
    private String flags = "";
    private int width = -1;
    private int precision = -1;
    private char conversion;
    /** The letter after t, or 0. */
    private char time;
    private boolean upper;

    private FormatSpecifier(String format, int start, int[] at) {
        this.start = start;
        int i = start + 1;
        int n = format.length();
        int number = i;
        while (number < n && Character.isDigit(format.charAt(number))) {
            number++;
        }
        if (number > i && number < n && format.charAt(number) == '$') {
            index = parseNumber(format.substring(i, number));
            if (index <= 0) {
                throw new IllegalFormatArgumentIndexException(index);
            }
            i = number + 1;
        }
        while (i < n && FLAGS.indexOf(format.charAt(i)) >= 0) {
            char f = format.charAt(i++);
            if (flags.indexOf(f) >= 0) {
                throw new DuplicateFormatFlagsException(String.valueOf(f));
            }
            flags += f;
        }
        if (flags.indexOf('<') >= 0) {
            index = SAME;
        }
        int w = i;
        while (i < n && Character.isDigit(format.charAt(i))) {
            i++;
        }
        if (i > w) {
            width = parseNumber(format.substring(w, i));
        }
        if (i + 1 < n && format.charAt(i) == '.' && Character.isDigit(format.charAt(i + 1))) {
            int p = ++i;
            while (i < n && Character.isDigit(format.charAt(i))) {
                i++;
            }
            precision = parseNumber(format.substring(p, i));
        }
        char c = i < n ? format.charAt(i++) : 0;
        boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        if (!isLetter && c != '%') {
            // not a specifier at all: the error names what follows the percent sign
            int first = start + 1;
            throw new UnknownFormatConversionException(
                    first < n ? format.substring(first, first + 1) : "%");
        }
        if (c == 't' || c == 'T') {
            // the letter of a date or time follows
            if (i == n) {
                throw new UnknownFormatConversionException(String.valueOf(c));
            }
            time = format.charAt(i++);
            if (FormatTime.LETTERS.indexOf(time) < 0) {
                throw new UnknownFormatConversionException("t" + time);
            }
        }
        if (CONVERSIONS.indexOf(c) < 0) {
            throw new UnknownFormatConversionException(String.valueOf(c));
        }
        upper = c >= 'A' && c <= 'Z';
        conversion = Character.toLowerCase(c);
        length = i - start;
        at[0] = i;
        flags = inOrder(flags);
        text = "%" + flags + (index > 0 && takesArgument() ? index + "$" : "")
                + (width < 0 ? "" : width) + (precision < 0 ? "" : "." + precision) + c
                + (time == 0 ? "" : time);
        check();
    }

    private static String inOrder(String flags) {
        String ordered = "";
        for (int i = 0; i < FLAGS.length(); i++) {
            if (flags.indexOf(FLAGS.charAt(i)) >= 0) {
                ordered += FLAGS.charAt(i);
            }
        }
        return ordered;
    }

    private static int parseNumber(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return Integer.MIN_VALUE;
        }
    }

    static List<FormatSpecifier> parse(String format) {
        List<FormatSpecifier> all = new ArrayList<>();
        int[] at = {0};
        int i = format.indexOf('%');
        while (i >= 0) {
            all.add(new FormatSpecifier(format, i, at));
            i = format.indexOf('%', at[0]);
        }
        return all;
    }

    int start() {
        return start;
    }

    int end() {
        return start + length;
    }

    int index() {
        return index;
    }

    boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    boolean takesArgument() {
        return conversion != '%' && conversion != 'n';
    }

    @Override
    public String toString() {
        return text;
    }

    private void refuse(String bad) {
        for (int i = 0; i < bad.length(); i++) {
            if (has(bad.charAt(i))) {
                throw new FormatFlagsConversionMismatchException(
                        String.valueOf(bad.charAt(i)), time == 0 ? conversion : time);
            }
        }
    }

    private void refusePrecision() {
        if (precision != -1) {
            throw new IllegalFormatPrecisionException(precision);
        }
    }

    private void requireWidth(char flag) {
        if (has(flag) && width == -1) {
            throw new MissingFormatWidthException(text);
        }
    }

    /** Checks in the order of the original, since the first fault is the one reported. */
    private void check() {
        switch (conversion) {
            case 'n':
            case '%':
                checkText();
                break;
            case 'b':
            case 'h':
            case 's':
                refuse(conversion == 's' ? "" : "#");
                requireWidth('-');
                refuse("+ 0,(");
                break;
            case 'c':
            case 't':
                refusePrecision();
                refuse("#+ 0,(");
                requireWidth('-');
                break;
            default:
                checkNumeric();
                break;
        }
    }

    private void checkText() {
        refusePrecision();
        if (conversion == 'n' && width != -1) {
            throw new IllegalFormatWidthException(width);
        }
        if (!flags.isEmpty() && !(conversion == '%' && flags.equals("-"))) {
            throw new IllegalFormatFlagsException(flags);
        }
        requireWidth('-');
    }

    private void checkNumeric() {
        requireWidth('-');
        requireWidth('0');
        if (has('-') && has('0') || has('+') && has(' ')) {
            // The original counts upper case as a flag of its own, shown as ^ after the -.
            int at = !upper ? 0 : has('-') ? 1 : 0;
            throw new IllegalFormatFlagsException(
                    flags.substring(0, at) + (upper ? "^" : "") + flags.substring(at));
        }
        switch (conversion) {
            case 'd':
                refusePrecision();
                refuse("#");
                break;
            case 'o':
            case 'x':
                refusePrecision();
                refuse(",");
                break;
            case 'e':
                refuse(",");
                break;
            case 'g':
                refuse("#");
                break;
            case 'a':
                refuse("(,");
                break;
            default:
                break;
        }
    }

    /** The text for an argument. */
    String print(Object arg, Formatter formatter) {
        String s;
        switch (conversion) {
            case 'n':
                return "\n";
            case '%':
                return justify("%");
            case 'b':
                s = arg instanceof Boolean ? arg.toString() : String.valueOf(arg != null);
                return general(s);
            case 'h':
                return general(arg == null ? "null" : Integer.toHexString(arg.hashCode()));
            case 's':
                if (arg instanceof Formattable) {
                    ((Formattable) arg).formatTo(formatter, formattableFlags(), width, precision);
                    return "";
                }
                if (has('#')) {
                    throw new FormatFlagsConversionMismatchException("#", 's');
                }
                return general(String.valueOf(arg));
            case 'c':
                return general(arg == null ? "null" : character(arg));
            case 't':
                return general(arg == null ? "null" : time(arg));
            default:
                break;
        }
        if (arg == null) {
            return justify(cut(upper ? "NULL" : "null"));
        }
        boolean integral = conversion == 'd' || conversion == 'o' || conversion == 'x';
        s = integral ? integer(arg) : floating(arg);
        return justify(upper ? s.toUpperCase() : s);
    }

    private int formattableFlags() {
        return (has('-') ? FormattableFlags.LEFT_JUSTIFY : 0)
                | (upper ? FormattableFlags.UPPERCASE : 0)
                | (has('#') ? FormattableFlags.ALTERNATE : 0);
    }

    private String cut(String s) {
        return precision >= 0 && precision < s.length() ? s.substring(0, precision) : s;
    }

    private String general(String s) {
        String t = cut(s);
        return justify(upper ? t.toUpperCase() : t);
    }

    private String justify(String s) {
        int pad = width - s.length();
        if (pad <= 0) {
            return s;
        }
        return has('-') ? s + " ".repeat(pad) : " ".repeat(pad) + s;
    }

    private IllegalFormatConversionException unsuited(Object arg) {
        return new IllegalFormatConversionException(time == 0 ? conversion : time,
                arg.getClass());
    }

    private String time(Object arg) {
        FormatTime values = FormatTime.of(arg);
        if (values == null) {
            throw unsuited(arg);
        }
        return values.text(time);
    }

    private String character(Object arg) {
        if (arg instanceof Character) {
            return arg.toString();
        }
        if (!(arg instanceof Byte || arg instanceof Short || arg instanceof Integer)) {
            throw unsuited(arg);
        }
        int c = ((Number) arg).intValue();
        if (!Character.isValidCodePoint(c)) {
            throw new IllegalFormatCodePointException(c);
        }
        return Character.toString(c);
    }

    private String integer(Object arg) {
        if (arg instanceof BigInteger) {
            return large((BigInteger) arg);
        }
        int bits = arg instanceof Byte ? 8 : arg instanceof Short ? 16
                : arg instanceof Integer ? 32 : arg instanceof Long ? 64 : 0;
        if (bits == 0) {
            throw unsuited(arg);
        }
        long value = ((Number) arg).longValue();
        if (conversion == 'd') {
            String digits = Long.toString(value);
            return signed(value < 0 ? digits.substring(1) : digits, value < 0);
        }
        refuse("(+ ");
        value = bits == 64 ? value : value & (1L << bits) - 1;
        String s = conversion == 'x' ? Long.toHexString(value) : Long.toOctalString(value);
        String prefix = !has('#') ? "" : conversion == 'x' ? "0x" : "0";
        int zeros = has('0') ? width - s.length() - prefix.length() : 0;
        return prefix + (zeros > 0 ? "0".repeat(zeros) : "") + s;
    }

    /** An integer of any size has a sign in every radix. */
    private String large(BigInteger value) {
        boolean negative = value.signum() < 0;
        if (conversion == 'd') {
            return signed(value.abs().toString(), negative);
        }
        String prefix = !has('#') ? "" : conversion == 'x' ? "0x" : "0";
        return signed(prefix, value.abs().toString(conversion == 'x' ? 16 : 8), negative);
    }

    /** Adds grouping, sign and leading zeros to the digits of a magnitude. */
    private String signed(String digits, boolean negative) {
        boolean isGrouped = has(',') && digits.indexOf('e') < 0;
        return signed("", isGrouped ? grouped(digits) : digits, negative);
    }

    private String signed(String prefix, String s, boolean negative) {
        boolean round = negative && has('(');
        String sign = round ? "(" : negative ? "-" : has('+') ? "+" : has(' ') ? " " : "";
        int length = prefix.length() + s.length() + sign.length() + (round ? 1 : 0);
        int zeros = has('0') ? width - length : 0;
        return sign + prefix + (zeros > 0 ? "0".repeat(zeros) : "") + s + (round ? ")" : "");
    }

    private static String grouped(String digits) {
        int point = digits.indexOf('.');
        int end = point < 0 ? digits.length() : point;
        StringBuilder sb = new StringBuilder(digits);
        for (int i = end - 3; i > 0; i -= 3) {
            sb.insert(i, ',');
        }
        return sb.toString();
    }

    private String floating(Object arg) {
        if (arg instanceof BigDecimal && conversion != 'a') {
            return decimal(arg.toString(), ((BigDecimal) arg).signum() < 0);
        }
        if (!(arg instanceof Float || arg instanceof Double)) {
            throw unsuited(arg);
        }
        double d = ((Number) arg).doubleValue();
        boolean negative = Double.doubleToRawLongBits(d) < 0;
        if (d != d) {
            return "NaN";
        }
        if (Double.isInfinite(d)) {
            return negative ? has('(') ? "(Infinity)" : "-Infinity"
                    : has('+') ? "+Infinity" : has(' ') ? " Infinity" : "Infinity";
        }
        if (conversion == 'a') {
            String sign = negative ? "-" : has('+') ? "+" : has(' ') ? " " : "";
            String digits = FormatDecimal.hexadecimal(negative ? -d : d, precision).substring(2);
            int zeros = has('0') ? width - digits.length() - sign.length() - 2 : 0;
            return sign + "0x" + (zeros > 0 ? "0".repeat(zeros) : "") + digits;
        }
        // The original starts from the shortest decimal of the double, not from its exact value.
        return decimal(Double.toString(d), negative);
    }

    private String decimal(String text, boolean negative) {
        FormatDecimal decimal = new FormatDecimal(text);
        int places = precision < 0 ? 6 : precision;
        if (conversion == 'f') {
            return signed(decimal.fixed(places, has('#')), negative);
        }
        if (conversion == 'e') {
            return signed(decimal.scientific(places, has('#')), negative);
        }
        return signed(decimal.general(places == 0 ? 1 : places), negative);
    }
}
