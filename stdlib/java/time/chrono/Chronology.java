package java.time.chrono;

import java.time.temporal.TemporalAccessor;

/** A calendar system. That of ISO is the only one. */
public interface Chronology extends Comparable<Chronology> {
    static Chronology from(TemporalAccessor temporal) {
        return IsoChronology.INSTANCE;
    }

    String getId();

    String getCalendarType();

    boolean isLeapYear(long prolepticYear);

    @Override
    default int compareTo(Chronology other) {
        return getId().compareTo(other.getId());
    }
}
