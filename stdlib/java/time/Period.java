package java.time;

import java.io.Serializable;
import java.time.chrono.ChronoPeriod;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.time.temporal.TemporalUnit;
import java.time.temporal.UnsupportedTemporalTypeException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of time in years, months and days, each with its own sign. */
public final class Period implements ChronoPeriod, Serializable {
    private static final long serialVersionUID = -3587258372562876L;

    public static final Period ZERO = new Period(0, 0, 0);

    private final int years;
    private final int months;
    private final int days;

    private Period(int years, int months, int days) {
        this.years = years;
        this.months = months;
        this.days = days;
    }

    public static Period of(int years, int months, int days) {
        return (years | months | days) == 0 ? ZERO : new Period(years, months, days);
    }

    public static Period ofYears(int years) {
        return of(years, 0, 0);
    }

    public static Period ofMonths(int months) {
        return of(0, months, 0);
    }

    public static Period ofWeeks(int weeks) {
        return of(0, 0, Math.multiplyExact(weeks, 7));
    }

    public static Period ofDays(int days) {
        return of(0, 0, days);
    }

    public static Period from(TemporalAmount amount) {
        if (amount instanceof Period) {
            return (Period) amount;
        }
        int years = 0;
        int months = 0;
        int days = 0;
        for (TemporalUnit unit : amount.getUnits()) {
            int value = Math.toIntExact(amount.get(unit));
            if (unit == ChronoUnit.YEARS) {
                years = value;
            } else if (unit == ChronoUnit.MONTHS) {
                months = value;
            } else if (unit == ChronoUnit.DAYS) {
                days = value;
            } else {
                throw new DateTimeException("Unit must be Years, Months or Days, but was " + unit);
            }
        }
        return of(years, months, days);
    }

    public static Period between(LocalDate startDateInclusive, LocalDate endDateExclusive) {
        return startDateInclusive.until(endDateExclusive);
    }

    public static Period parse(CharSequence text) {
        Matcher m = Pattern.compile("([-+]?)P(?:([-+]?[0-9]+)Y)?(?:([-+]?[0-9]+)M)?"
                + "(?:([-+]?[0-9]+)W)?(?:([-+]?[0-9]+)D)?", Pattern.CASE_INSENSITIVE).matcher(text);
        if (!m.matches() || m.end() == m.end(1) + 1) {
            throw new DateTimeParseException("Text cannot be parsed to a Period", text, 0);
        }
        int sign = m.group(1).equals("-") ? -1 : 1;
        try {
            int days = Math.addExact(Math.multiplyExact(number(m.group(4), sign), 7),
                    number(m.group(5), sign));
            return of(number(m.group(2), sign), number(m.group(3), sign), days);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new DateTimeParseException("Text cannot be parsed to a Period", text, 0, e);
        }
    }

    private static int number(String digits, int sign) {
        return digits == null ? 0 : Math.multiplyExact(Integer.parseInt(digits), sign);
    }

    @Override
    public long get(TemporalUnit unit) {
        if (unit == ChronoUnit.YEARS) {
            return years;
        }
        if (unit == ChronoUnit.MONTHS) {
            return months;
        }
        if (unit == ChronoUnit.DAYS) {
            return days;
        }
        throw new UnsupportedTemporalTypeException("Unsupported unit: " + unit);
    }

    @Override
    public List<TemporalUnit> getUnits() {
        return List.of(ChronoUnit.YEARS, ChronoUnit.MONTHS, ChronoUnit.DAYS);
    }

    @Override
    public IsoChronology getChronology() {
        return IsoChronology.INSTANCE;
    }

    @Override
    public boolean isZero() {
        return this == ZERO;
    }

    @Override
    public boolean isNegative() {
        return years < 0 || months < 0 || days < 0;
    }

    public int getYears() {
        return years;
    }

    public int getMonths() {
        return months;
    }

    public int getDays() {
        return days;
    }

    public Period withYears(int years) {
        return of(years, months, days);
    }

    public Period withMonths(int months) {
        return of(years, months, days);
    }

    public Period withDays(int days) {
        return of(years, months, days);
    }

    @Override
    public Period plus(TemporalAmount amountToAdd) {
        Period other = from(amountToAdd);
        return of(Math.addExact(years, other.years), Math.addExact(months, other.months),
                Math.addExact(days, other.days));
    }

    public Period plusYears(long yearsToAdd) {
        return of(Math.toIntExact(Math.addExact(years, yearsToAdd)), months, days);
    }

    public Period plusMonths(long monthsToAdd) {
        return of(years, Math.toIntExact(Math.addExact(months, monthsToAdd)), days);
    }

    public Period plusDays(long daysToAdd) {
        return of(years, months, Math.toIntExact(Math.addExact(days, daysToAdd)));
    }

    @Override
    public Period minus(TemporalAmount amountToSubtract) {
        Period other = from(amountToSubtract);
        return of(Math.subtractExact(years, other.years),
                Math.subtractExact(months, other.months), Math.subtractExact(days, other.days));
    }

    public Period minusYears(long yearsToSubtract) {
        return plusYears(Math.negateExact(yearsToSubtract));
    }

    public Period minusMonths(long monthsToSubtract) {
        return plusMonths(Math.negateExact(monthsToSubtract));
    }

    public Period minusDays(long daysToSubtract) {
        return plusDays(Math.negateExact(daysToSubtract));
    }

    @Override
    public Period multipliedBy(int scalar) {
        return of(Math.multiplyExact(years, scalar), Math.multiplyExact(months, scalar),
                Math.multiplyExact(days, scalar));
    }

    @Override
    public Period negated() {
        return multipliedBy(-1);
    }

    @Override
    public Period normalized() {
        long total = toTotalMonths();
        return of(Math.toIntExact(total / 12), (int) (total % 12), days);
    }

    public long toTotalMonths() {
        return years * 12L + months;
    }

    @Override
    public Temporal addTo(Temporal temporal) {
        Temporal result = months == 0
                ? years == 0 ? temporal : temporal.plus(years, ChronoUnit.YEARS)
                : temporal.plus(toTotalMonths(), ChronoUnit.MONTHS);
        return days == 0 ? result : result.plus(days, ChronoUnit.DAYS);
    }

    @Override
    public Temporal subtractFrom(Temporal temporal) {
        Temporal result = months == 0
                ? years == 0 ? temporal : temporal.minus(years, ChronoUnit.YEARS)
                : temporal.minus(toTotalMonths(), ChronoUnit.MONTHS);
        return days == 0 ? result : result.minus(days, ChronoUnit.DAYS);
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof Period && years == ((Period) obj).years
                && months == ((Period) obj).months && days == ((Period) obj).days;
    }

    @Override
    public int hashCode() {
        return years + Integer.rotateLeft(months, 8) + Integer.rotateLeft(days, 16);
    }

    @Override
    public String toString() {
        return this == ZERO ? "P0D" : "P" + (years == 0 ? "" : years + "Y")
                + (months == 0 ? "" : months + "M") + (days == 0 ? "" : days + "D");
    }
}
