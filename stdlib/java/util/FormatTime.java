package java.util;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;

/** The conversions of dates and times: the letters that follow %t in a format string. */
abstract class FormatTime {
    static final String LETTERS = "HIklMSLNpzZsQBbhAaCYyjmdeRTrDFc";

    /** The values of an argument, or null where it is not one of the kinds that %t takes. */
    static FormatTime of(Object arg) {
        if (arg instanceof TemporalAccessor) {
            return new OfTemporal((TemporalAccessor) arg);
        }
        if (arg instanceof Calendar) {
            return new OfCalendar((Calendar) ((Calendar) arg).clone());
        }
        if (!(arg instanceof Long || arg instanceof Date)) {
            return null;
        }
        Calendar calendar = new GregorianCalendar();
        calendar.setTimeInMillis(arg instanceof Long ? (Long) arg : ((Date) arg).getTime());
        return new OfCalendar(calendar);
    }

    /** The class of the argument. */
    abstract Class<?> type();

    abstract long get(ChronoField field);

    /** Since 1970. */
    abstract long milliseconds();

    /** Hours and minutes from Greenwich in seconds. */
    abstract int offset();

    abstract String zone();

    private String padded(int width, long value) {
        String digits = Long.toString(Math.abs(value));
        return (value < 0 ? "-" : "") + "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private String number(int width, ChronoField field) {
        return padded(width, get(field));
    }

    /** The form of Date.toString. */
    String dateText() {
        return texts("a b d T Z ") + get(ChronoField.YEAR_OF_ERA);
    }

    /** Throws for the letter that the argument has no value for. */
    String text(char letter) {
        try {
            return textOf(letter);
        } catch (DateTimeException e) {
            throw new IllegalFormatConversionException(letter, type());
        }
    }

    private String textOf(char letter) {
        switch (letter) {
            case 'R':
                return texts("H:M");
            case 'T':
                return texts("H:M:S");
            case 'r':
                return texts("I:M:S ") + text('p').toUpperCase();
            case 'D':
                return texts("m/d/y");
            case 'F':
                return texts("Y-m-d");
            case 'c':
                return texts("a b d T Z Y");
            case 'p':
                return get(ChronoField.AMPM_OF_DAY) == 0 ? "am" : "pm";
            case 'B':
            case 'b':
            case 'h':
                return Month.of((int) get(ChronoField.MONTH_OF_YEAR)).getDisplayName(
                        letter == 'B' ? TextStyle.FULL : TextStyle.SHORT, Locale.ENGLISH);
            case 'A':
            case 'a':
                return DayOfWeek.of((int) get(ChronoField.DAY_OF_WEEK)).getDisplayName(
                        letter == 'A' ? TextStyle.FULL : TextStyle.SHORT, Locale.ENGLISH);
            case 'Z':
                return zone();
            case 'z':
                int minutes = Math.abs(offset()) / 60;
                return (offset() < 0 ? "-" : "+") + padded(4, minutes / 60 * 100 + minutes % 60);
            default:
                return numbers(letter);
        }
    }

