package java.time;

import java.io.Serializable;
import java.time.chrono.IsoChronology;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** A year. */
public final class Year implements Comparable<Year>, Serializable {
    private static final long serialVersionUID = -23038383694477807L;

    public static final int MIN_VALUE = -999_999_999;
    public static final int MAX_VALUE = 999_999_999;

    private final int year;

    private Year(int year) {
        this.year = year;
    }

    public static Year now() {
        return of(LocalDate.now().getYear());
    }

    public static Year of(int isoYear) {
        ChronoField.YEAR.checkValidValue(isoYear);
        return new Year(isoYear);
    }

    public static Year from(TemporalAccessor temporal) {
        return of(temporal.get(ChronoField.YEAR));
    }

    public static boolean isLeap(long year) {
        return IsoChronology.INSTANCE.isLeapYear(year);
    }

    /** The four digits or more that ISO 8601 writes. */
    static String text(int year) {
        int size = Math.abs(year);
        String digits = size < 10_000 ? String.valueOf(10_000 + size).substring(1)
                : String.valueOf(size);
        return year < 0 ? "-" + digits : size > 9999 ? "+" + digits : digits;
    }

    public int getValue() {
        return year;
    }

    public boolean isLeap() {
        return isLeap(year);
    }

    public int length() {
        return isLeap() ? 366 : 365;
    }

    public Year plusYears(long yearsToAdd) {
        return of(ChronoField.YEAR.checkValidIntValue(year + yearsToAdd));
    }

    public Year minusYears(long yearsToSubtract) {
        return of(ChronoField.YEAR.checkValidIntValue(year - yearsToSubtract));
    }

    public LocalDate atDay(int dayOfYear) {
        return LocalDate.ofYearDay(year, dayOfYear);
    }

    public YearMonth atMonth(int month) {
        return YearMonth.of(year, month);
    }

    @Override
    public int compareTo(Year other) {
        return year - other.year;
    }

    public boolean isAfter(Year other) {
        return year > other.year;
    }

    public boolean isBefore(Year other) {
        return year < other.year;
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof Year && year == ((Year) obj).year;
    }

    @Override
    public int hashCode() {
        return year;
    }

    @Override
    public String toString() {
        return Integer.toString(year);
    }
}
