package java.util;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;

/** The English names of eras, months, days of the week and halves of the day. */
final class CalendarNames {
    private CalendarNames() {
    }

    static String name(int field, int value, int style) {
        switch (field) {
            case Calendar.ERA:
                return style == Calendar.NARROW_FORMAT ? value == 0 ? "B" : "A"
                        : value == 0 ? "BC" : "AD";
            case Calendar.AM_PM:
                return style == Calendar.NARROW_FORMAT ? value == 0 ? "a" : "p"
                        : value == 0 ? "AM" : "PM";
            case Calendar.MONTH:
                return Month.of(value + 1).getDisplayName(textStyle(style), Locale.ENGLISH);
            default:
                return DayOfWeek.of((value + 5) % 7 + 1).getDisplayName(textStyle(style),
                        Locale.ENGLISH);
        }
    }

    private static TextStyle textStyle(int style) {
        return style == Calendar.LONG ? TextStyle.FULL
                : style == Calendar.NARROW_FORMAT ? TextStyle.NARROW : TextStyle.SHORT;
    }

    /** Null where two values would have the same name, as in narrow styles. */
    static Map<String, Integer> all(int field, int style) {
        int first = field == Calendar.DAY_OF_WEEK ? 1 : 0;
        int last = field == Calendar.MONTH ? 11 : field == Calendar.DAY_OF_WEEK ? 7 : 1;
        Map<String, Integer> names = new HashMap<>();
        for (int value = first; value <= last; value++) {
            if (style != Calendar.ALL_STYLES) {
                names.put(name(field, value, style), value);
            } else {
                names.put(name(field, value, Calendar.SHORT), value);
                names.put(name(field, value, Calendar.LONG), value);
            }
        }
        return names.size() > last - first ? names : null;
    }
}