    private String texts(String letters) {
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            sb.append(Character.isLetter(c) ? text(c) : String.valueOf(c));
        }
        return sb.toString();
    }

    private String numbers(char letter) {
        switch (letter) {
            case 'H':
                return number(2, ChronoField.HOUR_OF_DAY);
            case 'k':
                return number(1, ChronoField.HOUR_OF_DAY);
            case 'I':
                return number(2, ChronoField.CLOCK_HOUR_OF_AMPM);
            case 'l':
                return number(1, ChronoField.CLOCK_HOUR_OF_AMPM);
            case 'M':
                return number(2, ChronoField.MINUTE_OF_HOUR);
            case 'S':
                return number(2, ChronoField.SECOND_OF_MINUTE);
            case 'L':
                return number(3, ChronoField.MILLI_OF_SECOND);
            case 'N':
                return number(9, ChronoField.NANO_OF_SECOND);
            case 's':
                return number(1, ChronoField.INSTANT_SECONDS);
            case 'Q':
                return padded(1, milliseconds());
            case 'C':
                return padded(2, get(ChronoField.YEAR_OF_ERA) / 100);
            case 'Y':
                return number(4, ChronoField.YEAR_OF_ERA);
            case 'y':
                return padded(2, get(ChronoField.YEAR_OF_ERA) % 100);
            case 'j':
                return number(3, ChronoField.DAY_OF_YEAR);
            case 'm':
                return number(2, ChronoField.MONTH_OF_YEAR);
            default:
                return number(letter == 'd' ? 2 : 1, ChronoField.DAY_OF_MONTH);
        }
    }

    private static final class OfCalendar extends FormatTime {
        private final Calendar calendar;

        OfCalendar(Calendar calendar) {
            this.calendar = calendar;
        }

        @Override
        Class<?> type() {
            return calendar.getClass();
        }

        @Override
        long get(ChronoField field) {
            switch (field) {
                case HOUR_OF_DAY:
                    return calendar.get(Calendar.HOUR_OF_DAY);
                case CLOCK_HOUR_OF_AMPM:
                    return (calendar.get(Calendar.HOUR) + 11) % 12 + 1;
                case AMPM_OF_DAY:
                    return calendar.get(Calendar.AM_PM);
                case MINUTE_OF_HOUR:
                    return calendar.get(Calendar.MINUTE);
                case SECOND_OF_MINUTE:
                    return calendar.get(Calendar.SECOND);
                case MILLI_OF_SECOND:
                    return calendar.get(Calendar.MILLISECOND);
                case NANO_OF_SECOND:
                    return calendar.get(Calendar.MILLISECOND) * 1_000_000L;
                case INSTANT_SECONDS:
                    // Towards 1970, as java has it.
                    return calendar.getTimeInMillis() / 1000;
                case YEAR_OF_ERA:
                    return calendar.get(Calendar.YEAR);
                case MONTH_OF_YEAR:
                    return calendar.get(Calendar.MONTH) + 1;
                case DAY_OF_YEAR:
                    return calendar.get(Calendar.DAY_OF_YEAR);
                case DAY_OF_WEEK:
                    return (calendar.get(Calendar.DAY_OF_WEEK) + 5) % 7 + 1;
                default:
                    return calendar.get(Calendar.DAY_OF_MONTH);
            }
        }

        @Override
        long milliseconds() {
            return calendar.getTimeInMillis();
        }

        @Override
        int offset() {
            return (calendar.get(Calendar.ZONE_OFFSET) + calendar.get(Calendar.DST_OFFSET)) / 1000;
        }

        @Override
        String zone() {
            boolean isDaylight = calendar.get(Calendar.DST_OFFSET) != 0;
            return calendar.getTimeZone().getDisplayName(isDaylight, TimeZone.SHORT);
        }
    }

    private static final class OfTemporal extends FormatTime {
        private final TemporalAccessor temporal;

        OfTemporal(TemporalAccessor temporal) {
            this.temporal = temporal;
        }

        @Override
        Class<?> type() {
            return temporal.getClass();
        }

        @Override
        long get(ChronoField field) {
            return temporal.getLong(field);
        }

        @Override
        long milliseconds() {
            return get(ChronoField.INSTANT_SECONDS) * 1000 + get(ChronoField.MILLI_OF_SECOND);
        }

        @Override
        int offset() {
            return temporal.get(ChronoField.OFFSET_SECONDS);
        }

        @Override
        String zone() {
            ZoneId zone = temporal.query(TemporalQueries.zone());
            if (zone == null) {
                throw new DateTimeException("no zone");
            }
            if (zone instanceof ZoneOffset || !temporal.isSupported(ChronoField.INSTANT_SECONDS)) {
                return zone.getId();
            }
            TimeZone named = TimeZone.getTimeZone(zone);
            Date date = new Date(temporal.getLong(ChronoField.INSTANT_SECONDS) * 1000);
            return named.getDisplayName(named.inDaylightTime(date), TimeZone.SHORT);
        }
    }
}
