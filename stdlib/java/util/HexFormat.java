package java.util;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Bytes as hexadecimal text, with a delimiter, and a prefix and a suffix for each byte. */
public final class HexFormat {
    private static final HexFormat PLAIN = new HexFormat("", "", "", false);

    private final String delimiter;
    private final String prefix;
    private final String suffix;
    private final boolean upperCase;

    private HexFormat(String delimiter, String prefix, String suffix, boolean upperCase) {
        this.delimiter = Objects.requireNonNull(delimiter, "delimiter");
        this.prefix = Objects.requireNonNull(prefix, "prefix");
        this.suffix = Objects.requireNonNull(suffix, "suffix");
        this.upperCase = upperCase;
    }

    public static HexFormat of() {
        return PLAIN;
    }

    public static HexFormat ofDelimiter(String delimiter) {
        return new HexFormat(delimiter, "", "", false);
    }

    public HexFormat withDelimiter(String delimiter) {
        return new HexFormat(delimiter, prefix, suffix, upperCase);
    }

    public HexFormat withPrefix(String prefix) {
        return new HexFormat(delimiter, prefix, suffix, upperCase);
    }

    public HexFormat withSuffix(String suffix) {
        return new HexFormat(delimiter, prefix, suffix, upperCase);
    }

    public HexFormat withUpperCase() {
        return new HexFormat(delimiter, prefix, suffix, true);
    }

    public HexFormat withLowerCase() {
        return new HexFormat(delimiter, prefix, suffix, false);
    }

    public String delimiter() {
        return delimiter;
    }

    public String prefix() {
        return prefix;
    }

    public String suffix() {
        return suffix;
    }

    public boolean isUpperCase() {
        return upperCase;
    }

    public String formatHex(byte[] bytes) {
        return formatHex(bytes, 0, bytes.length);
    }

    public String formatHex(byte[] bytes, int fromIndex, int toIndex) {
        return formatHex(new StringBuilder(), bytes, fromIndex, toIndex).toString();
    }

    public <A extends Appendable> A formatHex(A out, byte[] bytes) {
        return formatHex(out, bytes, 0, bytes.length);
    }

