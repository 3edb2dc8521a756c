// flags: -Duser.timezone=UTC
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.TimeZone;

/** The %t conversions of format strings for all kinds of arguments. */
public class FormattingTimes {
    static void show(String format, Object... args) {
        try {
            System.out.println(String.format(format, args));
        } catch (RuntimeException e) {
            System.out.println(format + ": " + e);
        }
    }

    static void all(Object value) {
        System.out.println(value.getClass().getSimpleName());
        for (char c : "HIklMSLNpzZsQBbhAaCYyjmdeRTrDFc".toCharArray()) {
            show(c + " %t" + c + " %<T" + c, value);
        }
    }

    static void faults() {
        for (String s : new String[] {"%t", "%tx", "%t%", "%Tx", "%#tY", "%-tY", "%.3tY", "%tt",
            "%+tY", "%<tY", "%3$tY", "%,tY", "%0tY", "%(12tY"}) {
            show(s, 5L);
        }
        show("%tY", "x");
        show("%Tp", 5);
        show("%10tY|%-10TB|%tQ", null, new Date(0), Instant.ofEpochSecond(-1, 5));
    }

    public static void main(String[] args) {
        long noon = 1_614_956_649_087L;
        all(noon);
        all(new Date(-99_999_999_999_999L - 999_999));
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("GMT-03:30"));
        calendar.setTimeInMillis(noon);
        all(calendar);
        all(LocalDate.of(7, 8, 9));
        all(LocalTime.of(0, 5, 9, 1_234_567));
        all(LocalDateTime.of(2024, 2, 29, 12, 0, 1));
        all(Instant.ofEpochMilli(-noon));
        all(OffsetDateTime.of(2021, 12, 31, 23, 59, 59, 7, ZoneOffset.ofHoursMinutes(-9, -30)));
        all(ZonedDateTime.of(2021, 7, 1, 5, 6, 7, 999_999_999, ZoneId.of("UTC")));
        faults();
        System.out.println(new Date(-12_219_292_800_000L) + " " + new Date(-12_219_292_800_001L)
                + " " + new Date(-62_000_000_000_000L));
        System.out.printf("%1$tY-%1$tm-%1$td %2$s%n", new Date(noon), "done");
    }
}

