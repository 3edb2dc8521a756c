package java.text;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;

/** Formats and parses dates by patterns of letters. Names are English in all locales. */
public class SimpleDateFormat extends DateFormat {
    private static final long serialVersionUID = 4774881970558875024L;
    private static final String LETTERS = "GyYMLwWDdFEuaHkKhmsSzZX";

    /** Fields, such as yyyy, and literal texts after a quote. */
    private transient List<String> parts;
    private String pattern;

    public SimpleDateFormat() {
        this("M/d/yy, h:mm a");
    }

    public SimpleDateFormat(String pattern) {
        this(pattern, Locale.getDefault());
    }

    public SimpleDateFormat(String pattern, Locale locale) {
        Objects.requireNonNull(locale);
        applyPattern(pattern);
    }

    public void applyPattern(String newPattern) {
        parts = split(newPattern);
        pattern = newPattern;
    }

    public String toPattern() {
        return pattern;
    }

    @Override
    public boolean equals(Object obj) {
        return super.equals(obj) && pattern.equals(((SimpleDateFormat) obj).pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    private static List<String> split(String pattern) {
        List<String> parts = new ArrayList<>();
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            int end = i + 1;
            if (c == '\'') {
                StringBuilder text = new StringBuilder("'");
                if (pattern.startsWith("''", i)) {
                    text.append(c);
                    end++;
                } else {
                    end = quoted(pattern, end, text);
                }
                parts.add(text.toString());
            } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                checkLetter(c);
                parts.add(pattern.substring(i, end));
            } else {
                parts.add("'" + c);
            }
            i = end;
        }
        return parts;
    }

    private static void checkLetter(char c) {
        if (LETTERS.indexOf(c) < 0) {
            throw new IllegalArgumentException("Illegal pattern character '" + c + "'");
        }
        if ("YwWF".indexOf(c) >= 0) {
            throw new UnsupportedOperationException("the pattern letter " + c
                    + " is not supported");
        }
    }

    private static int quoted(String pattern, int from, StringBuilder text) {
        int i = from;
        while (i < pattern.length()) {
            if (pattern.charAt(i) == '\'') {
                if (!pattern.startsWith("''", i)) {
                    return i + 1;
                }
                i++;
            }
            text.append(pattern.charAt(i++));
        }
        throw new IllegalArgumentException("Unterminated quote");
    }

    @Override
    public StringBuffer format(Date date, StringBuffer toAppendTo, FieldPosition pos) {
        ZonedDateTime time = Instant.ofEpochMilli(date.getTime()).atZone(zone());
        for (String part : parts) {
            toAppendTo.append(part.charAt(0) == '\'' ? part.substring(1) : field(part, time));
        }
        return toAppendTo;
    }

    private ZoneId zone() {
        return getTimeZone().toZoneId();
    }

    private static ChronoField number(char letter) {
        switch (letter) {
            case 'y':
                return ChronoField.YEAR_OF_ERA;
            case 'M':
            case 'L':
                return ChronoField.MONTH_OF_YEAR;
            case 'D':
                return ChronoField.DAY_OF_YEAR;
            case 'd':
                return ChronoField.DAY_OF_MONTH;
            case 'u':
                return ChronoField.DAY_OF_WEEK;
            case 'H':
                return ChronoField.HOUR_OF_DAY;
            case 'k':
                return ChronoField.CLOCK_HOUR_OF_DAY;
            case 'K':
                return ChronoField.HOUR_OF_AMPM;
            case 'h':
                return ChronoField.CLOCK_HOUR_OF_AMPM;
            case 'm':
                return ChronoField.MINUTE_OF_HOUR;
            case 's':
                return ChronoField.SECOND_OF_MINUTE;
            case 'S':
                return ChronoField.MILLI_OF_SECOND;
            default:
                return null;
        }
    }

    private String field(String part, ZonedDateTime time) {
        char letter = part.charAt(0);
        int count = part.length();
        TextStyle style = count >= 4 ? TextStyle.FULL : TextStyle.SHORT;
        switch (letter) {
            case 'G':
                return time.getYear() > 0 ? "AD" : "BC";
            case 'E':
                return time.getDayOfWeek().getDisplayName(style, Locale.ENGLISH);
            case 'a':
                return time.getHour() < 12 ? "AM" : "PM";
            case 'z':
                return getTimeZone().getDisplayName(false,
                        count >= 4 ? TimeZone.LONG : TimeZone.SHORT);
            case 'Z':
            case 'X':
                return offset(letter, count, time.getOffset().getTotalSeconds() / 60);
            default:
                break;
        }
        if ((letter == 'M' || letter == 'L') && count >= 3) {
            return time.getMonth().getDisplayName(style, Locale.ENGLISH);
        }
        String digits = String.valueOf(time.get(number(letter)));
        if (letter == 'y' && count == 2) {
            digits = "0" + digits;
            return digits.substring(digits.length() - 2);
        }
        return "0".repeat(Math.max(count - digits.length(), 0)) + digits;
    }

    private static String offset(char letter, int count, int minutes) {
        if (letter == 'X' && minutes == 0) {
            return "Z";
        }
        int size = Math.abs(minutes);
        String hours = (minutes < 0 ? "-" : "+") + (size / 60 < 10 ? "0" : "") + size / 60;
        String rest = (size % 60 < 10 ? "0" : "") + size % 60;
        return letter == 'X' && count == 1 ? hours
                : hours + (letter == 'X' && count == 3 ? ":" : "") + rest;
    }

