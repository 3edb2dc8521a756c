import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

public class DatesAndTimes {
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

    static void dates() {
        LocalDate d = LocalDate.of(2024, 2, 29);
        show(() -> d + " " + d.getDayOfWeek() + " " + d.getDayOfYear() + " " + d.lengthOfMonth());
        show(() -> d.plusYears(1) + " " + d.plusMonths(12) + " " + d.minusDays(60) + " "
                + d.plusWeeks(2) + " " + d.minusMonths(1));
        show(() -> LocalDate.of(2023, 2, 29));
        show(() -> LocalDate.of(2023, 4, 31));
        show(() -> LocalDate.of(2023, 13, 1));
        show(() -> LocalDate.of(2023, 1, 32));
        show(() -> LocalDate.ofYearDay(2023, 366));
        show(() -> LocalDate.MIN + " " + LocalDate.MAX + " " + LocalDate.EPOCH);
        show(() -> LocalDate.of(-5, 3, 1) + " " + LocalDate.of(12345, 3, 1));
        show(() -> d.until(LocalDate.of(2030, 1, 1)) + " "
                + ChronoUnit.DAYS.between(d, LocalDate.of(2030, 1, 1)) + " "
                + ChronoUnit.MONTHS.between(LocalDate.of(2030, 1, 1), d));
        show(() -> d.with(TemporalAdjusters.next(DayOfWeek.MONDAY)) + " "
                + d.with(TemporalAdjusters.lastDayOfMonth()) + " "
                + d.with(TemporalAdjusters.firstInMonth(DayOfWeek.FRIDAY)) + " "
                + d.with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY)));
        show(() -> d.get(ChronoField.HOUR_OF_DAY));
        show(() -> d.plus(1, ChronoUnit.HOURS));
        show(() -> d.get(ChronoField.EPOCH_DAY));
        show(() -> d.compareTo(LocalDate.of(2020, 5, 1)) + " " + d.isBefore(LocalDate.MAX) + " "
                + d.hashCode() + " " + d.equals(LocalDate.parse("2024-02-29")));
        long sum = 0;
        for (long day = -1_000_000; day < 1_000_000; day += 997) {
            LocalDate date = LocalDate.ofEpochDay(day);
            sum = sum * 31 + date.hashCode();
            if (date.toEpochDay() != day) {
                System.out.println("wrong: " + day);
            }
        }
        System.out.println(sum);
        show(() -> Month.of(2).length(true) + " " + Month.MAY.plus(20) + " " + Year.isLeap(1900)
                + " " + YearMonth.of(2024, 2).atEndOfMonth() + " " + DayOfWeek.SUNDAY.plus(1));
        show(() -> Month.of(13));
        show(() -> d.datesUntil(LocalDate.of(2024, 3, 3)).toList());
    }

    static void times() {
        LocalTime t = LocalTime.of(13, 5, 9, 120_000_000);
        show(() -> t + " " + t.plusHours(12) + " " + t.minusSeconds(10) + " " + t.withNano(0)
                + " " + t.truncatedTo(ChronoUnit.MINUTES) + " " + LocalTime.NOON);
        show(() -> LocalTime.of(24, 0));
        show(() -> LocalTime.of(23, 60));
        show(() -> t.get(ChronoField.CLOCK_HOUR_OF_AMPM) + " " + t.toSecondOfDay() + " "
                + t.toNanoOfDay() + " " + LocalTime.MAX);
        show(() -> ChronoUnit.MINUTES.between(LocalTime.NOON, t));
        LocalDateTime dt = LocalDateTime.of(2021, 12, 31, 23, 59, 30);
        show(() -> dt + " " + dt.plusSeconds(45) + " " + dt.minusHours(48) + " "
                + dt.plus(Duration.ofHours(36)) + " " + dt.plus(Period.ofMonths(2)));
        show(() -> ChronoUnit.HOURS.between(dt, LocalDateTime.of(2022, 1, 2, 0, 0)) + " "
                + Duration.between(dt, LocalDateTime.of(2022, 1, 2, 0, 0)));
        show(() -> dt.toEpochSecond(ZoneOffset.UTC) + " " + dt.toInstant(ZoneOffset.ofHours(2)));
    }

    static void instants() {
        Instant i = Instant.ofEpochSecond(1_600_000_000L, 5_000_000);
        show(() -> i + " " + i.plusMillis(1) + " " + i.toEpochMilli() + " " + Instant.EPOCH + " "
                + i.truncatedTo(ChronoUnit.DAYS) + " " + Instant.ofEpochMilli(-1));
        show(() -> Instant.parse("2020-01-01T10:15:30.25Z").getNano() + " " + Instant.MIN + " "
                + Instant.MAX);
        show(() -> i.atZone(ZoneOffset.UTC) + " " + i.atOffset(ZoneOffset.ofHoursMinutes(5, 30)));
        show(() -> i.plus(1, ChronoUnit.MONTHS));
        show(() -> LocalDate.from(i));
        show(() -> Duration.between(Instant.EPOCH, i) + " " + i.until(Instant.EPOCH,
                ChronoUnit.HOURS));
        show(() -> Instant.now().isAfter(i));
    }

    static void amounts() {
        for (long s : new long[] {0, 1, 61, 3600, 86400, -1, -3661, 90061}) {
            Duration d = Duration.ofSeconds(s, 250_000_000);
            System.out.println(d + " " + Duration.ofSeconds(s) + " " + d.negated() + " "
                    + d.toMillis() + " " + d.toMinutesPart() + " " + d.dividedBy(3) + " "
                    + d.multipliedBy(5) + " " + d.toHours());
        }
        show(() -> Duration.parse("PT-1H30M5.5S") + " " + Duration.parse("-P2DT3.000000001S"));
        show(() -> Duration.parse("P"));
        show(() -> Duration.ofDays(1).plus(1, ChronoUnit.MONTHS));
        show(() -> Duration.ofSeconds(Long.MAX_VALUE).plusSeconds(1));
        show(() -> Period.of(1, 14, -3) + " " + Period.of(1, 14, -3).normalized() + " "
                + Period.ZERO + " " + Period.parse("P1Y2W") + " " + Period.ofWeeks(2));
        show(() -> Period.between(LocalDate.of(2020, 1, 31), LocalDate.of(2021, 3, 1)));
        show(() -> ChronoUnit.DAYS + " " + ChronoField.DAY_OF_MONTH + " "
                + ChronoField.DAY_OF_MONTH.range() + " " + ChronoUnit.YEARS.getDuration());
    }

    static void zones() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        ZonedDateTime z = ZonedDateTime.of(2021, 3, 28, 1, 59, 0, 0, berlin);
        show(() -> z + " " + z.plusMinutes(1) + " " + z.plusDays(1) + " " + z.toInstant());
        show(() -> ZonedDateTime.of(2021, 3, 28, 2, 30, 0, 0, berlin));
        show(() -> ZonedDateTime.of(2021, 10, 31, 2, 30, 0, 0, berlin) + " "
                + ZonedDateTime.of(2021, 10, 31, 2, 30, 0, 0, berlin).plusHours(1));
        show(() -> z.withZoneSameInstant(ZoneId.of("America/New_York")) + " "
                + z.withZoneSameInstant(ZoneId.of("Asia/Tokyo")).toLocalDateTime());
        show(() -> ZonedDateTime.of(2035, 7, 1, 0, 0, 0, 0, berlin) + " "
                + ZonedDateTime.of(1900, 7, 1, 0, 0, 0, 0, berlin));
        show(() -> ZoneOffset.of("+02:30") + " " + ZoneOffset.of("-7") + " " + ZoneId.of("Z") + " "
                + ZoneId.of("UTC+3") + " " + ZoneOffset.ofTotalSeconds(3661));
        show(() -> ZoneOffset.of("+19"));
        show(() -> ZoneOffset.of("x"));
        show(() -> ZoneId.of("Nowhere/Land"));
        show(() -> OffsetDateTime.parse("2020-05-05T10:00:00+02:00").toInstant() + " "
                + ZonedDateTime.parse("2020-05-05T10:00+02:00[Europe/Berlin]"));
    }

    public static void main(String[] args) {
        dates();
        times();
        instants();
        amounts();
        zones();
    }
}

