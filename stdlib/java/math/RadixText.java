package java.math;

import java.util.ArrayList;
import java.util.List;

/** Magnitudes as text, and back: long ones are split at powers of the radix. */
final class RadixText {
    /** Numbers of so many words and digits are done word by word. */
    private static final int SHORT_WORDS = 32;
    private static final int SHORT_DIGITS = 300;

    private final int radix;
    /** How many digits fit into a positive int, and the power of the radix that they are below. */
    private final int wordDigits;
    private final int wordPower;
    /** The power of the radix with wordDigits, 2 wordDigits, 4 wordDigits... zeros. */
    private final List<int[]> powers = new ArrayList<>();

    private RadixText(int radix) {
        this.radix = radix;
        int digits = 1;
        long power = radix;
        while (power * radix <= Integer.MAX_VALUE) {
            power *= radix;
            digits++;
        }
        wordDigits = digits;
        wordPower = (int) power;
    }

    private int[] power(int level) {
        if (powers.isEmpty()) {
            powers.add(new int[] {wordPower});
        }
        while (powers.size() <= level) {
            powers.add(Multiplication.square(powers.get(powers.size() - 1)));
        }
        return powers.get(level);
    }

    static String toString(int[] x, boolean negative, int radix) {
        if (x.length == 0) {
            return "0";
        }
        StringBuilder sb = new StringBuilder(x.length * 10 + 1);
        if (negative) {
            sb.append('-');
        }
        RadixText text = new RadixText(radix);
        int level = -1;
        while (x.length > SHORT_WORDS && text.power(level + 1).length <= x.length / 2 + 1) {
            level++;
        }
        text.append(sb, x, level, false);
        return sb.toString();
    }

    /** Appends a number below the square of power(level), with leading zeros if it is a tail. */
    private void append(StringBuilder sb, int[] x, int level, boolean isTail) {
        if (level < 0 || x.length <= SHORT_WORDS) {
            appendWords(sb, x, isTail ? wordDigits << level + 1 : 0);
            return;
        }
        Division parts = Division.of(x, power(level));
        boolean hasHead = isTail || parts.quotient.length > 0;
        if (hasHead) {
            append(sb, parts.quotient, level - 1, isTail);
        }
        append(sb, parts.remainder, level - 1, hasHead);
    }

    private void appendWords(StringBuilder sb, int[] x, int least) {
        int[] rest = x.clone();
        int n = rest.length;
        char[] digits = new char[Math.max(least, n * 32 + 1)];
        int at = digits.length;
        while (n > 0) {
            int word = Words.divide(rest, rest, n, wordPower);
            while (n > 0 && rest[n - 1] == 0) {
                n--;
            }
            for (int i = 0; n > 0 ? i < wordDigits : word != 0; i++) {
                digits[--at] = Character.forDigit(word % radix, radix);
                word /= radix;
            }
        }
        while (digits.length - at < least) {
            digits[--at] = '0';
        }
        sb.append(digits, at, digits.length - at);
    }

    /** The digits from a place on, at least one, none a sign. */
    static int[] magnitude(String s, int from, int radix) {
        int start = from;
        while (start < s.length() && Character.digit(s.charAt(start), radix) == 0) {
            start++;
        }
        return start == s.length() ? Magnitude.ZERO
                : new RadixText(radix).parse(s, start, s.length());
    }

    private int[] parse(String s, int from, int to) {
        if (to - from <= SHORT_DIGITS) {
            return parseWords(s, from, to);
        }
        int level = 0;
        while (wordDigits << level + 1 < to - from) {
            level++;
        }
        int split = to - (wordDigits << level);
        int[] head = parse(s, from, split);
        int[] tail = parse(s, split, to);
        return Magnitude.add(Multiplication.multiply(head, power(level)), tail);
    }

    private int[] parseWords(String s, int from, int to) {
        int[] x = new int[(to - from) / wordDigits + 2];
        int n = 0;
        int at = from;
        int end = from + (to - from - 1) % wordDigits + 1;
        while (at < to) {
            int word = Integer.parseInt(s.substring(at, end), radix);
            int carry = Words.scale(x, n, wordPower, word);
            if (carry != 0) {
                x[n++] = carry;
            }
            at = end;
            end += wordDigits;
        }
        return Magnitude.trim(x);
    }
}
