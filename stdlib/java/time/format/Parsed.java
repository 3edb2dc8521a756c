package java.time.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQueries;
import java.time.temporal.TemporalQuery;
import java.time.temporal.UnsupportedTemporalTypeException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields that a text gave, and the date and the time that they make. */
final class Parsed implements TemporalAccessor {
    ZoneId zone;

    private final boolean ignoresCase;
    private final Map<TemporalField, Long> fields = new LinkedHashMap<>();
    private LocalDate date;
    private LocalTime time;

    Parsed(boolean ignoresCase) {
        this.ignoresCase = ignoresCase;
    }

    /** False if the field has another value already. */
    boolean put(TemporalField field, long value) {
        Long old = fields.put(field, value);
        return old == null || old == value;
    }

    Parsed copy() {
        Parsed copy = new Parsed(ignoresCase);
        copy.fields.putAll(fields);
        copy.zone = zone;
        return copy;
    }

    void take(Parsed other) {
        fields.clear();
        fields.putAll(other.fields);
        zone = other.zone;
    }

    void putDefault(TemporalField field, long value) {
        fields.putIfAbsent(field, value);
    }

    boolean startsWith(CharSequence text, int at, String part) {
        return text.toString().regionMatches(ignoresCase, at, part, 0, part.length());
    }

    private boolean has(ChronoField... wanted) {
        for (ChronoField field : wanted) {
            if (!fields.containsKey(field)) {
                return false;
            }
        }
        return true;
    }

    private int take(ChronoField field) {
        return field.checkValidIntValue(fields.remove(field));
    }

    void resolve(ResolverStyle style) {
        if (has(ChronoField.INSTANT_SECONDS)) {
            ZoneId where = zone != null ? zone : ZoneOffset.UTC;
            Instant instant = Instant.ofEpochSecond(fields.get(ChronoField.INSTANT_SECONDS));
            date = LocalDate.ofInstant(instant, where);
            int second = LocalTime.ofInstant(instant, where).toSecondOfDay();
            fields.put(ChronoField.SECOND_OF_DAY, (long) second);
        }
        if (has(ChronoField.YEAR_OF_ERA) && !(style == ResolverStyle.STRICT
                && !has(ChronoField.ERA))) {
            int year = take(ChronoField.YEAR_OF_ERA);
            boolean isBefore = has(ChronoField.ERA) && take(ChronoField.ERA) == 0;
            fields.put(ChronoField.YEAR, isBefore ? 1L - year : year);
        }
        if (date == null) {
            resolveDate(style);
        }
        resolveTime();
    }

    private void resolveDate(ResolverStyle style) {
        if (has(ChronoField.EPOCH_DAY)) {
            date = LocalDate.ofEpochDay(fields.remove(ChronoField.EPOCH_DAY));
        } else if (has(ChronoField.YEAR, ChronoField.MONTH_OF_YEAR, ChronoField.DAY_OF_MONTH)) {
            int year = take(ChronoField.YEAR);
            int month = take(ChronoField.MONTH_OF_YEAR);
            int day = take(ChronoField.DAY_OF_MONTH);
            int last = style == ResolverStyle.STRICT ? 31
                    : YearMonth.of(year, month).lengthOfMonth();
            date = LocalDate.of(year, month, Math.min(day, last));
        } else if (has(ChronoField.YEAR, ChronoField.DAY_OF_YEAR)) {
            date = Year.of(take(ChronoField.YEAR)).atDay(take(ChronoField.DAY_OF_YEAR));
        }
        if (date != null && has(ChronoField.DAY_OF_WEEK)) {
            long wanted = fields.remove(ChronoField.DAY_OF_WEEK);
            if (wanted != date.getDayOfWeek().getValue()) {
                throw new DateTimeException("Conflict found: Field DayOfWeek "
                        + date.getDayOfWeek().getValue() + " differs from DayOfWeek " + wanted
                        + " derived from " + date);
            }
        }
    }

