package java.time.chrono;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;

/** A date of some calendar with a time and a zone. */
public interface ChronoZonedDateTime<D extends ChronoLocalDate>
        extends Temporal, Comparable<ChronoZonedDateTime<?>> {
    ChronoLocalDateTime<D> toLocalDateTime();

    ZoneOffset getOffset();

    ZoneId getZone();

    default D toLocalDate() {
        return toLocalDateTime().toLocalDate();
    }

    default LocalTime toLocalTime() {
        return toLocalDateTime().toLocalTime();
    }

    default Chronology getChronology() {
        return toLocalDate().getChronology();
    }

    default String format(DateTimeFormatter formatter) {
        return formatter.format(this);
    }

    default long toEpochSecond() {
        return toLocalDateTime().toEpochSecond(getOffset());
    }

    default Instant toInstant() {
        return Instant.ofEpochSecond(toEpochSecond(), toLocalTime().getNano());
    }

    @Override
    default int compareTo(ChronoZonedDateTime<?> other) {
        int order = toInstant().compareTo(other.toInstant());
        if (order == 0) {
            order = toLocalDateTime().compareTo(other.toLocalDateTime());
        }
        return order != 0 ? order : getZone().getId().compareTo(other.getZone().getId());
    }

    default boolean isAfter(ChronoZonedDateTime<?> other) {
        return toInstant().isAfter(other.toInstant());
    }

    default boolean isBefore(ChronoZonedDateTime<?> other) {
        return toInstant().isBefore(other.toInstant());
    }

    default boolean isEqual(ChronoZonedDateTime<?> other) {
        return toInstant().equals(other.toInstant());
    }
}