// expect:
// Long
// H 15 15
// I 03 03
// k 15 15
// l 3 3
// M 04 04
// S 09 09
// L 087 087
// N 087000000 087000000
// p pm PM
// z +0000 +0000
// Z UTC UTC
// s 1614956649 1614956649
// Q 1614956649087 1614956649087
// B March MARCH
// b Mar MAR
// h Mar MAR
// A Friday FRIDAY
// a Fri FRI
// C 20 20
// Y 2021 2021
// y 21 21
// j 064 064
// m 03 03
// d 05 05
// e 5 5
// R 15:04 15:04
// T 15:04:09 15:04:09
// r 03:04:09 PM 03:04:09 PM
// D 03/05/21 03/05/21
// F 2021-03-05 2021-03-05
// c Fri Mar 05 15:04:09 UTC 2021 FRI MAR 05 15:04:09 UTC 2021
// Date
// H 13 13
// I 01 01
// k 13 13
// l 1 1
// M 56 56
// S 40 40
// L 002 002
// N 002000000 002000000
// p pm PM
// z +0000 +0000
// Z UTC UTC
// s -100000000999 -100000000999
// Q -100000000999998 -100000000999998
// B February FEBRUARY
// b Feb FEB
// h Feb FEB
// A Thursday THURSDAY
// a Thu THU
// C 12 12
// Y 1200 1200
// y 00 00
// j 057 057
// m 02 02
// d 26 26
// e 26 26
// R 13:56 13:56
// T 13:56:40 13:56:40
// r 01:56:40 PM 01:56:40 PM
// D 02/26/00 02/26/00
// F 1200-02-26 1200-02-26
// c Thu Feb 26 13:56:40 UTC 1200 THU FEB 26 13:56:40 UTC 1200
// GregorianCalendar
// H 11 11
// I 11 11
// k 11 11
// l 11 11
// M 34 34
// S 09 09
// L 087 087
// N 087000000 087000000
// p am AM
// z -0330 -0330
// Z GMT-03:30 GMT-03:30
// s 1614956649 1614956649
// Q 1614956649087 1614956649087
// B March MARCH
// b Mar MAR
// h Mar MAR
// A Friday FRIDAY
// a Fri FRI
// C 20 20
// Y 2021 2021
// y 21 21
// j 064 064
// m 03 03
// d 05 05
// e 5 5
// R 11:34 11:34
// T 11:34:09 11:34:09
// r 11:34:09 AM 11:34:09 AM
// D 03/05/21 03/05/21
// F 2021-03-05 2021-03-05
// c Fri Mar 05 11:34:09 GMT-03:30 2021 FRI MAR 05 11:34:09 GMT-03:30 2021
// LocalDate
// H %tH %<TH: java.util.IllegalFormatConversionException: H != java.time.LocalDate
// I %tI %<TI: java.util.IllegalFormatConversionException: I != java.time.LocalDate
// k %tk %<Tk: java.util.IllegalFormatConversionException: k != java.time.LocalDate
// l %tl %<Tl: java.util.IllegalFormatConversionException: l != java.time.LocalDate
// M %tM %<TM: java.util.IllegalFormatConversionException: M != java.time.LocalDate
// S %tS %<TS: java.util.IllegalFormatConversionException: S != java.time.LocalDate
// L %tL %<TL: java.util.IllegalFormatConversionException: L != java.time.LocalDate
// N %tN %<TN: java.util.IllegalFormatConversionException: N != java.time.LocalDate
// p %tp %<Tp: java.util.IllegalFormatConversionException: p != java.time.LocalDate
// z %tz %<Tz: java.util.IllegalFormatConversionException: z != java.time.LocalDate
// Z %tZ %<TZ: java.util.IllegalFormatConversionException: Z != java.time.LocalDate
// s %ts %<Ts: java.util.IllegalFormatConversionException: s != java.time.LocalDate
// Q %tQ %<TQ: java.util.IllegalFormatConversionException: Q != java.time.LocalDate
// B August AUGUST
// b Aug AUG
// h Aug AUG
// A Thursday THURSDAY
// a Thu THU
// C 00 00
// Y 0007 0007
// y 07 07
// j 221 221
// m 08 08
// d 09 09
// e 9 9
// R %tR %<TR: java.util.IllegalFormatConversionException: H != java.time.LocalDate
// T %tT %<TT: java.util.IllegalFormatConversionException: H != java.time.LocalDate
// r %tr %<Tr: java.util.IllegalFormatConversionException: I != java.time.LocalDate
// D 08/09/07 08/09/07
// F 0007-08-09 0007-08-09
// c %tc %<Tc: java.util.IllegalFormatConversionException: H != java.time.LocalDate
// LocalTime
// H 00 00
// I 12 12
// k 0 0
// l 12 12
// M 05 05
// S 09 09
// L 001 001
// N 001234567 001234567
// p am AM
// z %tz %<Tz: java.util.IllegalFormatConversionException: z != java.time.LocalTime
// Z %tZ %<TZ: java.util.IllegalFormatConversionException: Z != java.time.LocalTime
// s %ts %<Ts: java.util.IllegalFormatConversionException: s != java.time.LocalTime
// Q %tQ %<TQ: java.util.IllegalFormatConversionException: Q != java.time.LocalTime
// B %tB %<TB: java.util.IllegalFormatConversionException: B != java.time.LocalTime
// b %tb %<Tb: java.util.IllegalFormatConversionException: b != java.time.LocalTime
// h %th %<Th: java.util.IllegalFormatConversionException: h != java.time.LocalTime
// A %tA %<TA: java.util.IllegalFormatConversionException: A != java.time.LocalTime
// a %ta %<Ta: java.util.IllegalFormatConversionException: a != java.time.LocalTime
// C %tC %<TC: java.util.IllegalFormatConversionException: C != java.time.LocalTime
// Y %tY %<TY: java.util.IllegalFormatConversionException: Y != java.time.LocalTime
// y %ty %<Ty: java.util.IllegalFormatConversionException: y != java.time.LocalTime
// j %tj %<Tj: java.util.IllegalFormatConversionException: j != java.time.LocalTime
// m %tm %<Tm: java.util.IllegalFormatConversionException: m != java.time.LocalTime
// d %td %<Td: java.util.IllegalFormatConversionException: d != java.time.LocalTime
// e %te %<Te: java.util.IllegalFormatConversionException: e != java.time.LocalTime
// R 00:05 00:05
// T 00:05:09 00:05:09
// r 12:05:09 AM 12:05:09 AM
// D %tD %<TD: java.util.IllegalFormatConversionException: m != java.time.LocalTime
// F %tF %<TF: java.util.IllegalFormatConversionException: Y != java.time.LocalTime
// c %tc %<Tc: java.util.IllegalFormatConversionException: a != java.time.LocalTime
// LocalDateTime
// H 12 12
// I 12 12
// k 12 12
// l 12 12
// M 00 00
// S 01 01
// L 000 000
// N 000000000 000000000
// p pm PM
// z %tz %<Tz: java.util.IllegalFormatConversionException: z != java.time.LocalDateTime
// Z %tZ %<TZ: java.util.IllegalFormatConversionException: Z != java.time.LocalDateTime
// s %ts %<Ts: java.util.IllegalFormatConversionException: s != java.time.LocalDateTime
// Q %tQ %<TQ: java.util.IllegalFormatConversionException: Q != java.time.LocalDateTime
// B February FEBRUARY
// b Feb FEB
// h Feb FEB
// A Thursday THURSDAY
// a Thu THU
// C 20 20
// Y 2024 2024
// y 24 24
// j 060 060
// m 02 02
// d 29 29
// e 29 29
// R 12:00 12:00
// T 12:00:01 12:00:01
// r 12:00:01 PM 12:00:01 PM
// D 02/29/24 02/29/24
// F 2024-02-29 2024-02-29
// c %tc %<Tc: java.util.IllegalFormatConversionException: Z != java.time.LocalDateTime
// Instant
// H %tH %<TH: java.util.IllegalFormatConversionException: H != java.time.Instant
// I %tI %<TI: java.util.IllegalFormatConversionException: I != java.time.Instant
// k %tk %<Tk: java.util.IllegalFormatConversionException: k != java.time.Instant
// l %tl %<Tl: java.util.IllegalFormatConversionException: l != java.time.Instant
// M %tM %<TM: java.util.IllegalFormatConversionException: M != java.time.Instant
// S %tS %<TS: java.util.IllegalFormatConversionException: S != java.time.Instant
// L 913 913
// N 913000000 913000000
// p %tp %<Tp: java.util.IllegalFormatConversionException: p != java.time.Instant
// z %tz %<Tz: java.util.IllegalFormatConversionException: z != java.time.Instant
// Z %tZ %<TZ: java.util.IllegalFormatConversionException: Z != java.time.Instant
// s -1614956650 -1614956650
// Q -1614956649087 -1614956649087
// B %tB %<TB: java.util.IllegalFormatConversionException: B != java.time.Instant
// b %tb %<Tb: java.util.IllegalFormatConversionException: b != java.time.Instant
// h %th %<Th: java.util.IllegalFormatConversionException: h != java.time.Instant
// A %tA %<TA: java.util.IllegalFormatConversionException: A != java.time.Instant
// a %ta %<Ta: java.util.IllegalFormatConversionException: a != java.time.Instant
// C %tC %<TC: java.util.IllegalFormatConversionException: C != java.time.Instant
// Y %tY %<TY: java.util.IllegalFormatConversionException: Y != java.time.Instant
// y %ty %<Ty: java.util.IllegalFormatConversionException: y != java.time.Instant
// j %tj %<Tj: java.util.IllegalFormatConversionException: j != java.time.Instant
// m %tm %<Tm: java.util.IllegalFormatConversionException: m != java.time.Instant
// d %td %<Td: java.util.IllegalFormatConversionException: d != java.time.Instant
// e %te %<Te: java.util.IllegalFormatConversionException: e != java.time.Instant
// R %tR %<TR: java.util.IllegalFormatConversionException: H != java.time.Instant
// T %tT %<TT: java.util.IllegalFormatConversionException: H != java.time.Instant
// r %tr %<Tr: java.util.IllegalFormatConversionException: I != java.time.Instant
// D %tD %<TD: java.util.IllegalFormatConversionException: m != java.time.Instant
// F %tF %<TF: java.util.IllegalFormatConversionException: Y != java.time.Instant
// c %tc %<Tc: java.util.IllegalFormatConversionException: a != java.time.Instant
// OffsetDateTime
// H 23 23
// I 11 11
// k 23 23
// l 11 11
// M 59 59
// S 59 59
// L 000 000
// N 000000007 000000007
// p pm PM
// z -0930 -0930
// Z -09:30 -09:30
// s 1641029399 1641029399
// Q 1641029399000 1641029399000
// B December DECEMBER
// b Dec DEC
// h Dec DEC
// A Friday FRIDAY
// a Fri FRI
// C 20 20
// Y 2021 2021
// y 21 21
// j 365 365
// m 12 12
// d 31 31
// e 31 31
// R 23:59 23:59
// T 23:59:59 23:59:59
// r 11:59:59 PM 11:59:59 PM
// D 12/31/21 12/31/21
// F 2021-12-31 2021-12-31
// c Fri Dec 31 23:59:59 -09:30 2021 FRI DEC 31 23:59:59 -09:30 2021
// ZonedDateTime
// H 05 05
// I 05 05
// k 5 5
// l 5 5
// M 06 06
// S 07 07
// L 999 999
// N 999999999 999999999
// p am AM
// z +0000 +0000
// Z UTC UTC
// s 1625115967 1625115967
// Q 1625115967999 1625115967999
// B July JULY
// b Jul JUL
// h Jul JUL
// A Thursday THURSDAY
// a Thu THU
// C 20 20
// Y 2021 2021
// y 21 21
// j 182 182
// m 07 07
// d 01 01
// e 1 1
// R 05:06 05:06
// T 05:06:07 05:06:07
// r 05:06:07 AM 05:06:07 AM
// D 07/01/21 07/01/21
// F 2021-07-01 2021-07-01
// c Thu Jul 01 05:06:07 UTC 2021 THU JUL 01 05:06:07 UTC 2021
// %t: java.util.UnknownFormatConversionException: Conversion = 't'
// %tx: java.util.UnknownFormatConversionException: Conversion = 'tx'
// %t%: java.util.UnknownFormatConversionException: Conversion = 't%'
// %Tx: java.util.UnknownFormatConversionException: Conversion = 'tx'
// %#tY: java.util.FormatFlagsConversionMismatchException: Conversion = Y, Flags = #
// %-tY: java.util.MissingFormatWidthException: %-tY
// %.3tY: java.util.IllegalFormatPrecisionException: 3
// %tt: java.util.UnknownFormatConversionException: Conversion = 'tt'
// %+tY: java.util.FormatFlagsConversionMismatchException: Conversion = Y, Flags = +
// %<tY: java.util.MissingFormatArgumentException: Format specifier '%<tY'
// %3$tY: java.util.MissingFormatArgumentException: Format specifier '%3$tY'
// %,tY: java.util.FormatFlagsConversionMismatchException: Conversion = Y, Flags = ,
// %0tY: java.util.FormatFlagsConversionMismatchException: Conversion = Y, Flags = 0
// %(12tY: java.util.FormatFlagsConversionMismatchException: Conversion = Y, Flags = (
// %tY: java.util.IllegalFormatConversionException: Y != java.lang.String
// %Tp: java.util.IllegalFormatConversionException: p != java.lang.Integer
//       null|JANUARY   |-1000
// Fri Oct 15 00:00:00 UTC 1582 Thu Oct 04 23:59:59 UTC 1582 Tue Apr 21 09:46:40 UTC 5
// 2021-03-05 done
