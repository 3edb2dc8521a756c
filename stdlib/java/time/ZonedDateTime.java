package java.time;

import java.io.Serializable;
import java.time.chrono.ChronoZonedDateTime;
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
import java.util.List;

/** A date and a time in a zone, whose rules give the offset from UTC. */
public final class ZonedDateTime implements Temporal, ChronoZonedDateTime<LocalDate>, Serializable {
    private static final long serialVersionUID = -6260982410461394882L;

    private final LocalDateTime local;
    private final ZoneOffset offset;
    private final ZoneId zone;

    private ZonedDateTime(LocalDateTime local, ZoneOffset offset, ZoneId zone) {
        this.local = local;
        this.offset = offset;
        this.zone = zone;
    }

    public static ZonedDateTime of(LocalDate date, LocalTime time, ZoneId zone) {
        return of(LocalDateTime.of(date, time), zone);
    }

    public static ZonedDateTime of(LocalDateTime localDateTime, ZoneId zone) {
        return ofLocal(localDateTime, zone, null);
    }

    public static ZonedDateTime of(int year, int month, int dayOfMonth, int hour, int minute,
            int second, int nanoOfSecond, ZoneId zone) {
        return of(LocalDateTime.of(year, month, dayOfMonth, hour, minute, second, nanoOfSecond),
                zone);
    }

    /** In a gap the time goes forward by its length; of two offsets the preferred one is taken. */
    public static ZonedDateTime ofLocal(LocalDateTime localDateTime, ZoneId zone,
            ZoneOffset preferredOffset) {
        Objects.requireNonNull(localDateTime, "localDateTime");
        List<ZoneOffset> offsets =
                Objects.requireNonNull(zone, "zone").getRules().getValidOffsets(localDateTime);
        if (offsets.isEmpty()) {
            ZoneOffset before = zone.getRules().getOffset(localDateTime);
            return ofInstant(localDateTime.toInstant(before), zone);
        }
        boolean isPreferred = preferredOffset != null && offsets.contains(preferredOffset);
        return new ZonedDateTime(localDateTime, isPreferred ? preferredOffset : offsets.get(0),
                zone);
    }

    public static ZonedDateTime ofInstant(Instant instant, ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(instant);
        return new ZonedDateTime(LocalDateTime.ofInstant(instant, offset), offset, zone);
    }

    public static ZonedDateTime from(TemporalAccessor temporal) {
        if (temporal instanceof ZonedDateTime) {
            return (ZonedDateTime) temporal;
        }
        try {
            ZoneId zone = ZoneId.from(temporal);
            if (temporal.isSupported(ChronoField.INSTANT_SECONDS)) {
                return ofInstant(Instant.from(temporal), zone);
            }
            return of(LocalDateTime.from(temporal), zone);
        } catch (DateTimeException e) {
            throw new DateTimeException("Unable to obtain ZonedDateTime from TemporalAccessor: "
                    + temporal + " of type " + temporal.getClass().getName(), e);
        }
    }

    private ZonedDateTime resolve(LocalDateTime newLocal) {
        return ofLocal(newLocal, zone, offset);
    }

    private ZonedDateTime withOffset(ZoneOffset newOffset) {
        return ofLocal(local, zone, newOffset);
    }

    public static ZonedDateTime now() {
        return now(Clock.systemDefaultZone());
    }

    public static ZonedDateTime now(ZoneId zone) {
        return now(Clock.system(zone));
    }

    public static ZonedDateTime now(Clock clock) {
        return ofInstant(clock.instant(), clock.getZone());
    }

    public static ZonedDateTime parse(CharSequence text) {
        return parse(text, DateTimeFormatter.ISO_ZONED_DATE_TIME);
    }

