package java.time.format;

import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** An offset from UTC, in a form such as +HH:MM:ss: small letters may be left out if zero. */
final class OffsetPart implements Part {
    private final String pattern;
    private final String none;

    OffsetPart(String pattern, String none) {
        this.pattern = pattern;
        this.none = none;
    }

    private String separator() {
        return pattern.indexOf(':') >= 0 ? ":" : "";
    }

    private static String two(int n) {
        return n < 10 ? "0" + n : String.valueOf(n);
    }

    @Override
    public void print(TemporalAccessor temporal, StringBuilder sb) {
        int total = temporal.get(ChronoField.OFFSET_SECONDS);
        if (total == 0) {
            sb.append(none);
            return;
        }
        int size = Math.abs(total);
        int minutes = size / 60 % 60;
        int seconds = size % 60;
        boolean hasSeconds = pattern.contains("SS") || pattern.contains("ss") && seconds != 0;
        boolean hasMinutes = hasSeconds || pattern.contains("MM")
                || pattern.contains("mm") && minutes != 0;
        sb.append(total < 0 ? '-' : '+').append(two(size / 3600));
        sb.append(hasMinutes ? separator() + two(minutes) : "");
        sb.append(hasSeconds ? separator() + two(seconds) : "");
    }

    @Override
    public int parse(Parsed parsed, CharSequence text, int at) {
        boolean isSign = at < text.length()
                && (text.charAt(at) == '+' || text.charAt(at) == '-');
        if (!isSign) {
            boolean isNone = parsed.startsWith(text, at, none);
            return isNone && parsed.put(ChronoField.OFFSET_SECONDS, 0) ? at + none.length() : ~at;
        }
        int sign = text.charAt(at) == '-' ? -1 : 1;
        int[] parts = new int[3];
        int end = at + 1;
        int most = pattern.toLowerCase().contains("ss") ? 3
                : pattern.toLowerCase().contains("mm") ? 2 : 1;
        int least = pattern.contains("SS") ? 3 : pattern.contains("MM") ? 2 : 1;
        for (int i = 0; i < most; i++) {
            String between = i == 0 ? "" : separator();
            int digits = end + between.length();
            boolean fits = parsed.startsWith(text, end, between) && digits + 2 <= text.length()
                    && Character.isDigit(text.charAt(digits))
                    && Character.isDigit(text.charAt(digits + 1));
            if (!fits) {
                if (i < least) {
                    return ~at;
                }
                break;
            }
            parts[i] = Integer.parseInt(text.subSequence(digits, digits + 2).toString());
            end = digits + 2;
        }
        long total = sign * (parts[0] * 3600L + parts[1] * 60 + parts[2]);
        return parsed.put(ChronoField.OFFSET_SECONDS, total) ? end : ~at;
    }
}
