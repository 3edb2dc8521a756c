package java.nio.file.attribute;

import java.util.concurrent.TimeUnit;

/** A time that a file has. */
public final class FileTime implements Comparable<FileTime> {
    private static final long NANOS = 1000000000L;
    private static final int DAY = 86400;

    private final long seconds;
    private final int nanos;

    private FileTime(long seconds, int nanos) {
        this.seconds = seconds;
        this.nanos = nanos;
    }

    public static FileTime from(long value, TimeUnit unit) {
        long seconds = unit.toSeconds(value);
        long rest = unit.toNanos(value - unit.convert(seconds, TimeUnit.SECONDS));
        return new FileTime(seconds + Math.floorDiv(rest, NANOS),
                (int) Math.floorMod(rest, NANOS));
    }

    public long to(TimeUnit unit) {
        return unit.convert(seconds, TimeUnit.SECONDS)
                + unit.convert(nanos, TimeUnit.NANOSECONDS);
    }

    public static FileTime fromMillis(long value) {
        return new FileTime(Math.floorDiv(value, 1000L),
                (int) Math.floorMod(value, 1000L) * 1000000);
    }

    public long toMillis() {
        return seconds * 1000 + nanos / 1000000;
    }

    @Override
    public int compareTo(FileTime other) {
        int c = Long.compare(seconds, other.seconds);
        return c != 0 ? c : Integer.compare(nanos, other.nanos);
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof FileTime && compareTo((FileTime) obj) == 0;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(seconds) * 31 + nanos;
    }

    /** ISO 8601, with the digits of the second's fraction that are needed. */
    @Override
    public String toString() {
        long day = Math.floorDiv(seconds, (long) DAY);
        int second = (int) Math.floorMod(seconds, (long) DAY);
        String fraction = "";
        if (nanos > 0) {
            fraction = "." + String.format("%09d", nanos).replaceAll("0+$", "");
        }
        return date(day) + String.format("T%02d:%02d:%02d", second / 3600, second / 60 % 60,
                second % 60) + fraction + "Z";
    }

    /** The Gregorian date of a day after 1 January 1970. */
    private static String date(long day) {
        // Years from March on, counted from the year 0; 400 years have 146097 days.
        long shifted = day + 719468;
        long era = Math.floorDiv(shifted, 146097L);
        long inEra = Math.floorMod(shifted, 146097L);
        long year = (inEra - inEra / 1460 + inEra / 36524 - inEra / 146096) / 365;
        long inYear = inEra - (365 * year + year / 4 - year / 100);
        long month = (5 * inYear + 2) / 153;
        long date = inYear - (153 * month + 2) / 5 + 1;
        return String.format("%04d-%02d-%02d", era * 400 + year + (month < 10 ? 0 : 1),
                month < 10 ? month + 3 : month - 9, date);
    }
}
