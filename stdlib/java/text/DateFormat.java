package java.text;

import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;

/** Formats and parses dates. */
public abstract class DateFormat extends Format {
    private static final long serialVersionUID = 7218322306649953788L;

    public static final int FULL = 0;
    public static final int LONG = 1;
    public static final int MEDIUM = 2;
    public static final int SHORT = 3;
    public static final int DEFAULT = MEDIUM;

    private static final String[] DATES = {"EEEE, MMMM d, y", "MMMM d, y", "MMM d, y", "M/d/yy"};
    private static final String[] TIMES = {"h:mm:ss a zzzz", "h:mm:ss a z", "h:mm:ss a",
        "h:mm a"};

    private TimeZone zone = TimeZone.getDefault();
    private boolean lenient = true;

    protected DateFormat() {
    }

    private static void check(String kind, int style) {
        if (style < FULL || style > SHORT) {
            throw new IllegalArgumentException("Illegal " + kind + " style " + style);
        }
    }

    public static final DateFormat getInstance() {
        return getDateTimeInstance(SHORT, SHORT);
    }

    public static final DateFormat getDateInstance() {
        return getDateInstance(DEFAULT);
    }

    public static final DateFormat getDateInstance(int style) {
        return getDateInstance(style, Locale.getDefault());
    }

    /** The forms are English in all locales. */
    public static final DateFormat getDateInstance(int style, Locale aLocale) {
        check("date", style);
        return new SimpleDateFormat(DATES[style], aLocale);
    }

    public static final DateFormat getTimeInstance() {
        return getTimeInstance(DEFAULT);
    }

    public static final DateFormat getTimeInstance(int style) {
        return getTimeInstance(style, Locale.getDefault());
    }

    public static final DateFormat getTimeInstance(int style, Locale aLocale) {
        check("time", style);
        return new SimpleDateFormat(TIMES[style], aLocale);
    }

    public static final DateFormat getDateTimeInstance() {
        return getDateTimeInstance(DEFAULT, DEFAULT);
    }

    public static final DateFormat getDateTimeInstance(int dateStyle, int timeStyle) {
        return getDateTimeInstance(dateStyle, timeStyle, Locale.getDefault());
    }

    public static final DateFormat getDateTimeInstance(int dateStyle, int timeStyle,
            Locale aLocale) {
        check("time", timeStyle);
        check("date", dateStyle);
        String between = Math.max(dateStyle, timeStyle) <= LONG ? " 'at' " : ", ";
        return new SimpleDateFormat(DATES[dateStyle] + between + TIMES[timeStyle], aLocale);
    }

    public final String format(Date date) {
        return format(date, new StringBuffer(), new FieldPosition(0)).toString();
    }

    public abstract StringBuffer format(Date date, StringBuffer toAppendTo,
            FieldPosition fieldPosition);

    @Override
    public final StringBuffer format(Object obj, StringBuffer toAppendTo,
            FieldPosition fieldPosition) {
        if (obj instanceof Date) {
            return format((Date) obj, toAppendTo, fieldPosition);
        }
        if (obj instanceof Number) {
            return format(new Date(((Number) obj).longValue()), toAppendTo, fieldPosition);
        }
        throw new IllegalArgumentException("Cannot format given Object as a Date");
    }

    public abstract Date parse(String source, ParsePosition pos);

    public Date parse(String source) throws ParseException {
        ParsePosition pos = new ParsePosition(0);
        Date date = parse(source, pos);
        if (pos.getIndex() == 0) {
            throw new ParseException("Unparseable date: \"" + source + "\"", pos.getErrorIndex());
        }
        return date;
    }

    @Override
    public Object parseObject(String source, ParsePosition pos) {
        return parse(source, pos);
    }

    public TimeZone getTimeZone() {
        return zone;
    }

    public void setTimeZone(TimeZone zone) {
        this.zone = zone;
    }

    public boolean isLenient() {
        return lenient;
    }

    public void setLenient(boolean lenient) {
        this.lenient = lenient;
    }

    @Override
    public boolean equals(Object obj) {
        return obj != null && obj.getClass() == getClass()
                && zone.equals(((DateFormat) obj).zone) && lenient == ((DateFormat) obj).lenient;
    }

    @Override
    public int hashCode() {
        return zone.hashCode();
    }
}