    @Override
    public Date parse(String text, ParsePosition pos) {
        Reading reading = new Reading(text, pos.getIndex());
        for (int i = 0; i < parts.size(); i++) {
            boolean isNext = i + 1 < parts.size() && number(parts.get(i + 1).charAt(0)) != null;
            if (!reading.read(parts.get(i), isNext)) {
                pos.setErrorIndex(reading.at);
                return null;
            }
        }
        try {
            Date date = Date.from(reading.time(isLenient(), zone()));
            pos.setIndex(reading.at);
            return date;
        } catch (DateTimeException e) {
            pos.setErrorIndex(reading.at);
            return null;
        }
    }

    /** The fields of a text as they are read. */
    private static final class Reading {
        int at;

        private final String text;
        private int year = 1970;
        private int month = 1;
        private int day = 1;
        private int dayOfYear;
        private int hour;
        private int minute;
        private int second;
        private int milli;
        private boolean isAfternoon;
        private ZoneId zone;

        Reading(String text, int at) {
            this.text = text;
            this.at = at;
        }

        private boolean readName(String name, int least) {
            int length = text.regionMatches(true, at, name, 0, name.length()) ? name.length()
                    : text.regionMatches(true, at, name, 0, least) ? least : 0;
            at += length;
            return length > 0;
        }

        boolean read(String part, boolean isNumberNext) {
            char letter = part.charAt(0);
            if (letter == '\'') {
                boolean fits = text.startsWith(part.substring(1), at);
                at += fits ? part.length() - 1 : 0;
                return fits;
            }
            if ((letter == 'M' || letter == 'L') && part.length() >= 3) {
                for (Month m : Month.values()) {
                    if (readName(m.name(), 3)) {
                        month = m.getValue();
                        return true;
                    }
                }
                return false;
            }
            switch (letter) {
                case 'E':
                    for (DayOfWeek d : DayOfWeek.values()) {
                        if (readName(d.name(), 3)) {
                            return true;
                        }
                    }
                    return false;
                case 'G':
                    return readName("AD", 2);
                case 'a':
                    isAfternoon = readName("PM", 2);
                    return isAfternoon || readName("AM", 2);
                case 'z':
                case 'Z':
                case 'X':
                    return readZone();
                default:
                    return readNumber(letter, part.length(), isNumberNext);
            }
        }

        private boolean readZone() {
            int end = at;
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end))
                    || "+-:/_".indexOf(text.charAt(end)) >= 0)) {
                end++;
            }
            try {
                zone = ZoneId.of(text.substring(at, end));
            } catch (DateTimeException e) {
                return false;
            }
            at = end;
            return true;
        }

        private boolean readNumber(char letter, int count, boolean isNumberNext) {
            int start = at;
            int end = start;
            if (end < text.length() && text.charAt(end) == '-') {
                end++;
            }
            int most = isNumberNext ? end + count : text.length();
            while (end < Math.min(most, text.length()) && Character.isDigit(text.charAt(end))) {
                end++;
            }
            int value;
            try {
                value = Integer.parseInt(text.substring(start, end));
            } catch (NumberFormatException e) {
                return false;
            }
            at = end;
            boolean isShort = letter == 'y' && count <= 2 && end - start == 2;
            set(letter, isShort ? fullYear(value) : value);
            return true;
        }

        /** Two digits mean a year from 80 years ago to 20 years from now. */
        private static int fullYear(int twoDigits) {
            int first = ZonedDateTime.now(ZoneOffset.UTC).getYear() - 80;
            int year = first / 100 * 100 + twoDigits;
            return year < first ? year + 100 : year;
        }

        private void set(char letter, int value) {
            switch (letter) {
                case 'y':
                    year = value;
                    break;
                case 'M':
                case 'L':
                    month = value;
                    break;
                case 'd':
                    day = value;
                    break;
                case 'D':
                    dayOfYear = value;
                    break;
                case 'H':
                case 'K':
                    hour = value;
                    break;
                case 'k':
                    hour = value % 24;
                    break;
                case 'h':
                    hour = value % 12;
                    break;
                case 'm':
                    minute = value;
                    break;
                case 's':
                    second = value;
                    break;
                case 'S':
                    milli = value;
                    break;
                default:
                    break;
            }
        }

        Instant time(boolean lenient, ZoneId defaultZone) {
            int hours = isAfternoon && hour < 12 ? hour + 12 : hour;
            LocalDateTime local;
            if (lenient) {
                local = LocalDateTime.of(year, 1, 1, 0, 0).plusMonths(month - 1L)
                        .plusDays(dayOfYear > 0 ? dayOfYear - 1L : day - 1L).plusHours(hours)
                        .plusMinutes(minute).plusSeconds(second).plusNanos(milli * 1_000_000L);
            } else {
                local = LocalDateTime.of(year, month, day, hours, minute, second)
                        .with(ChronoField.MILLI_OF_SECOND, milli);
            }
            return local.atZone(zone == null ? defaultZone : zone).toInstant();
        }
    }
}
