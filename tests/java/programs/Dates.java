import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A calendar of appointments: dates, durations, recurrences, formats. */
public class Dates {
    record Appointment(String what, LocalDateTime start, Duration length) {
        LocalDateTime end() {
            return start.plus(length);
        }

        boolean overlaps(Appointment other) {
            return start.isBefore(other.end()) && other.start.isBefore(end());
        }
    }

    static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    static List<Appointment> weekly(String what, LocalDate from, int times, LocalTime at) {
        List<Appointment> all = new ArrayList<>();
        LocalDate day = from.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        for (int i = 0; i < times; i++) {
            all.add(new Appointment(what, day.plusWeeks(i).atTime(at), Duration.ofMinutes(50)));
        }
        return all;
    }

    /** A month as a table, with the first day of the week on the left. */
    static String calendar(int year, Month month) {
        LocalDate first = LocalDate.of(year, month, 1);
        StringBuilder out = new StringBuilder(month + " " + year + "\n");
        out.append("   ".repeat(first.getDayOfWeek().getValue() - 1));
        for (LocalDate d = first; d.getMonth() == month; d = d.plusDays(1)) {
            out.append(String.format("%2d", d.getDayOfMonth()))
                    .append(d.getDayOfWeek() == DayOfWeek.SUNDAY ? "\n" : " ");
        }
        return out.toString().stripTrailing();
    }

    static void attempt(Supplier<?> action) {
        try {
            System.out.println(action.get());
        } catch (DateTimeParseException e) {
            System.out.println("parse: " + e.getParsedString() + " at " + e.getErrorIndex());
        } catch (DateTimeException e) {
            System.out.println(e.getMessage());
        }
    }

    static void arithmetic() {
        LocalDate leap = LocalDate.of(2024, 2, 29);
        System.out.println(leap.plusYears(1) + " " + leap.plusMonths(12) + " "
                + leap.minusDays(60) + " " + leap.isLeapYear() + " " + leap.lengthOfMonth() + " "
                + leap.getDayOfYear() + " " + leap.getDayOfWeek());
        LocalDate birth = LocalDate.of(1990, Month.DECEMBER, 31);
        Period age = Period.between(birth, leap);
        System.out.println(age + " " + age.getYears() + " " + ChronoUnit.DAYS.between(birth, leap)
                + " " + birth.until(leap, ChronoUnit.WEEKS) + " " + age.toTotalMonths());
        System.out.println(leap.with(TemporalAdjusters.lastDayOfMonth()) + " "
                + leap.with(TemporalAdjusters.firstInMonth(DayOfWeek.TUESDAY)) + " "
                + leap.withDayOfYear(1) + " " + birth.compareTo(leap) + " "
                + birth.isBefore(leap));
        Duration d = Duration.between(LocalTime.of(8, 30), LocalTime.of(17, 5, 30));
        System.out.println(d + " " + d.toMinutes() + " " + d.toMinutesPart() + " "
                + d.multipliedBy(3).toHours() + " " + d.negated() + " " + Duration.ofMillis(1501));
        Instant epoch = Instant.EPOCH.plus(Duration.ofDays(10_000)).plusMillis(7);
        System.out.println(epoch + " " + epoch.toEpochMilli() + " "
                + LocalDateTime.ofInstant(epoch, ZoneOffset.ofHours(-5)) + " "
                + epoch.truncatedTo(ChronoUnit.HOURS));
    }

    static void formats() {
        LocalDateTime t = LocalDateTime.of(2023, 3, 5, 14, 7, 9, 120_000_000);
        System.out.println(t + " " + SHORT.format(t) + " " + DateTimeFormatter.ISO_DATE.format(t));
        System.out.println(t.format(DateTimeFormatter.ofPattern("EEE, d MMM uuuu h:mm a",
                Locale.ENGLISH)) + " | " + t.format(DateTimeFormatter.ofPattern(
                "EEEE MMMM dd ''yy HH:mm:ss.SSS", Locale.ENGLISH)));
        System.out.println(LocalDate.parse("2020-02-29").plusDays(1) + " "
                + LocalTime.parse("23:59").plusMinutes(2) + " "
                + LocalDateTime.parse("2021-12-31 23:59", SHORT).plusMinutes(1));
        attempt(() -> LocalDate.parse("2021-02-29"));
        attempt(() -> LocalDate.parse("2021/02/28"));
        attempt(() -> LocalDate.of(2021, 13, 1));
        attempt(() -> LocalDate.of(2021, 4, 31));
        attempt(() -> LocalTime.of(24, 0));
        attempt(() -> Duration.parse("PT1H30M").plusSeconds(5));
        attempt(() -> Period.parse("P1Y2M3D").plusDays(40));
    }

    public static void main(String[] args) {
        List<Appointment> all = new ArrayList<>(weekly("piano", LocalDate.of(2023, 5, 30), 3,
                LocalTime.of(17, 30)));
        all.add(new Appointment("dentist", LocalDateTime.of(2023, 6, 12, 18, 0),
                Duration.ofHours(1)));
        all.add(new Appointment("trip", LocalDate.of(2023, 6, 18).atStartOfDay(),
                Duration.ofDays(2)));
        for (Appointment a : all) {
            System.out.println(a.what() + " " + SHORT.format(a.start()) + " to "
                    + SHORT.format(a.end()) + " clashes: " + all.stream().filter(b -> b != a
                    && a.overlaps(b)).map(Appointment::what).toList());
        }
        TreeMap<DayOfWeek, Long> days = all.stream().collect(Collectors.groupingBy(
                a -> a.start().getDayOfWeek(), TreeMap::new, Collectors.counting()));
        System.out.println(days);
        System.out.println(calendar(2023, Month.JUNE));
        arithmetic();
        formats();
    }
}

// expect:
// piano 2023-06-05 17:30 to 2023-06-05 18:20 clashes: []
// piano 2023-06-12 17:30 to 2023-06-12 18:20 clashes: [dentist]
// piano 2023-06-19 17:30 to 2023-06-19 18:20 clashes: [trip]
// dentist 2023-06-12 18:00 to 2023-06-12 19:00 clashes: [piano]
// trip 2023-06-18 00:00 to 2023-06-20 00:00 clashes: [piano]
// {MONDAY=4, SUNDAY=1}
// JUNE 2023
//           1  2  3  4
//  5  6  7  8  9 10 11
// 12 13 14 15 16 17 18
// 19 20 21 22 23 24 25
// 26 27 28 29 30
// 2025-02-28 2025-02-28 2023-12-31 true 29 60 THURSDAY
// P33Y1M29D 33 12113 1730 397
// 2024-02-29 2024-02-06 2024-01-01 -34 true
// PT8H35M30S 515 35 25 PT-8H-35M-30S PT1.501S
// 1997-05-19T00:00:00.007Z 864000000007 1997-05-18T19:00:00.007 1997-05-19T00:00:00Z
// 2023-03-05T14:07:09.120 2023-03-05 14:07 2023-03-05
// Sun, 5 Mar 2023 2:07 PM | Sunday March 05 '23 14:07:09.120
// 2020-03-01 00:01 2022-01-01T00:00
// parse: 2021-02-29 at 0
// parse: 2021/02/28 at 4
// Invalid value for MonthOfYear (valid values 1 - 12): 13
// Invalid date 'APRIL 31'
// Invalid value for HourOfDay (valid values 0 - 23): 24
// PT1H30M5S
// P1Y2M43D