// expect:
// 2024-02-29 THURSDAY 60 29
// 2025-02-28 2025-02-28 2023-12-31 2024-03-14 2024-01-29
// java.time.DateTimeException: Invalid date 'February 29' as '2023' is not a leap year
// java.time.DateTimeException: Invalid date 'APRIL 31'
// java.time.DateTimeException: Invalid value for MonthOfYear (valid values 1 - 12): 13
// java.time.DateTimeException: Invalid value for DayOfMonth (valid values 1 - 28/31): 32
// java.time.DateTimeException: Invalid date 'DayOfYear 366' as '2023' is not a leap year
// -999999999-01-01 +999999999-12-31 1970-01-01
// -0005-03-01 +12345-03-01
// P5Y10M3D 2133 -70
// 2024-03-04 2024-02-29 2024-02-02 2024-02-23
// java.time.temporal.UnsupportedTemporalTypeException: Unsupported field: HourOfDay
// java.time.temporal.UnsupportedTemporalTypeException: Unsupported unit: Hours
// java.time.temporal.UnsupportedTemporalTypeException: Invalid field 'EpochDay' for get() method, use getLong() instead
// 4 true 4145309 true
// 5351574576287672632
// 29 JANUARY false 2024-02-29 MONDAY
// java.time.DateTimeException: Invalid value for MonthOfYear: 13
// [2024-02-29, 2024-03-01, 2024-03-02]
// 13:05:09.120 01:05:09.120 13:04:59.120 13:05:09 13:05 12:00
// java.time.DateTimeException: Invalid value for HourOfDay (valid values 0 - 23): 24
// java.time.DateTimeException: Invalid value for MinuteOfHour (valid values 0 - 59): 60
// 1 47109 47109120000000 23:59:59.999999999
// 65
// 2021-12-31T23:59:30 2022-01-01T00:00:15 2021-12-29T23:59:30 2022-01-02T11:59:30 2022-02-28T23:59:30
// 24 PT24H30S
// 1640995170 2021-12-31T21:59:30Z
// 2020-09-13T12:26:40.005Z 2020-09-13T12:26:40.006Z 1600000000005 1970-01-01T00:00:00Z 2020-09-13T00:00:00Z 1969-12-31T23:59:59.999Z
// 250000000 -1000000000-01-01T00:00:00Z +1000000000-12-31T23:59:59.999999999Z
// 2020-09-13T12:26:40.005Z 2020-09-13T17:56:40.005+05:30
// java.time.temporal.UnsupportedTemporalTypeException: Unsupported unit: Months
// java.time.DateTimeException: Unable to obtain LocalDate from TemporalAccessor: 2020-09-13T12:26:40.005Z of type java.time.Instant
// PT444444H26M40.005S -444444
// true
// PT0.25S PT0S PT-0.25S 250 0 PT0.083333333S PT1.25S 0
// PT1.25S PT1S PT-1.25S 1250 0 PT0.416666666S PT6.25S 0
// PT1M1.25S PT1M1S PT-1M-1.25S 61250 1 PT20.416666666S PT5M6.25S 0
// PT1H0.25S PT1H PT-1H-0.25S 3600250 0 PT20M0.083333333S PT5H1.25S 1
// PT24H0.25S PT24H PT-24H-0.25S 86400250 0 PT8H0.083333333S PT120H1.25S 24
// PT-0.75S PT-1S PT0.75S -750 0 PT-0.25S PT-3.75S 0
// PT-1H-1M-0.75S PT-1H-1M-1S PT1H1M0.75S -3660750 -1 PT-20M-20.25S PT-5H-5M-3.75S -1
// PT25H1M1.25S PT25H1M1S PT-25H-1M-1.25S 90061250 1 PT8H20M20.416666666S PT125H5M6.25S 25
// PT-29M-54.5S PT-48H-3.000000001S
// java.time.format.DateTimeParseException: Text cannot be parsed to a Duration
// java.time.temporal.UnsupportedTemporalTypeException: Unit must not have an estimated duration
// java.lang.ArithmeticException: long overflow
// P1Y14M-3D P2Y2M-3D P0D P1Y14D P14D
// P1Y1M1D
// Days DayOfMonth 1 - 28/31 PT8765H49M12S
// 2021-03-28T01:59+01:00[Europe/Berlin] 2021-03-28T03:00+02:00[Europe/Berlin] 2021-03-29T01:59+02:00[Europe/Berlin] 2021-03-28T00:59:00Z
// 2021-03-28T03:30+02:00[Europe/Berlin]
// 2021-10-31T02:30+02:00[Europe/Berlin] 2021-10-31T02:30+01:00[Europe/Berlin]
// 2021-03-27T20:59-04:00[America/New_York] 2021-03-28T09:59
// 2035-07-01T00:00+02:00[Europe/Berlin] 1900-07-01T00:00+01:00[Europe/Berlin]
// +02:30 -07:00 Z UTC+03:00 +01:01:01
// java.time.DateTimeException: Zone offset hours not in valid range: value 19 is not in the range -18 to 18
// java.time.DateTimeException: Invalid ID for ZoneOffset, invalid format: x
// java.time.zone.ZoneRulesException: Unknown time-zone ID: Nowhere/Land
// 2020-05-05T08:00:00Z 2020-05-05T10:00+02:00[Europe/Berlin]
