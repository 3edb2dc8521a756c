package java.time;

import java.io.Serializable;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAmount;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQueries;
import java.time.temporal.TemporalQuery;
import java.time.temporal.TemporalUnit;
import java.time.temporal.UnsupportedTemporalTypeException;
import java.time.temporal.ValueRange;
import java.util.Objects;

/** A date and a time with an offset from UTC. */
public final class OffsetDateTime implements Temporal, TemporalAdjuster,
        Comparable<OffsetDateTime>, Serializable {
    private static final long serialVersionUID = 2287754244819255394L;

    private final LocalDateTime local;
    private final ZoneOffset offset;

    private OffsetDateTime(LocalDateTime local, ZoneOffset offset) {
        this.local = Objects.requireNonNull(local, "dateTime");
        this.offset = Objects.requireNonNull(offset, "offset");
    }

    public static OffsetDateTime of(LocalDate date, LocalTime time, ZoneOffset offset) {
        return new OffsetDateTime(LocalDateTime.of(date, time), offset);
    }

    public static OffsetDateTime of(LocalDateTime dateTime, ZoneOffset offset) {
        return new OffsetDateTime(dateTime, offset);
    }

    public static OffsetDateTime of(int year, int month, int dayOfMonth, int hour, int minute,
            int second, int nanoOfSecond, ZoneOffset offset) {
        return of(LocalDateTime.of(year, month, dayOfMonth, hour, minute, second, nanoOfSecond),
                offset);
    }

    public static OffsetDateTime ofInstant(Instant instant, ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(instant);
        return of(LocalDateTime.ofInstant(instant, offset), offset);
    }

    public static OffsetDateTime from(TemporalAccessor temporal) {
        if (temporal instanceof OffsetDateTime) {
            return (OffsetDateTime) temporal;
        }
        try {
            ZoneOffset offset = ZoneOffset.from(temporal);
            if (temporal.isSupported(ChronoField.INSTANT_SECONDS)
                    && !temporal.isSupported(ChronoField.EPOCH_DAY)) {
                return ofInstant(Instant.from(temporal), offset);
            }
            return of(LocalDateTime.from(temporal), offset);
        } catch (DateTimeException e) {
            throw new DateTimeException("Unable to obtain OffsetDateTime from TemporalAccessor: "
                    + temporal + " of type " + temporal.getClass().getName(), e);
        }
    }

    private OffsetDateTime resolve(LocalDateTime newLocal) {
        return of(newLocal, offset);
    }

    private OffsetDateTime withOffset(ZoneOffset newOffset) {
        return of(local, newOffset);
    }

    public static OffsetDateTime now() {
        return now(Clock.systemDefaultZone());
    }

    public static OffsetDateTime now(ZoneId zone) {
        return now(Clock.system(zone));
    }

    public static OffsetDateTime now(Clock clock) {
        return ofInstant(clock.instant(), clock.getZone());
    }

    public static OffsetDateTime parse(CharSequence text) {
        return parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    public static OffsetDateTime parse(CharSequence text, DateTimeFormatter formatter) {
        return Objects.requireNonNull(formatter, "formatter").parse(text, OffsetDateTime::from);
    }

    @Override
    public boolean isSupported(TemporalField field) {
        return field instanceof ChronoField || field != null && field.isSupportedBy(this);
    }

    @Override
    public boolean isSupported(TemporalUnit unit) {
        return unit instanceof ChronoUnit ? unit != ChronoUnit.FOREVER
                : unit != null && unit.isSupportedBy(this);
    }

    @Override
    public ValueRange range(TemporalField field) {
        if (field == ChronoField.INSTANT_SECONDS || field == ChronoField.OFFSET_SECONDS) {
            return field.range();
        }
        return local.range(field);
    }

    @Override
    public int get(TemporalField field) {
        if (field == ChronoField.INSTANT_SECONDS) {
            throw new UnsupportedTemporalTypeException(
                    "Invalid field 'InstantSeconds' for get() method, use getLong() instead");
        }
        return field == ChronoField.OFFSET_SECONDS ? offset.getTotalSeconds() : local.get(field);
    }

    @Override
    public long getLong(TemporalField field) {
        if (field == ChronoField.INSTANT_SECONDS) {
            return toEpochSecond();
        }
        return field == ChronoField.OFFSET_SECONDS ? offset.getTotalSeconds()
                : field instanceof ChronoField ? local.getLong(field) : field.getFrom(this);
    }

    public int getYear() {
        return local.getYear();
    }

    public int getMonthValue() {
        return local.getMonthValue();
    }

    public Month getMonth() {
        return local.getMonth();
    }

    public int getDayOfMonth() {
        return local.getDayOfMonth();
    }

    public int getDayOfYear() {
        return local.getDayOfYear();
    }

    public DayOfWeek getDayOfWeek() {
        return local.getDayOfWeek();
    }

    public int getHour() {
        return local.getHour();
    }

    public int getMinute() {
        return local.getMinute();
    }

    public int getSecond() {
        return local.getSecond();
    }

    public int getNano() {
        return local.getNano();
    }

    @Override
    public OffsetDateTime with(TemporalAdjuster adjuster) {
        if (adjuster instanceof LocalDate || adjuster instanceof LocalTime) {
            return resolve(local.with(adjuster));
        }
        return adjuster instanceof LocalDateTime ? resolve((LocalDateTime) adjuster)
                : (OffsetDateTime) adjuster.adjustInto(this);
    }

    @Override
    public OffsetDateTime with(TemporalField field, long newValue) {
        if (!(field instanceof ChronoField)) {
            return field.adjustInto(this, newValue);
        }
        if (field == ChronoField.INSTANT_SECONDS) {
            return ofInstant(Instant.ofEpochSecond(newValue, getNano()), offset);
        }
        if (field == ChronoField.OFFSET_SECONDS) {
            return withOffset(ZoneOffset.ofTotalSeconds(
                    ChronoField.OFFSET_SECONDS.checkValidIntValue(newValue)));
        }
        return resolve(local.with(field, newValue));
    }

    public OffsetDateTime withYear(int year) {
        return resolve(local.withYear(year));
    }

    public OffsetDateTime withMonth(int month) {
        return resolve(local.withMonth(month));
    }

    public OffsetDateTime withDayOfMonth(int dayOfMonth) {
        return resolve(local.withDayOfMonth(dayOfMonth));
    }

    public OffsetDateTime withDayOfYear(int dayOfYear) {
        return resolve(local.withDayOfYear(dayOfYear));
    }

    public OffsetDateTime withHour(int hour) {
        return resolve(local.withHour(hour));
    }

    public OffsetDateTime withMinute(int minute) {
        return resolve(local.withMinute(minute));
    }

    public OffsetDateTime withSecond(int second) {
        return resolve(local.withSecond(second));
    }

    public OffsetDateTime withNano(int nanoOfSecond) {
        return resolve(local.withNano(nanoOfSecond));
    }

    public OffsetDateTime truncatedTo(TemporalUnit unit) {
        return resolve(local.truncatedTo(unit));
    }

    @Override
    public OffsetDateTime plus(TemporalAmount amountToAdd) {
        return amountToAdd instanceof Period ? resolve(local.plus(amountToAdd))
                : (OffsetDateTime) amountToAdd.addTo(this);
    }

    @Override
    public OffsetDateTime minus(TemporalAmount amountToSubtract) {
        return amountToSubtract instanceof Period ? resolve(local.minus(amountToSubtract))
                : (OffsetDateTime) amountToSubtract.subtractFrom(this);
    }

    @Override
    public OffsetDateTime minus(long amountToSubtract, TemporalUnit unit) {
        return amountToSubtract == Long.MIN_VALUE ? plus(Long.MAX_VALUE, unit).plus(1, unit)
                : plus(-amountToSubtract, unit);
    }

    /** Days and longer units are of the local time line, others of that of instants. */
    @Override
    public OffsetDateTime plus(long amountToAdd, TemporalUnit unit) {
        if (!(unit instanceof ChronoUnit)) {
            return unit.addTo(this, amountToAdd);
        }
        LocalDateTime sum = local.plus(amountToAdd, unit);
        return unit.isDateBased() ? resolve(sum) : ofInstant(sum.toInstant(offset), offset);
    }

    public OffsetDateTime plusYears(long years) {
        return plus(years, ChronoUnit.YEARS);
    }

    public OffsetDateTime minusYears(long years) {
        return minus(years, ChronoUnit.YEARS);
    }

    public OffsetDateTime plusMonths(long months) {
        return plus(months, ChronoUnit.MONTHS);
    }

    public OffsetDateTime minusMonths(long months) {
        return minus(months, ChronoUnit.MONTHS);
    }

    public OffsetDateTime plusWeeks(long weeks) {
        return plus(weeks, ChronoUnit.WEEKS);
    }

    public OffsetDateTime minusWeeks(long weeks) {
        return minus(weeks, ChronoUnit.WEEKS);
    }

    public OffsetDateTime plusDays(long days) {
        return plus(days, ChronoUnit.DAYS);
    }

    public OffsetDateTime minusDays(long days) {
        return minus(days, ChronoUnit.DAYS);
    }

    public OffsetDateTime plusHours(long hours) {
        return plus(hours, ChronoUnit.HOURS);
    }

    public OffsetDateTime minusHours(long hours) {
        return minus(hours, ChronoUnit.HOURS);
    }

    public OffsetDateTime plusMinutes(long minutes) {
        return plus(minutes, ChronoUnit.MINUTES);
    }

    public OffsetDateTime minusMinutes(long minutes) {
        return minus(minutes, ChronoUnit.MINUTES);
    }

    public OffsetDateTime plusSeconds(long seconds) {
        return plus(seconds, ChronoUnit.SECONDS);
    }

    public OffsetDateTime minusSeconds(long seconds) {
        return minus(seconds, ChronoUnit.SECONDS);
    }

    public OffsetDateTime plusNanos(long nanos) {
        return plus(nanos, ChronoUnit.NANOS);
    }

    public OffsetDateTime minusNanos(long nanos) {
        return minus(nanos, ChronoUnit.NANOS);
    }

    public String format(DateTimeFormatter formatter) {
        return Objects.requireNonNull(formatter, "formatter").format(this);
    }

    public ZoneOffset getOffset() {
        return offset;
    }

    public LocalDateTime toLocalDateTime() {
        return local;
    }

    public LocalDate toLocalDate() {
        return local.toLocalDate();
    }

    public LocalTime toLocalTime() {
        return local.toLocalTime();
    }

    public OffsetDateTime withOffsetSameLocal(ZoneOffset newOffset) {
        return of(local, newOffset);
    }

    public OffsetDateTime withOffsetSameInstant(ZoneOffset newOffset) {
        return ofInstant(toInstant(), newOffset);
    }

    public ZonedDateTime atZoneSameInstant(ZoneId zone) {
        return ZonedDateTime.ofInstant(toInstant(), zone);
    }

    public ZonedDateTime toZonedDateTime() {
        return ZonedDateTime.of(local, offset);
    }

    public Instant toInstant() {
        return local.toInstant(offset);
    }

    public long toEpochSecond() {
        return local.toEpochSecond(offset);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> R query(TemporalQuery<R> query) {
        if (query == TemporalQueries.zone() || query == TemporalQueries.offset()) {
            return (R) offset;
        }
        return query == TemporalQueries.zoneId() ? null : local.query(query);
    }

    @Override
    public Temporal adjustInto(Temporal temporal) {
        return local.adjustInto(temporal)
                .with(ChronoField.OFFSET_SECONDS, offset.getTotalSeconds());
    }

    @Override
    public long until(Temporal endExclusive, TemporalUnit unit) {
        OffsetDateTime end = from(endExclusive);
        return unit instanceof ChronoUnit
                ? local.until(end.withOffsetSameInstant(offset).local, unit)
                : unit.between(this, end);
    }

    @Override
    public int compareTo(OffsetDateTime other) {
        int order = toInstant().compareTo(other.toInstant());
        return order != 0 ? order : local.compareTo(other.local);
    }

    public boolean isAfter(OffsetDateTime other) {
        return toInstant().isAfter(other.toInstant());
    }

    public boolean isBefore(OffsetDateTime other) {
        return toInstant().isBefore(other.toInstant());
    }

    public boolean isEqual(OffsetDateTime other) {
        return toInstant().equals(other.toInstant());
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof OffsetDateTime && local.equals(((OffsetDateTime) obj).local)
                && offset.equals(((OffsetDateTime) obj).offset);
    }

    @Override
    public int hashCode() {
        return local.hashCode() ^ offset.hashCode();
    }

    @Override
    public String toString() {
        return local.toString() + offset;
    }
}
