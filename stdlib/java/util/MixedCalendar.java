package java.util;

/** Days since 1970 of dates: Julian before a day, the cutover, and Gregorian from it on. */
final class MixedCalendar {
    private static final int[] BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304,
        334, 365};
    /** From 1 January of the year 1 to 1970; Julian, it is two days earlier. */
    private static final long GREGORIAN_EPOCH = 719162;
    private static final long JULIAN_EPOCH = 719164;

    final long cutover;

    /** The year in which the cutover lies, by the Gregorian calendar. */
    final long cutoverYear;

    MixedCalendar(long cutover) {
        this.cutover = cutover;
        cutoverYear = year(cutover, true);
    }

    static boolean isLeap(long year, boolean gregorian) {
        return year % 4 == 0 && (!gregorian || year % 100 != 0 || year % 400 == 0);
    }

    /** Years count through 0, which is 1 BC; months from 0, and beyond 11 into other years. */
    static long first(long year, long month, boolean gregorian) {
        long y = year + Math.floorDiv(month, 12L);
        int m = (int) Math.floorMod(month, 12L);
        long last = y - 1;
        long days = last * 365 + Math.floorDiv(last, 4L) + BEFORE_MONTH[m]
                + (m > 1 && isLeap(y, gregorian) ? 1 : 0);
        return gregorian
                ? days - Math.floorDiv(last, 100L) + Math.floorDiv(last, 400L) - GREGORIAN_EPOCH
                : days - JULIAN_EPOCH;
    }

    private static long year(long day, boolean gregorian) {
        long guess = 1970 + Math.floorDiv(day * 400, 146097L);
        while (first(guess, 0, gregorian) > day) {
            guess--;
        }
        while (first(guess + 1, 0, gregorian) <= day) {
            guess++;
        }
        return guess;
    }

    boolean isGregorian(long day) {
        return day >= cutover;
    }

    long year(long day) {
        return year(day, isGregorian(day));
    }

    int month(long day) {
        long year = year(day);
        int month = 11;
        while (first(year, month, isGregorian(day)) > day) {
            month--;
        }
        return month;
    }

    int dayOfMonth(long day) {
        return (int) (day - first(year(day), month(day), isGregorian(day))) + 1;
    }

    /** The day of a date: of a date that the cutover leaves out, the Julian one. */
    long day(long year, long month, long dayOfMonth) {
        long gregorian = first(year, month, true) + dayOfMonth - 1;
        return gregorian >= cutover ? gregorian : first(year, month, false) + dayOfMonth - 1;
    }

    /** The first day of a month that there is. */
    long firstOfMonth(long year, long month) {
        long gregorian = first(year, month, true);
        long julian = first(year, month, false);
        return gregorian >= cutover ? gregorian : Math.min(julian, cutover);
    }

    long firstOfYear(long year) {
        return firstOfMonth(year, 0);
    }

    /** The last day number of the month in which a day lies. */
    int lastOfMonth(long day) {
        return dayOfMonth(firstOfMonth(year(day), month(day) + 1L) - 1);
    }

    /** 1, Sunday, to 7. */
    static int dayOfWeek(long day) {
        return (int) Math.floorMod(day + 4, 7L) + 1;
    }

    /** The last such day of the week up to a day. */
    static long onOrBefore(long day, int dayOfWeek) {
        return day - Math.floorMod(day + 5 - dayOfWeek, 7L);
    }

    /** The first day of week 1 of a period that begins with a day. */
    static long firstWeek(long first, int firstDayOfWeek, int minimalDays) {
        long start = onOrBefore(first + 6, firstDayOfWeek);
        return start - first >= minimalDays ? start - 7 : start;
    }

    static int week(long first, long day, int firstDayOfWeek, int minimalDays) {
        return (int) Math.floorDiv(day - firstWeek(first, firstDayOfWeek, minimalDays), 7L) + 1;
    }
}
