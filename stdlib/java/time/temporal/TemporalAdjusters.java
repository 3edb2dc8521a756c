package java.time.temporal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The adjusters of everyday use: first days, last days, next Mondays. */
public final class TemporalAdjusters {
    private TemporalAdjusters() {
    }

    public static TemporalAdjuster ofDateAdjuster(UnaryOperator<LocalDate> dateBasedAdjuster) {
        Objects.requireNonNull(dateBasedAdjuster, "dateBasedAdjuster");
        return (temporal) -> temporal.with(dateBasedAdjuster.apply(LocalDate.from(temporal)));
    }

    public static TemporalAdjuster firstDayOfMonth() {
        return (temporal) -> temporal.with(ChronoField.DAY_OF_MONTH, 1);
    }

    public static TemporalAdjuster lastDayOfMonth() {
        return (temporal) -> temporal.with(ChronoField.DAY_OF_MONTH,
                temporal.range(ChronoField.DAY_OF_MONTH).getMaximum());
    }

    public static TemporalAdjuster firstDayOfNextMonth() {
        return (temporal) -> temporal.with(ChronoField.DAY_OF_MONTH, 1)
                .plus(1, ChronoUnit.MONTHS);
    }

    public static TemporalAdjuster firstDayOfYear() {
        return (temporal) -> temporal.with(ChronoField.DAY_OF_YEAR, 1);
    }

    public static TemporalAdjuster lastDayOfYear() {
        return (temporal) -> temporal.with(ChronoField.DAY_OF_YEAR,
                temporal.range(ChronoField.DAY_OF_YEAR).getMaximum());
    }

    public static TemporalAdjuster firstDayOfNextYear() {
        return (temporal) -> temporal.with(ChronoField.DAY_OF_YEAR, 1).plus(1, ChronoUnit.YEARS);
    }

    public static TemporalAdjuster firstInMonth(DayOfWeek dayOfWeek) {
        return dayOfWeekInMonth(1, dayOfWeek);
    }

    public static TemporalAdjuster lastInMonth(DayOfWeek dayOfWeek) {
        return dayOfWeekInMonth(-1, dayOfWeek);
    }

    public static TemporalAdjuster dayOfWeekInMonth(int ordinal, DayOfWeek dayOfWeek) {
        int wanted = dayOfWeek.getValue();
        if (ordinal >= 0) {
            return (temporal) -> {
                Temporal first = temporal.with(ChronoField.DAY_OF_MONTH, 1);
                int days = Math.floorMod(wanted - first.get(ChronoField.DAY_OF_WEEK), 7);
                return first.plus(days + (ordinal - 1L) * 7, ChronoUnit.DAYS);
            };
        }
        return (temporal) -> {
            Temporal last = temporal.with(lastDayOfMonth());
            int days = Math.floorMod(last.get(ChronoField.DAY_OF_WEEK) - wanted, 7);
            return last.plus(-days + (ordinal + 1L) * 7, ChronoUnit.DAYS);
        };
    }

    private static int daysUntil(Temporal temporal, DayOfWeek dayOfWeek) {
        return Math.floorMod(dayOfWeek.getValue() - temporal.get(ChronoField.DAY_OF_WEEK), 7);
    }

    public static TemporalAdjuster next(DayOfWeek dayOfWeek) {
        Objects.requireNonNull(dayOfWeek);
        return (temporal) -> {
            int days = daysUntil(temporal, dayOfWeek);
            return temporal.plus(days == 0 ? 7 : days, ChronoUnit.DAYS);
        };
    }

    public static TemporalAdjuster nextOrSame(DayOfWeek dayOfWeek) {
        Objects.requireNonNull(dayOfWeek);
        return (temporal) -> temporal.plus(daysUntil(temporal, dayOfWeek), ChronoUnit.DAYS);
    }

    public static TemporalAdjuster previous(DayOfWeek dayOfWeek) {
        Objects.requireNonNull(dayOfWeek);
        return (temporal) -> temporal.plus(daysUntil(temporal, dayOfWeek) - 7, ChronoUnit.DAYS);
    }

    public static TemporalAdjuster previousOrSame(DayOfWeek dayOfWeek) {
        Objects.requireNonNull(dayOfWeek);
        return (temporal) -> {
            int days = daysUntil(temporal, dayOfWeek);
            return temporal.plus(days == 0 ? 0 : days - 7, ChronoUnit.DAYS);
        };
    }
}
