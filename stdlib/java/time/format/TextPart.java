package java.time.format;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;

/** A field by its English name. */
final class TextPart implements Part {
    private static final String[] NO_NAMES = {};

    private final TemporalField field;
    private final TextStyle style;

    TextPart(TemporalField field, TextStyle style) {
        this.field = field;
        this.style = style;
    }

    /** The names, the first that of the field's smallest value. */
    private String[] names() {
        String[] names = NO_NAMES;
        if (field == ChronoField.MONTH_OF_YEAR) {
            names = new String[12];
            for (Month month : Month.values()) {
                names[month.ordinal()] = style.abbreviated(month.name());
            }
        } else if (field == ChronoField.DAY_OF_WEEK) {
            names = new String[7];
            for (DayOfWeek day : DayOfWeek.values()) {
                names[day.ordinal()] = style.abbreviated(day.name());
            }
        } else if (field == ChronoField.AMPM_OF_DAY) {
            names = new String[] {"AM", "PM"};
        } else if (field == ChronoField.ERA) {
            boolean isFull = style == TextStyle.FULL || style == TextStyle.FULL_STANDALONE;
            names = isFull ? new String[] {"Before Christ", "Anno Domini"}
                    : new String[] {"BC", "AD"};
        }
        return names;
    }

    @Override
    public void print(TemporalAccessor temporal, StringBuilder sb) {
        long value = temporal.getLong(field);
        String[] names = names();
        long index = value - field.range().getMinimum();
        sb.append(index < names.length ? names[(int) index] : String.valueOf(value));
    }

    @Override
    public int parse(Parsed parsed, CharSequence text, int at) {
        String[] names = names();
        int best = -1;
        for (int i = 0; i < names.length; i++) {
            boolean fits = parsed.startsWith(text, at, names[i])
                    && (best < 0 || names[i].length() > names[best].length());
            best = fits ? i : best;
        }
        if (best < 0) {
            return ~at;
        }
        return parsed.put(field, best + field.range().getMinimum()) ? at + names[best].length()
                : ~at;
    }
}
