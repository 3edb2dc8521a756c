package java.text;

import java.util.Date;
import java.util.TimeZone;

/** Formats and parses dates. */
public abstract class DateFormat extends Format {
    private static final long serialVersionUID = 7218322306649953788L;

    private TimeZone zone = TimeZone.getDefault();
    private boolean lenient = true;

    protected DateFormat() {
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
}