    public <A extends Appendable> A formatHex(A out, byte[] bytes, int fromIndex, int toIndex) {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(bytes, "bytes");
        Objects.checkFromToIndex(fromIndex, toIndex, bytes.length);
        try {
            for (int i = fromIndex; i < toIndex; i++) {
                if (i > fromIndex) {
                    out.append(delimiter);
                }
                out.append(prefix).append(toHighHexDigit(bytes[i]))
                        .append(toLowHexDigit(bytes[i])).append(suffix);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        return out;
    }

    public byte[] parseHex(CharSequence string) {
        return parseHex(string, 0, string.length());
    }

    public byte[] parseHex(char[] chars, int fromIndex, int toIndex) {
        Objects.requireNonNull(chars, "chars");
        Objects.checkFromToIndex(fromIndex, toIndex, chars.length);
        return parseHex(new String(chars, fromIndex, toIndex - fromIndex));
    }

    public byte[] parseHex(CharSequence string, int fromIndex, int toIndex) {
        Objects.requireNonNull(string, "string");
        Objects.checkFromToIndex(fromIndex, toIndex, string.length());
        String s = string.subSequence(fromIndex, toIndex).toString();
        if (s.isEmpty()) {
            return new byte[0];
        }
        int unit = prefix.length() + 2 + suffix.length();
        int stride = unit + delimiter.length();
        if ((s.length() - unit) % stride != 0 || s.length() < unit) {
            throw new IllegalArgumentException(stride == 2
                    ? "string length not even: " + s.length()
                    : "extra or missing delimiters "
                            + "or values consisting of prefix, two hexadecimal digits, and suffix");
        }
        byte[] bytes = new byte[(s.length() - unit) / stride + 1];
        String between = suffix + delimiter + prefix;
        check(s, 0, prefix);
        int at = prefix.length();
        for (int i = 0; i < bytes.length; i++) {
            if (i > 0) {
                check(s, at, between);
                at += between.length();
            }
            bytes[i] = (byte) (fromHexDigit(s.charAt(at)) << 4 | fromHexDigit(s.charAt(at + 1)));
            at += 2;
        }
        check(s, at, suffix);
        return bytes;
    }

    private static void check(String s, int at, String expected) {
        if (s.startsWith(expected, at)) {
            return;
        }
        int i = at;
        while (s.charAt(i) == expected.charAt(i - at)) {
            i++;
        }
        throw new IllegalArgumentException("found: \""
                + s.substring(at, at + expected.length()) + "\", expected: \"" + expected
                + "\", index: " + at + " ch: " + (int) s.charAt(i));
    }

    private char digit(int value) {
        int d = value & 0xf;
        return (char) (d < 10 ? '0' + d : (upperCase ? 'A' : 'a') + d - 10);
    }

    public char toLowHexDigit(int value) {
        return digit(value);
    }

    public char toHighHexDigit(int value) {
        return digit(value >> 4);
    }

    public <A extends Appendable> A toHexDigits(A out, byte value) {
        Objects.requireNonNull(out, "out");
        try {
            out.append(toHighHexDigit(value)).append(toLowHexDigit(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        return out;
    }

    public String toHexDigits(byte value) {
        return toHexDigits(value, 2);
    }

    public String toHexDigits(char value) {
        return toHexDigits(value, 4);
    }

    public String toHexDigits(short value) {
        return toHexDigits(value, 4);
    }

    public String toHexDigits(int value) {
        return toHexDigits(value, 8);
    }

    public String toHexDigits(long value) {
        return toHexDigits(value, 16);
    }

    public String toHexDigits(long value, int digits) {
        if (digits < 0 || digits > 16) {
            throw new IllegalArgumentException("number of digits: " + digits);
        }
        char[] chars = new char[digits];
        for (int i = 0; i < digits; i++) {
            chars[digits - 1 - i] = digit((int) (value >>> 4 * i));
        }
        return new String(chars);
    }

    public static boolean isHexDigit(int ch) {
        return value(ch) >= 0;
    }

    private static int value(int ch) {
        return ch < 128 ? Character.digit(ch, 16) : -1;
    }

    public static int fromHexDigit(int ch) {
        int value = value(ch);
        if (value < 0) {
            throw new NumberFormatException("not a hexadecimal digit: \"" + (char) ch + "\" = "
                    + ch);
        }
        return value;
    }

    public static int fromHexDigits(CharSequence string) {
        return fromHexDigits(string, 0, string.length());
    }

    public static int fromHexDigits(CharSequence string, int fromIndex, int toIndex) {
        return (int) fromDigits(string, fromIndex, toIndex, 8);
    }

    public static long fromHexDigitsToLong(CharSequence string) {
        return fromHexDigitsToLong(string, 0, string.length());
    }

    public static long fromHexDigitsToLong(CharSequence string, int fromIndex, int toIndex) {
        return fromDigits(string, fromIndex, toIndex, 16);
    }

    private static long fromDigits(CharSequence string, int from, int to, int limit) {
        Objects.requireNonNull(string, "string");
        Objects.checkFromToIndex(from, to, string.length());
        if (to - from > limit) {
            throw new IllegalArgumentException(
                    "string length greater than " + limit + ": " + (to - from));
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value << 4 | fromHexDigit(string.charAt(i));
        }
        return value;
    }

    @Override
    public boolean equals(Object o) {
        if (!(o instanceof HexFormat)) {
            return false;
        }
        HexFormat other = (HexFormat) o;
        return upperCase == other.upperCase && delimiter.equals(other.delimiter)
                && prefix.equals(other.prefix) && suffix.equals(other.suffix);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hash(delimiter, prefix, suffix) + Boolean.hashCode(upperCase);
    }

    @Override
    public String toString() {
        return "uppercase: " + upperCase + ", delimiter: \"" + delimiter + "\", prefix: \""
                + prefix + "\", suffix: \"" + suffix + "\"";
    }
}
