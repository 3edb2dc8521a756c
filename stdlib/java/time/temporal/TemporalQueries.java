package java.time.temporal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.Chronology;

/** The queries that all temporal objects know. */
public final class TemporalQueries {
    private static final TemporalQuery<ZoneId> ZONE_ID =
            (temporal) -> temporal.query(TemporalQueries.zoneId());
    private static final TemporalQuery<Chronology> CHRONOLOGY =
            (temporal) -> temporal.query(TemporalQueries.chronology());
    private static final TemporalQuery<TemporalUnit> PRECISION =
            (temporal) -> temporal.query(TemporalQueries.precision());
    private static final TemporalQuery<ZoneOffset> OFFSET =
            (temporal) -> !temporal.isSupported(ChronoField.OFFSET_SECONDS) ? null
                    : ZoneOffset.ofTotalSeconds(temporal.get(ChronoField.OFFSET_SECONDS));
    private static final TemporalQuery<ZoneId> ZONE = TemporalQueries::findZone;
    private static final TemporalQuery<LocalDate> LOCAL_DATE =
            (temporal) -> !temporal.isSupported(ChronoField.EPOCH_DAY) ? null
                    : LocalDate.ofEpochDay(temporal.getLong(ChronoField.EPOCH_DAY));
    private static final TemporalQuery<LocalTime> LOCAL_TIME =
            (temporal) -> !temporal.isSupported(ChronoField.NANO_OF_DAY) ? null
                    : LocalTime.ofNanoOfDay(temporal.getLong(ChronoField.NANO_OF_DAY));

    private TemporalQueries() {
    }

    private static ZoneId findZone(TemporalAccessor temporal) {
        ZoneId zone = temporal.query(ZONE_ID);
        return zone != null ? zone : temporal.query(OFFSET);
    }

    public static TemporalQuery<ZoneId> zoneId() {
        return ZONE_ID;
    }

    public static TemporalQuery<Chronology> chronology() {
        return CHRONOLOGY;
    }

    public static TemporalQuery<TemporalUnit> precision() {
        return PRECISION;
    }

    public static TemporalQuery<ZoneId> zone() {
        return ZONE;
    }

    public static TemporalQuery<ZoneOffset> offset() {
        return OFFSET;
    }

    public static TemporalQuery<LocalDate> localDate() {
        return LOCAL_DATE;
    }

    public static TemporalQuery<LocalTime> localTime() {
        return LOCAL_TIME;
    }
}
