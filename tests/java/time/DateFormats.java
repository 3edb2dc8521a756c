// flags: -Duser.timezone=UTC
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Date;
import java.util.Locale;

public class DateFormats {
    interface Action {
        Object run();
    }

    static void show(Action a) {
        try {
            System.out.println(a.run());
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }

    static DateTimeFormatter of(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    static void printing() {
        ZonedDateTime z = ZonedDateTime.of(2021, 3, 5, 15, 4, 9, 87_000_000,
                ZoneId.of("Europe/Berlin"));
        String[] patterns = {"yyyy-MM-dd HH:mm:ss", "d/M/yy", "EEEE, d MMMM uuuu", "EEE MMM dd",
            "hh:mm a", "h 'o''clock' a", "yyyyMMddHHmmssSSS", "HH:mm:ss.SSSSSS", "D", "DDD",
            "yyyy-MM-dd'T'HH:mm:ssXXX", "x xx xxx X XX", "Z", "VV", "MMMMM EEEEE", "G y", "k K",
            "n", "A", "yyyy[-MM[-dd]]", "''", "ss.S"};
        for (String p : patterns) {
            show(() -> p + " -> " + z.format(of(p)));
        }
        show(() -> of("b"));
        show(() -> of("'open"));
        show(() -> of("MMMMMM"));
        show(() -> of("HHH"));
        show(() -> LocalDate.of(2020, 1, 2).format(of("HH")));
        show(() -> LocalTime.NOON.format(of("yyyy")));
        for (DateTimeFormatter f : new DateTimeFormatter[] {DateTimeFormatter.ISO_DATE,
            DateTimeFormatter.ISO_TIME, DateTimeFormatter.ISO_DATE_TIME,
            DateTimeFormatter.ISO_INSTANT, DateTimeFormatter.BASIC_ISO_DATE,
            DateTimeFormatter.ISO_ORDINAL_DATE, DateTimeFormatter.RFC_1123_DATE_TIME,
            DateTimeFormatter.ISO_OFFSET_DATE_TIME, DateTimeFormatter.ISO_ZONED_DATE_TIME}) {
            show(() -> f.format(z) + " " + f.format(z.withZoneSameInstant(ZoneOffset.UTC)));
        }
        show(() -> z.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " "
                + z.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    static void parsing() {
        show(() -> LocalDate.parse("2020-02-30"));
        show(() -> LocalDate.parse("2020-2-3"));
        show(() -> LocalDate.parse("2020-02-03x"));
        show(() -> LocalDate.parse("2020-13-03"));
        show(() -> LocalDate.parse(""));
        show(() -> LocalTime.parse("10:15") + " " + LocalTime.parse("10:15:30.123"));
        show(() -> LocalTime.parse("25:00"));
        show(() -> LocalDateTime.parse("2020-01-01T10:15:30"));
        show(() -> LocalDate.parse("03/07/1999", of("dd/MM/yyyy")));
        show(() -> LocalDate.parse("31/04/1999", of("dd/MM/yyyy")));
        show(() -> LocalDate.parse("20200131", of("yyyyMMdd")));
        show(() -> LocalDate.parse("20200131", DateTimeFormatter.BASIC_ISO_DATE));
        show(() -> LocalDate.parse("5 Mar 21", of("d MMM yy")));
        show(() -> LocalDate.parse("5 mar 21", of("d MMM yy")));
        show(() -> LocalDate.parse("Friday, March 5, 2021", of("EEEE, MMMM d, yyyy")));
        show(() -> LocalDate.parse("Monday, March 5, 2021", of("EEEE, MMMM d, yyyy")));
        show(() -> LocalTime.parse("03:04 PM", of("hh:mm a")));
        show(() -> LocalDateTime.parse("20210305150409087", of("yyyyMMddHHmmssSSS")));
        show(() -> ZonedDateTime.parse("2021-03-05 15:04 +0100", of("yyyy-MM-dd HH:mm Z")));
        show(() -> LocalDate.parse("1999-12-31",
                of("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT)));
        show(() -> LocalDate.parse("1999-02-30",
                of("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT)));
        show(() -> LocalDateTime.parse("2020-01", new DateTimeFormatterBuilder()
                .appendPattern("yyyy-MM").parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
                .parseDefaulting(ChronoField.HOUR_OF_DAY, 0).toFormatter()));
        show(() -> ZonedDateTime.parse("Fri, 5 Mar 2021 15:04:09 GMT",
                DateTimeFormatter.RFC_1123_DATE_TIME));
        show(() -> LocalDate.parse("10:15", DateTimeFormatter.ISO_LOCAL_TIME));
    }

    static void oldDates() {
        Date date = new Date(1_600_000_000_123L);
        System.out.println(date + " " + date.getTime() + " " + date.toInstant() + " "
                + date.before(new Date()) + " " + date.equals(Date.from(date.toInstant()))
                + " " + date.hashCode() + " " + new Date(0).compareTo(date));
    }

    public static void main(String[] args) {
        printing();
        parsing();
        oldDates();
    }
}

// expect:
// yyyy-MM-dd HH:mm:ss -> 2021-03-05 15:04:09
// d/M/yy -> 5/3/21
// EEEE, d MMMM uuuu -> Friday, 5 March 2021
// EEE MMM dd -> Fri Mar 05
// hh:mm a -> 03:04 PM
// h 'o''clock' a -> 3 o'clock PM
// yyyyMMddHHmmssSSS -> 20210305150409087
// HH:mm:ss.SSSSSS -> 15:04:09.087000
// D -> 64
// DDD -> 064
// yyyy-MM-dd'T'HH:mm:ssXXX -> 2021-03-05T15:04:09+01:00
// x xx xxx X XX -> +01 +0100 +01:00 +01 +0100
// Z -> +0100
// VV -> Europe/Berlin
// MMMMM EEEEE -> M F
// G y -> AD 2021
// k K -> 15 3
// n -> 87000000
// A -> 54249087
// yyyy[-MM[-dd]] -> 2021-03-05
// '' -> '
// ss.S -> 09.0
// java.lang.IllegalArgumentException: Unknown pattern letter: b
// java.lang.IllegalArgumentException: Pattern ends with an incomplete string literal: 'open
// java.lang.IllegalArgumentException: Too many pattern letters: M
// java.lang.IllegalArgumentException: Too many pattern letters: H
// java.time.temporal.UnsupportedTemporalTypeException: Unsupported field: HourOfDay
// java.time.temporal.UnsupportedTemporalTypeException: Unsupported field: YearOfEra
// 2021-03-05+01:00 2021-03-05Z
// 15:04:09.087+01:00 14:04:09.087Z
// 2021-03-05T15:04:09.087+01:00[Europe/Berlin] 2021-03-05T14:04:09.087Z
// 2021-03-05T14:04:09.087Z 2021-03-05T14:04:09.087Z
// 20210305+0100 20210305Z
// 2021-064+01:00 2021-064Z
// Fri, 5 Mar 2021 15:04:09 +0100 Fri, 5 Mar 2021 14:04:09 GMT
// 2021-03-05T15:04:09.087+01:00 2021-03-05T14:04:09.087Z
// 2021-03-05T15:04:09.087+01:00[Europe/Berlin] 2021-03-05T14:04:09.087Z
// Mar Friday
// java.time.format.DateTimeParseException: Text '2020-02-30' could not be parsed: Invalid date 'FEBRUARY 30'
// java.time.format.DateTimeParseException: Text '2020-2-3' could not be parsed at index 5
// java.time.format.DateTimeParseException: Text '2020-02-03x' could not be parsed, unparsed text found at index 10
// java.time.format.DateTimeParseException: Text '2020-13-03' could not be parsed: Invalid value for MonthOfYear (valid values 1 - 12): 13
// java.time.format.DateTimeParseException: Text '' could not be parsed at index 0
// 10:15 10:15:30.123
// java.time.format.DateTimeParseException: Text '25:00' could not be parsed: Invalid value for HourOfDay (valid values 0 - 23): 25
// 2020-01-01T10:15:30
// 1999-07-03
// 1999-04-30
// 2020-01-31
// 2020-01-31
// 2021-03-05
// java.time.format.DateTimeParseException: Text '5 mar 21' could not be parsed at index 2
// 2021-03-05
// java.time.format.DateTimeParseException: Text 'Monday, March 5, 2021' could not be parsed: Conflict found: Field DayOfWeek 5 differs from DayOfWeek 1 derived from 2021-03-05
// 15:04
// 2021-03-05T15:04:09.087
// 2021-03-05T15:04+01:00
// 1999-12-31
// java.time.format.DateTimeParseException: Text '1999-02-30' could not be parsed: Invalid date 'FEBRUARY 30'
// 2020-01-01T00:00
// 2021-03-05T15:04:09Z
// java.time.format.DateTimeParseException: Text '10:15' could not be parsed: Unable to obtain LocalDate from TemporalAccessor: {},ISO resolved to 10:15 of type java.time.format.Parsed
// Sun Sep 13 12:26:40 UTC 2020 1600000000123 2020-09-13T12:26:40.123Z true true -2022801137 -1
