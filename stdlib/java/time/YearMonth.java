package java.time;

import java.io.Serializable;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** A month of a year. */
public final class YearMonth implements Comparable<YearMonth>, Serializable {
    private static final long serialVersionUID = 4183400860270640070L;

    private final LocalDate first;

    private YearMonth(LocalDate first) {
        this.first = first;
    }

    public static YearMonth now() {
        return from(LocalDate.now());
    }

    public static YearMonth of(int year, int month) {
        return new YearMonth(LocalDate.of(year, month, 1));
    }

    public static YearMonth of(int year, Month month) {
        return new YearMonth(LocalDate.of(year, month, 1));
    }

    public static YearMonth from(TemporalAccessor temporal) {
        return of(temporal.get(ChronoField.YEAR), temporal.get(ChronoField.MONTH_OF_YEAR));
    }

    public static YearMonth parse(CharSequence text) {
        return from(LocalDate.parse(text + "-01"));
    }

    public int getYear() {
        return first.getYear();
    }

    public int getMonthValue() {
        return first.getMonthValue();
    }

    public Month getMonth() {
        return first.getMonth();
    }

    public boolean isLeapYear() {
        return first.isLeapYear();
    }

    public boolean isValidDay(int dayOfMonth) {
        return dayOfMonth >= 1 && dayOfMonth <= lengthOfMonth();
    }

    public int lengthOfMonth() {
        return first.lengthOfMonth();
    }

    public int lengthOfYear() {
        return first.lengthOfYear();
    }

    public YearMonth plusYears(long years) {
        return new YearMonth(first.plusYears(years));
    }

    public YearMonth plusMonths(long months) {
        return new YearMonth(first.plusMonths(months));
    }

    public YearMonth minusYears(long years) {
        return new YearMonth(first.minusYears(years));
    }

    public YearMonth minusMonths(long months) {
        return new YearMonth(first.minusMonths(months));
    }

    public LocalDate atDay(int dayOfMonth) {
        return first.withDayOfMonth(dayOfMonth);
    }

    public LocalDate atEndOfMonth() {
        return atDay(lengthOfMonth());
    }

    @Override
    public int compareTo(YearMonth other) {
        return first.compareTo(other.first);
    }

    public boolean isAfter(YearMonth other) {
        return first.isAfter(other.first);
    }

    public boolean isBefore(YearMonth other) {
        return first.isBefore(other.first);
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof YearMonth && first.equals(((YearMonth) obj).first);
    }

    @Override
    public int hashCode() {
        return getYear() ^ getMonthValue() << 27;
    }

    @Override
    public String toString() {
        String date = first.toString();
        return date.substring(0, date.length() - 3);
    }
}
