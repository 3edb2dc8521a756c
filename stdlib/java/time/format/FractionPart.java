package java.time.format;

import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** The nanosecond of the second as a decimal fraction. */
final class FractionPart implements Part {
    private final int minWidth;
    private final int maxWidth;
    private final boolean hasPoint;

    FractionPart(int minWidth, int maxWidth, boolean hasPoint) {
        this.minWidth = minWidth;
        this.maxWidth = maxWidth;
        this.hasPoint = hasPoint;
    }

    @Override
    public void print(TemporalAccessor temporal, StringBuilder sb) {
        long nano = temporal.getLong(ChronoField.NANO_OF_SECOND);
        String digits = String.valueOf(1_000_000_000L + nano).substring(1, 1 + maxWidth);
        int end = digits.length();
        while (end > minWidth && digits.charAt(end - 1) == '0') {
            end--;
        }
        if (end > 0) {
            sb.append(hasPoint ? "." : "").append(digits, 0, end);
        }
    }

    @Override
    public int parse(Parsed parsed, CharSequence text, int at) {
        int start = at;
        if (hasPoint) {
            if (at == text.length() || text.charAt(at) != '.') {
                return minWidth > 0 ? ~at : at;
            }
            start++;
        }
        int end = start;
        int nano = 0;
        while (end < text.length() && end - start < maxWidth
                && Character.isDigit(text.charAt(end))) {
            nano = nano * 10 + Character.digit(text.charAt(end++), 10);
        }
        if (end - start < minWidth || hasPoint && end == start) {
            return ~start;
        }
        for (int i = end - start; i < 9; i++) {
            nano *= 10;
        }
        return parsed.put(ChronoField.NANO_OF_SECOND, nano) ? end : ~at;
    }
}
