import java.util.ArrayList;
import java.util.Formattable;
import java.util.FormattableFlags;
import java.util.Formatter;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Text tables: columns with widths, alignment and formats; all conversions of Formatter. */
public class Tables {
    enum Align { LEFT, RIGHT, CENTRE }

    static final class Column<T> {
        final String title;
        final Align align;
        final Function<? super T, String> cell;

        Column(String title, Align align, Function<? super T, String> cell) {
            this.title = title;
            this.align = align;
            this.cell = cell;
        }

        static <T> Column<T> of(String title, String format, Function<? super T, ?> value) {
            Align align = format.contains("s") ? Align.LEFT : Align.RIGHT;
            return new Column<>(title, align, t -> String.format(Locale.ROOT, format,
                    value.apply(t)));
        }
    }

    @SafeVarargs
    static <T> String table(List<T> rows, Column<? super T>... columns) {
        List<String[]> cells = new ArrayList<>();
        int[] widths = new int[columns.length];
        String[] titles = new String[columns.length];
        for (int c = 0; c < columns.length; c++) {
            titles[c] = columns[c].title;
            widths[c] = titles[c].length();
        }
        for (T row : rows) {
            String[] line = new String[columns.length];
            for (int c = 0; c < columns.length; c++) {
                line[c] = columns[c].cell.apply(row);
                widths[c] = Math.max(widths[c], line[c].length());
            }
            cells.add(line);
        }
        StringBuilder out = new StringBuilder();
        appendLine(out, titles, widths, columns);
        for (int c = 0; c < columns.length; c++) {
            out.append(c == 0 ? "" : "-+-").append("-".repeat(widths[c]));
        }
        out.append('\n');
        cells.forEach(line -> appendLine(out, line, widths, columns));
        return out.toString();
    }

    private static void appendLine(StringBuilder out, String[] line, int[] widths,
            Column<?>[] columns) {
        for (int c = 0; c < line.length; c++) {
            int space = widths[c] - line[c].length();
            int before = switch (columns[c].align) {
                case LEFT -> 0;
                case RIGHT -> space;
                case CENTRE -> space / 2;
            };
            out.append(c == 0 ? "" : " | ").append(" ".repeat(before)).append(line[c])
                    .append(" ".repeat(space - before));
        }
        out.append("$\n");
    }

    record Planet(String name, double mass, int moons, boolean rings) implements Formattable {
        @Override
        public void formatTo(Formatter f, int flags, int width, int precision) {
            String text = precision < 0 ? name : name.substring(0, precision);
            if ((flags & FormattableFlags.UPPERCASE) != 0) {
                text = text.toUpperCase(Locale.ROOT);
            }
            boolean left = (flags & FormattableFlags.LEFT_JUSTIFY) != 0;
            f.format(left ? "<%s>" : "(%s)", text);
            f.format(" ".repeat(Math.max(0, width - text.length() - 2)));
        }
    }

    static void conversions() {
        Locale root = Locale.ROOT;
        System.out.println(String.format(root, "%d|%5d|%-5d|%05d|%+d|%,d|%(d|% d|%x|%X|%#x|%o",
                42, 42, 42, 42, 42, 1234567, -42, 42, 255, 255, 255, 8));
        System.out.println(String.format(root, "%f|%.2f|%10.3f|%-10.1f|%e|%.3E|%g|%a|%,.2f|%08.2f",
                Math.E, Math.E, Math.E, Math.E, 12345.678, 0.00012, 0.00012345, 1.0, 1e7, -3.14159));
        System.out.println(String.format("%s|%10s|%-10s|%.3s|%S|%c|%C|%b|%B|%h|%n", "text", "text",
                "text", "text", "text", 'c', 'c', true, null, "hi").trim());
        System.out.println(String.format("%2$s %1$s %<s %s %%|%3$5c|%4$-6b|", "a", "b", 'x', false));
        System.out.println(String.format("%d %d %x %x", (byte) -1, Long.MIN_VALUE, (byte) -1, -1L));
        System.out.println(String.format("%s %.1f %e %s", Double.NaN, Double.POSITIVE_INFINITY,
                -0.0, new int[0].length));
        for (String wrong : new String[] {"%d", "%q", "%-d", "%.2d", "%s %s", "%5", "%c", "%#s",
            "%+s", "%,x"}) {
            try {
                System.out.println(wrong + " gives " + String.format(wrong, "text"));
            } catch (IllegalFormatException e) {
                System.out.println(wrong + ": " + e.getClass().getSimpleName() + ": "
                        + e.getMessage());
            }
        }
    }

    public static void main(String[] args) {
        List<Planet> planets = List.of(new Planet("Mercury", 0.330e24, 0, false),
                new Planet("Earth", 5.97e24, 1, false), new Planet("Saturn", 568e24, 146, true));
        System.out.print(table(planets, Column.of("name", "%s", Planet::name),
                Column.of("mass", "%.2e", Planet::mass), Column.of("moons", "%,d", Planet::moons),
                new Column<>("rings?", Align.CENTRE, (Planet p) -> p.rings() ? "y" : "-")));
        System.out.print(table(List.<Object>of(1.5, "x"), Column.of("object", "%s", o -> o),
                Column.of("type", "%s", o -> o.getClass().getSimpleName())));
        System.out.println(String.format("%s|%S|%-12s|%.3s", planets.get(1), planets.get(1),
                planets.get(1), planets.get(1)));
        conversions();
    }
}

// expect:
// name    |     mass | moons | rings?$
// --------+----------+-------+-------
// Mercury | 3.30e+23 |     0 |   -   $
// Earth   | 5.97e+24 |     1 |   -   $
// Saturn  | 5.68e+26 |   146 |   y   $
// object | type  $
// -------+-------
// 1.5    | Double$
// x      | String$
// (Earth)|(EARTH)|<Earth>     |(Ear)
// 42|   42|42   |00042|+42|1,234,567|(42)| 42|ff|FF|0xff|10
// 2.718282|2.72|     2.718|2.7       |1.234568e+04|1.200E-04|0.000123450|0x1.0p0|10,000,000.00|-0003.14
// text|      text|text      |tex|TEXT|c|C|true|FALSE|d01|
// b a a a %|    x|false |
// -1 -9223372036854775808 ff ffffffffffffffff
// NaN Infinity -0.000000e+00 0
// %d: IllegalFormatConversionException: d != java.lang.String
// %q: UnknownFormatConversionException: Conversion = 'q'
// %-d: MissingFormatWidthException: %-d
// %.2d: IllegalFormatPrecisionException: 2
// %s %s: MissingFormatArgumentException: Format specifier '%s'
// %5: UnknownFormatConversionException: Conversion = '5'
// %c: IllegalFormatConversionException: c != java.lang.String
// %#s: FormatFlagsConversionMismatchException: Conversion = s, Flags = #
// %+s: FormatFlagsConversionMismatchException: Conversion = s, Flags = +
// %,x: FormatFlagsConversionMismatchException: Conversion = x, Flags = ,