    public static ZonedDateTime parse(CharSequence text, DateTimeFormatter formatter) {
        return Objects.requireNonNull(formatter, "formatter").parse(text, ZonedDateTime::from);
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
    public ZonedDateTime with(TemporalAdjuster adjuster) {
        if (adjuster instanceof LocalDate || adjuster instanceof LocalTime) {
            return resolve(local.with(adjuster));
        }
        return adjuster instanceof LocalDateTime ? resolve((LocalDateTime) adjuster)
                : (ZonedDateTime) adjuster.adjustInto(this);
    }

    @Override
    public ZonedDateTime with(TemporalField field, long newValue) {
        if (!(field instanceof ChronoField)) {
            return field.adjustInto(this, newValue);
        }
        if (field == ChronoField.INSTANT_SECONDS) {
            return ofInstant(Instant.ofEpochSecond(newValue, getNano()), zone);
        }
        if (field == ChronoField.OFFSET_SECONDS) {
            return withOffset(ZoneOffset.ofTotalSeconds(
                    ChronoField.OFFSET_SECONDS.checkValidIntValue(newValue)));
        }
        return resolve(local.with(field, newValue));
    }

    public ZonedDateTime withYear(int year) {
        return resolve(local.withYear(year));
    }

    public ZonedDateTime withMonth(int month) {
        return resolve(local.withMonth(month));
    }

    public ZonedDateTime withDayOfMonth(int dayOfMonth) {
        return resolve(local.withDayOfMonth(dayOfMonth));
    }

    public ZonedDateTime withDayOfYear(int dayOfYear) {
        return resolve(local.withDayOfYear(dayOfYear));
    }

    public ZonedDateTime withHour(int hour) {
        return resolve(local.withHour(hour));
    }

    public ZonedDateTime withMinute(int minute) {
        return resolve(local.withMinute(minute));
    }

    public ZonedDateTime withSecond(int second) {
        return resolve(local.withSecond(second));
    }

    public ZonedDateTime withNano(int nanoOfSecond) {
        return resolve(local.withNano(nanoOfSecond));
    }

    public ZonedDateTime truncatedTo(TemporalUnit unit) {
        return resolve(local.truncatedTo(unit));
    }

    @Override
    public ZonedDateTime plus(TemporalAmount amountToAdd) {
        return amountToAdd instanceof Period ? resolve(local.plus(amountToAdd))
                : (ZonedDateTime) amountToAdd.addTo(this);
    }

    @Override
    public ZonedDateTime minus(TemporalAmount amountToSubtract) {
        return amountToSubtract instanceof Period ? resolve(local.minus(amountToSubtract))
                : (ZonedDateTime) amountToSubtract.subtractFrom(this);
    }

    @Override
    public ZonedDateTime minus(long amountToSubtract, TemporalUnit unit) {
        return amountToSubtract == Long.MIN_VALUE ? plus(Long.MAX_VALUE, unit).plus(1, unit)
                : plus(-amountToSubtract, unit);
    }

    /** Days and longer units are of the local time line, others of that of instants. */
    @Override
    public ZonedDateTime plus(long amountToAdd, TemporalUnit unit) {
        if (!(unit instanceof ChronoUnit)) {
            return unit.addTo(this, amountToAdd);
        }
        LocalDateTime sum = local.plus(amountToAdd, unit);
        return unit.isDateBased() ? resolve(sum) : ofInstant(sum.toInstant(offset), zone);
    }

    public ZonedDateTime plusYears(long years) {
        return plus(years, ChronoUnit.YEARS);
    }

    public ZonedDateTime minusYears(long years) {
        return minus(years, ChronoUnit.YEARS);
    }

    public ZonedDateTime plusMonths(long months) {
        return plus(months, ChronoUnit.MONTHS);
    }

    public ZonedDateTime minusMonths(long months) {
        return minus(months, ChronoUnit.MONTHS);
    }

    public ZonedDateTime plusWeeks(long weeks) {
        return plus(weeks, ChronoUnit.WEEKS);
    }

    public ZonedDateTime minusWeeks(long weeks) {
        return minus(weeks, ChronoUnit.WEEKS);
    }

    public ZonedDateTime plusDays(long days) {
        return plus(days, ChronoUnit.DAYS);
    }

    public ZonedDateTime minusDays(long days) {
        return minus(days, ChronoUnit.DAYS);
    }

    public ZonedDateTime plusHours(long hours) {
        return plus(hours, ChronoUnit.HOURS);
    }

    public ZonedDateTime minusHours(long hours) {
        return minus(hours, ChronoUnit.HOURS);
    }

    public ZonedDateTime plusMinutes(long minutes) {
        return plus(minutes, ChronoUnit.MINUTES);
    }

    public ZonedDateTime minusMinutes(long minutes) {
        return minus(minutes, ChronoUnit.MINUTES);
    }

    public ZonedDateTime plusSeconds(long seconds) {
        return plus(seconds, ChronoUnit.SECONDS);
    }

    public ZonedDateTime minusSeconds(long seconds) {
        return minus(seconds, ChronoUnit.SECONDS);
    }

    public ZonedDateTime plusNanos(long nanos) {
        return plus(nanos, ChronoUnit.NANOS);
    }

    public ZonedDateTime minusNanos(long nanos) {
        return minus(nanos, ChronoUnit.NANOS);
    }

    @Override
    public String format(DateTimeFormatter formatter) {
        return Objects.requireNonNull(formatter, "formatter").format(this);
    }

    @Override
    public ZoneOffset getOffset() {
        return offset;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public LocalDateTime toLocalDateTime() {
        return local;
    }

    public ZonedDateTime withZoneSameLocal(ZoneId newZone) {
        return ofLocal(local, newZone, offset);
    }

    public ZonedDateTime withZoneSameInstant(ZoneId newZone) {
        return ofInstant(toInstant(), newZone);
    }

    public ZonedDateTime withFixedOffsetZone() {
        return new ZonedDateTime(local, offset, offset);
    }

    public ZonedDateTime withEarlierOffsetAtOverlap() {
        return ofLocal(local, zone, null);
    }

    public ZonedDateTime withLaterOffsetAtOverlap() {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return ofLocal(local, zone, offsets.get(offsets.size() - 1));
    }

    public OffsetDateTime toOffsetDateTime() {
        return OffsetDateTime.of(local, offset);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> R query(TemporalQuery<R> query) {
        if (query == TemporalQueries.zone() || query == TemporalQueries.zoneId()) {
            return (R) zone;
        }
        return query == TemporalQueries.offset() ? (R) offset : local.query(query);
    }

    @Override
    public long until(Temporal endExclusive, TemporalUnit unit) {
        ZonedDateTime end = from(endExclusive);
        if (!(unit instanceof ChronoUnit)) {
            return unit.between(this, end);
        }
        return unit.isDateBased() ? local.until(end.withZoneSameInstant(zone).local, unit)
                : toInstant().until(end.toInstant(), unit);
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof ZonedDateTime && local.equals(((ZonedDateTime) obj).local)
                && offset.equals(((ZonedDateTime) obj).offset)
                && zone.equals(((ZonedDateTime) obj).zone);
    }

    @Override
    public int hashCode() {
        return local.hashCode() ^ offset.hashCode() ^ Integer.rotateLeft(zone.hashCode(), 3);
    }

    @Override
    public String toString() {
        return local.toString() + offset + (offset == zone ? "" : "[" + zone + "]");
    }
}
