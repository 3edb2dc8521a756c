package java.time.format;

import java.time.DateTimeException;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;

/** A field as a number. */
final class NumberPart implements Part {
    private final TemporalField field;
    private final int minWidth;
    private final int maxWidth;
    private final SignStyle style;
    /** Two digits of a year mean one from 2000 on. */
    private final boolean isReduced;
    /** How many digits belong to numbers of fixed width that follow with nothing between. */
    private int reserved;

    NumberPart(TemporalField field, int minWidth, int maxWidth, SignStyle style,
            boolean isReduced) {
        this.field = field;
        this.minWidth = minWidth;
        this.maxWidth = maxWidth;
        this.style = style;
        this.isReduced = isReduced;
    }

    boolean isFixed() {
        return minWidth == maxWidth && style == SignStyle.NOT_NEGATIVE;
    }

    void reserve(int digits) {
        reserved += digits;
    }

    @Override
    public void print(TemporalAccessor temporal, StringBuilder sb) {
        long value = temporal.getLong(field);
        long shown = isReduced ? Math.abs(value) % 100 : value;
        String digits = shown == Long.MIN_VALUE ? "9223372036854775808"
                : Long.toString(Math.abs(shown));
        if (digits.length() > maxWidth) {
            throw new DateTimeException("Field " + field + " cannot be printed as the value "
                    + value + " exceeds the maximum print width of " + maxWidth);
        }
        if (shown < 0) {
            if (style == SignStyle.NOT_NEGATIVE) {
                throw new DateTimeException("Field " + field + " cannot be printed as the value "
                        + value + " cannot be negative according to the SignStyle");
            }
            sb.append(style == SignStyle.NEVER ? "" : "-");
        } else if (style == SignStyle.ALWAYS
                || style == SignStyle.EXCEEDS_PAD && digits.length() > minWidth) {
            sb.append('+');
        }
        sb.append("0".repeat(Math.max(minWidth - digits.length(), 0))).append(digits);
    }

    @Override
    public int parse(Parsed parsed, CharSequence text, int at) {
        int length = text.length();
        if (at == length) {
            return ~at;
        }
        char sign = text.charAt(at);
        boolean isSigned = sign == '-' || sign == '+';
        boolean mayBeSigned = style != SignStyle.NOT_NEGATIVE && style != SignStyle.NEVER
                && !(style == SignStyle.NORMAL && sign == '+');
        if (isSigned ? !mayBeSigned : style == SignStyle.ALWAYS) {
            return ~at;
        }
        int start = isSigned ? at + 1 : at;
        int end = start;
        while (end < length && end - start < 19 && Character.isDigit(text.charAt(end))) {
            end++;
        }
        int most = isFixed() || isReduced ? maxWidth
                : Math.max(end - start - reserved, minWidth);
        end = Math.min(end, start + Math.min(most, maxWidth));
        if (end - start < Math.max(minWidth, 1)) {
            return ~start;
        }
        long value;
        try {
            value = Long.parseLong(text.subSequence(start, end).toString());
        } catch (NumberFormatException e) {
            return ~start;
        }
        if (style == SignStyle.EXCEEDS_PAD && (sign == '+') != (end - start > minWidth)
                && sign != '-') {
            return ~at;
        }
        if (isReduced) {
            value += 2000;
        }
        return parsed.put(field, sign == '-' ? -value : value) ? end : ~at;
    }

    @Override
    public String toString() {
        return "Value(" + field + ")";
    }
}
