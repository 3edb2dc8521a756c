package java.time.format;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** An instant as a date and time of UTC, with 0, 3, 6 or 9 digits of the second's fraction. */
final class InstantPart implements Part {
    private static final long SECONDS_PER_CYCLE = 146097 * 86400L;

    @Override
    public void print(TemporalAccessor temporal, StringBuilder sb) {
        long seconds = temporal.getLong(ChronoField.INSTANT_SECONDS);
        int nano = temporal.isSupported(ChronoField.NANO_OF_SECOND)
                ? temporal.get(ChronoField.NANO_OF_SECOND) : 0;
        // the first and the last year of instants are beyond the years of dates
        int cycles = seconds < LocalDateTime.MIN.toEpochSecond(ZoneOffset.UTC) ? 1
                : seconds > LocalDateTime.MAX.toEpochSecond(ZoneOffset.UTC) ? -1 : 0;
        LocalDateTime local = LocalDateTime.ofEpochSecond(
                seconds + cycles * SECONDS_PER_CYCLE, nano, ZoneOffset.UTC);
        String text = local.toString();
        if (cycles != 0) {
            int year = local.getYear() - 400 * cycles;
            text = (year > 0 ? "+" : "") + year + text.substring(text.lastIndexOf('-') - 3);
        }
        boolean hasSecond = local.getSecond() != 0 || nano != 0;
        sb.append(text).append(hasSecond ? "Z" : ":00Z");
    }

    @Override
    public int parse(Parsed parsed, CharSequence text, int at) {
        Parsed inner = new Parsed(true);
        DateTimeFormatter form = DateTimeFormatter.ISO_LOCAL_DATE_TIME;
        int end = form.parse(inner, text, at);
        if (end < 0 || end == text.length() || Character.toUpperCase(text.charAt(end)) != 'Z') {
            return end < 0 ? end : ~end;
        }
        inner.resolve(ResolverStyle.STRICT);
        long seconds = LocalDateTime.from(inner).toEpochSecond(ZoneOffset.UTC);
        parsed.put(ChronoField.INSTANT_SECONDS, seconds);
        parsed.put(ChronoField.NANO_OF_SECOND, inner.getLong(ChronoField.NANO_OF_SECOND));
        return end + 1;
    }
}