    private void resolveTime() {
        if (has(ChronoField.CLOCK_HOUR_OF_DAY)) {
            fields.put(ChronoField.HOUR_OF_DAY, take(ChronoField.CLOCK_HOUR_OF_DAY) % 24L);
        }
        if (has(ChronoField.CLOCK_HOUR_OF_AMPM)) {
            fields.put(ChronoField.HOUR_OF_AMPM, take(ChronoField.CLOCK_HOUR_OF_AMPM) % 12L);
        }
        if (has(ChronoField.AMPM_OF_DAY, ChronoField.HOUR_OF_AMPM)) {
            fields.put(ChronoField.HOUR_OF_DAY, take(ChronoField.AMPM_OF_DAY) * 12L
                    + take(ChronoField.HOUR_OF_AMPM));
        }
        if (has(ChronoField.NANO_OF_DAY)) {
            time = LocalTime.ofNanoOfDay(fields.remove(ChronoField.NANO_OF_DAY));
        } else if (has(ChronoField.SECOND_OF_DAY)) {
            time = LocalTime.ofSecondOfDay(take(ChronoField.SECOND_OF_DAY));
        } else if (has(ChronoField.MILLI_OF_DAY)) {
            time = LocalTime.ofNanoOfDay(take(ChronoField.MILLI_OF_DAY) * 1_000_000L);
        } else if (has(ChronoField.HOUR_OF_DAY)) {
            boolean hasMinute = has(ChronoField.MINUTE_OF_HOUR);
            boolean hasSecond = hasMinute && has(ChronoField.SECOND_OF_MINUTE);
            time = LocalTime.of(take(ChronoField.HOUR_OF_DAY),
                    hasMinute ? take(ChronoField.MINUTE_OF_HOUR) : 0,
                    hasSecond ? take(ChronoField.SECOND_OF_MINUTE) : 0);
        }
        if (time != null && has(ChronoField.NANO_OF_SECOND)) {
            time = time.withNano(take(ChronoField.NANO_OF_SECOND));
        }
        for (Map.Entry<TemporalField, Long> e : fields.entrySet()) {
            if (e.getKey() instanceof ChronoField) {
                ((ChronoField) e.getKey()).checkValidValue(e.getValue());
            }
        }
    }

    private boolean isOfDate(TemporalField field) {
        return date != null && date.isSupported(field);
    }

    private boolean isOfTime(TemporalField field) {
        return time != null && time.isSupported(field);
    }

    /** With a date, a time and a zone there is an instant. */
    private boolean isInstant(TemporalField field) {
        return field == ChronoField.INSTANT_SECONDS && date != null && time != null
                && (zone != null || fields.containsKey(ChronoField.OFFSET_SECONDS));
    }

    @Override
    public boolean isSupported(TemporalField field) {
        return fields.containsKey(field) || isOfDate(field) || isOfTime(field)
                || isInstant(field)
                || field != null && !(field instanceof ChronoField) && field.isSupportedBy(this);
    }

    @Override
    public long getLong(TemporalField field) {
        Long value = fields.get(field);
        if (value != null) {
            return value;
        }
        if (isOfDate(field)) {
            return date.getLong(field);
        }
        if (isOfTime(field)) {
            return time.getLong(field);
        }
        if (isInstant(field)) {
            Long offset = fields.get(ChronoField.OFFSET_SECONDS);
            return offset == null ? date.atTime(time).atZone(zone).toEpochSecond()
                    : date.atTime(time).toEpochSecond(ZoneOffset.UTC) - offset;
        }
        if (field instanceof ChronoField) {
            throw new UnsupportedTemporalTypeException("Unsupported field: " + field);
        }
        return field.getFrom(this);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> R query(TemporalQuery<R> query) {
        if (query == TemporalQueries.zoneId()) {
            return (R) zone;
        }
        if (query == TemporalQueries.chronology()) {
            return (R) IsoChronology.INSTANCE;
        }
        if (query == TemporalQueries.localDate()) {
            return (R) date;
        }
        if (query == TemporalQueries.localTime()) {
            return (R) time;
        }
        return TemporalAccessor.super.query(query);
    }

    @Override
    public String toString() {
        String text = new HashMap<>(fields) + ",ISO" + (zone == null ? "" : "," + zone);
        if (date != null || time != null) {
            text += " resolved to " + (date == null ? "" : date)
                    + (date != null && time != null ? "T" : "") + (time == null ? "" : time);
        }
        return text;
    }
}
