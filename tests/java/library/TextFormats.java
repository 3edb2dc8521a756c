// flags: -Duser.timezone=UTC
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;

public class TextFormats {
    interface Action {
        Object run() throws Exception;
    }

    static void show(Action a) {
        try {
            System.out.println(a.run());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    static void numbers() {
        double[] values = {0, -0.0, 1, 1234567.891, -1234.5, 0.125, 0.375, 0.1, 2.5, 3.5, 1e-7,
            99.995, 1e15, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (String p : new String[] {"#,##0.00", "0.##", "#.##", "000.0", "#", "0", "#,###",
            "0.00%", "$#,##0.00;($#,##0.00)", "'#'0", "0.####################", "#,##0.### 'm'", ".##",
            "#.00"}) {
            DecimalFormat f = new DecimalFormat(p);
            StringBuilder sb = new StringBuilder(p);
            for (double x : values) {
                sb.append(" | ").append(f.format(x));
            }
            System.out.println(sb);
        }
        DecimalFormat f = new DecimalFormat("#,##0.0");
        f.setRoundingMode(RoundingMode.HALF_UP);
        show(() -> f.format(0.25) + " " + f.format(-0.25) + " " + f.format(12345678901L) + " "
                + f.format(new BigDecimal("12345678901234567890.25"))
                + " " + f.format(BigInteger.TEN.pow(20)));
        show(() -> f.parse("1,234.5x") + " " + f.parse("-7") + " " + f.parse("12").getClass());
        show(() -> f.parse("x"));
        show(() -> new DecimalFormat("0.0.0"));
        show(() -> f.format("text"));
        NumberFormat n = NumberFormat.getInstance(Locale.US);
        n.setMaximumFractionDigits(1);
        n.setMinimumFractionDigits(1);
        n.setGroupingUsed(false);
        show(() -> n.format(12345.678) + " " + n.format(5) + " "
                + NumberFormat.getPercentInstance(Locale.US).format(0.256) + " "
                + NumberFormat.getIntegerInstance(Locale.US).format(2.5) + " "
                + NumberFormat.getCurrencyInstance(Locale.US).format(1234.5));
    }

    static void dates() {
        Date date = new Date(1_600_000_000_123L);
        for (String p : new String[] {"yyyy-MM-dd HH:mm:ss.SSS", "EEE, d MMM yyyy", "EEEE MMMM",
            "hh:mm a", "yy/M/d", "yyyy-MM-dd'T'HH:mm:ssZ", "XXX X XX", "D k K u", "h 'o''clock'"}) {
            show(() -> p + " -> " + new SimpleDateFormat(p, Locale.ENGLISH).format(date));
        }
        SimpleDateFormat f = new SimpleDateFormat("yyyy-MM-dd HH:mm", Locale.ENGLISH);
        f.setTimeZone(TimeZone.getTimeZone("GMT+2"));
        show(() -> f.format(date) + " " + f.parse("2020-09-13 14:26").getTime());
        show(() -> f.parse("2020-14-01 00:00").getTime());
        show(() -> f.parse("2020/09/13"));
        show(() -> {
            f.setLenient(false);
            return f.parse("2020-14-01 00:00");
        });
        show(() -> new SimpleDateFormat("d MMM yyyy", Locale.ENGLISH).parse("5 March 2021"));
        show(() -> new SimpleDateFormat("yyyyMMdd", Locale.ENGLISH).parse("20210305"));
        show(() -> new SimpleDateFormat("b"));
    }

    public static void main(String[] args) {
        numbers();
        dates();
    }
}

// expect:
// #,##0.00 | 0.00 | -0.00 | 1.00 | 1,234,567.89 | -1,234.50 | 0.12 | 0.38 | 0.10 | 2.50 | 3.50 | 0.00 | 100.00 | 1,000,000,000,000,000.00 | NaN | ∞ | -∞
// 0.## | 0 | -0 | 1 | 1234567.89 | -1234.5 | 0.12 | 0.38 | 0.1 | 2.5 | 3.5 | 0 | 100 | 1000000000000000 | NaN | ∞ | -∞
// #.## | 0 | -0 | 1 | 1234567.89 | -1234.5 | 0.12 | 0.38 | 0.1 | 2.5 | 3.5 | 0 | 100 | 1000000000000000 | NaN | ∞ | -∞
// 000.0 | 000.0 | -000.0 | 001.0 | 1234567.9 | -1234.5 | 000.1 | 000.4 | 000.1 | 002.5 | 003.5 | 000.0 | 100.0 | 1000000000000000.0 | NaN | ∞ | -∞
// # | 0 | -0 | 1 | 1234568 | -1234 | 0 | 0 | 0 | 2 | 4 | 0 | 100 | 1000000000000000 | NaN | ∞ | -∞
// 0 | 0 | -0 | 1 | 1234568 | -1234 | 0 | 0 | 0 | 2 | 4 | 0 | 100 | 1000000000000000 | NaN | ∞ | -∞
// #,### | 0 | -0 | 1 | 1,234,568 | -1,234 | 0 | 0 | 0 | 2 | 4 | 0 | 100 | 1,000,000,000,000,000 | NaN | ∞ | -∞
// 0.00% | 0.00% | -0.00% | 100.00% | 123456789.10% | -123450.00% | 12.50% | 37.50% | 10.00% | 250.00% | 350.00% | 0.00% | 9999.50% | 100000000000000000.00% | NaN | ∞% | -∞%
// $#,##0.00;($#,##0.00) | $0.00 | ($0.00) | $1.00 | $1,234,567.89 | ($1,234.50) | $0.12 | $0.38 | $0.10 | $2.50 | $3.50 | $0.00 | $100.00 | $1,000,000,000,000,000.00 | NaN | $∞ | ($∞)
// '#'0 | #0 | -#0 | #1 | #1234568 | -#1234 | #0 | #0 | #0 | #2 | #4 | #0 | #100 | #1000000000000000 | NaN | #∞ | -#∞
// 0.#################### | 0 | -0 | 1 | 1234567.891 | -1234.5 | 0.125 | 0.375 | 0.1 | 2.5 | 3.5 | 0.0000001 | 99.995 | 1000000000000000 | NaN | ∞ | -∞
// #,##0.### 'm' | 0 m | -0 m | 1 m | 1,234,567.891 m | -1,234.5 m | 0.125 m | 0.375 m | 0.1 m | 2.5 m | 3.5 m | 0 m | 99.995 m | 1,000,000,000,000,000 m | NaN | ∞ m | -∞ m
// .## | .0 | -.0 | 1.0 | 1234567.89 | -1234.5 | .12 | .38 | .1 | 2.5 | 3.5 | .0 | 100.0 | 1000000000000000.0 | NaN | ∞ | -∞
// #.00 | .00 | -.00 | 1.00 | 1234567.89 | -1234.50 | .12 | .38 | .10 | 2.50 | 3.50 | .00 | 100.00 | 1000000000000000.00 | NaN | ∞ | -∞
// 0.3 -0.3 12,345,678,901.0 12,345,678,901,234,567,890.3 100,000,000,000,000,000,000.0
// 1234.5 -7 class java.lang.Long
// java.text.ParseException: Unparseable number: "x"
// java.lang.IllegalArgumentException: Multiple decimal separators in pattern "0.0.0"
// java.lang.IllegalArgumentException: Cannot format given Object as a Number
// 12345.7 5.0 26% 2 $1,234.50
// yyyy-MM-dd HH:mm:ss.SSS -> 2020-09-13 12:26:40.123
// EEE, d MMM yyyy -> Sun, 13 Sep 2020
// EEEE MMMM -> Sunday September
// hh:mm a -> 12:26 PM
// yy/M/d -> 20/9/13
// yyyy-MM-dd'T'HH:mm:ssZ -> 2020-09-13T12:26:40+0000
// XXX X XX -> Z Z Z
// D k K u -> 257 12 0 7
// h 'o''clock' -> 12 o'clock
// 2020-09-13 14:26 1599999960000
// 1612130400000
// java.text.ParseException: Unparseable date: "2020/09/13"
// java.text.ParseException: Unparseable date: "2020-14-01 00:00"
// Fri Mar 05 00:00:00 UTC 2021
// Fri Mar 05 00:00:00 UTC 2021
// java.lang.IllegalArgumentException: Illegal pattern character 'b'
