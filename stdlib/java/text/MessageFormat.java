package java.text;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Texts with places for arguments, {number,type,style}. The type choice is not built. */
public class MessageFormat extends Format {
    private static final long serialVersionUID = 6479157306784022952L;

    private static final String[] DATE_STYLES = {"full", "long", "medium", "short"};

    /** One text more than there are places: texts.get(i) stands before the place i. */
    private transient List<String> texts;
    private transient List<Integer> arguments;
    /** A format, or null, for each place. */
    private transient List<Format> formats;
    private Locale locale;

    public MessageFormat(String pattern) {
        this(pattern, Locale.getDefault());
    }

    public MessageFormat(String pattern, Locale locale) {
        this.locale = locale;
        applyPattern(pattern);
    }

    public static String format(String pattern, Object... arguments) {
        return new MessageFormat(pattern).format(arguments);
    }

    public void setLocale(Locale locale) {
        this.locale = locale;
    }

    public Locale getLocale() {
        return locale;
    }

    public void applyPattern(String pattern) {
        texts = new ArrayList<>();
        arguments = new ArrayList<>();
        formats = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\'' && pattern.startsWith("''", i)) {
                text.append(c);
                i++;
            } else if (c == '\'') {
                isQuoted = !isQuoted;
            } else if (c == '{' && !isQuoted) {
                texts.add(text.toString());
                text.setLength(0);
                int end = closing(pattern, i);
                addPlace(pattern.substring(i + 1, end));
                i = end;
            } else {
                text.append(c);
            }
        }
        texts.add(text.toString());
    }

    /** The brace that closes the one at a place. */
    private static int closing(String pattern, int from) {
        int depth = 0;
        boolean isQuoted = false;
        for (int i = from; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            isQuoted ^= c == '\'';
            depth += isQuoted ? 0 : c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("Unmatched braces in the pattern.");
    }

    private void addPlace(String place) {
        int comma = place.indexOf(',');
        int second = comma < 0 ? -1 : place.indexOf(',', comma + 1);
        String number = comma < 0 ? place : place.substring(0, comma);
        String type = comma < 0 ? "" : place.substring(comma + 1, second < 0 ? place.length()
                : second);
        arguments.add(argument(number));
        formats.add(formatOf(type.trim(), second < 0 ? "" : place.substring(second + 1)));
    }

    private static int argument(String number) {
        int argument;
        try {
            argument = Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("can't parse argument number: " + number, e);
        }
        if (argument < 0) {
            throw new IllegalArgumentException("negative argument number: " + argument);
        }
        return argument;
    }

    private Format formatOf(String type, String style) {
        switch (type.toLowerCase()) {
            case "":
                return null;
            case "number":
                return number(style);
            case "date":
            case "time":
                return date(type.equalsIgnoreCase("date"), style);
            case "choice":
                throw new UnsupportedOperationException("the format type choice is not supported");
            default:
                throw new IllegalArgumentException("unknown format type: " + type);
        }
    }

    private Format number(String style) {
        switch (style.trim().toLowerCase()) {
            case "":
                return NumberFormat.getInstance(locale);
            case "integer":
                return NumberFormat.getIntegerInstance(locale);
            case "percent":
                return NumberFormat.getPercentInstance(locale);
            case "currency":
                return NumberFormat.getCurrencyInstance(locale);
            default:
                return new DecimalFormat(style);
        }
    }

    private static Format dateOfStyle(boolean isDate, int style, Locale locale) {
        return isDate ? DateFormat.getDateInstance(style, locale)
                : DateFormat.getTimeInstance(style, locale);
    }

    private Format date(boolean isDate, String style) {
        String name = style.trim().toLowerCase();
        if (name.isEmpty()) {
            return dateOfStyle(isDate, DateFormat.DEFAULT, locale);
        }
        for (int i = 0; i < DATE_STYLES.length; i++) {
            if (DATE_STYLES[i].equals(name)) {
                return dateOfStyle(isDate, i, locale);
            }
        }
        return new SimpleDateFormat(style, locale);
    }

    private String styleOf(Format format) {
        String[] numbers = {"", ",integer", ",percent", ",currency"};
        for (String style : numbers) {
            if (format.equals(number(style.replace(",", "")))) {
                return ",number" + style;
            }
        }
        for (String type : new String[] {"date", "time"}) {
            for (int i : new int[] {DateFormat.DEFAULT, 0, 1, 2, 3}) {
                if (format.equals(dateOfStyle(type.equals("date"), i, locale))) {
                    return "," + type + (i == DateFormat.DEFAULT ? "" : "," + DATE_STYLES[i]);
                }
            }
        }
        return format instanceof DecimalFormat ? ",number," + ((DecimalFormat) format).toPattern()
                : format instanceof SimpleDateFormat
                ? ",date," + ((SimpleDateFormat) format).toPattern() : "";
    }

    public String toPattern() {
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            quote(texts.get(i), sb);
            if (i < arguments.size()) {
                Format format = formats.get(i);
                sb.append('{').append(arguments.get(i))
                        .append(format == null ? "" : styleOf(format)).append('}');
            }
        }
        return sb.toString();
    }

    /** Quotes runs that begin with an opening brace up to the last one. */
    private static void quote(String text, StringBuilder sb) {
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' && !isQuoted) {
                sb.append('\'');
                isQuoted = true;
            } else if (c != '{' && isQuoted) {
                sb.append('\'');
                isQuoted = false;
            }
            sb.append(c == '\'' ? "''" : String.valueOf(c));
        }
        sb.append(isQuoted ? "'" : "");
    }

    public Format[] getFormats() {
        return formats.toArray(new Format[0]);
    }

    public void setFormats(Format[] newFormats) {
        for (int i = 0; i < Math.min(newFormats.length, formats.size()); i++) {
            formats.set(i, newFormats[i]);
        }
    }

    public void setFormat(int formatElementIndex, Format newFormat) {
        if (formatElementIndex >= formats.size()) {
            throw new ArrayIndexOutOfBoundsException(formatElementIndex);
        }
        formats.set(formatElementIndex, newFormat);
    }

    public void setFormatByArgumentIndex(int argumentIndex, Format newFormat) {
        for (int i = 0; i < formats.size(); i++) {
            if (arguments.get(i) == argumentIndex) {
                formats.set(i, newFormat);
            }
        }
    }

    public Format[] getFormatsByArgumentIndex() {
        int last = -1;
        for (int argument : arguments) {
            last = Math.max(last, argument);
        }
        Format[] result = new Format[last + 1];
        for (int i = 0; i < formats.size(); i++) {
            result[arguments.get(i)] = formats.get(i);
        }
        return result;
    }

    @Override
    public final StringBuffer format(Object values, StringBuffer result, FieldPosition pos) {
        return format((Object[]) values, result, pos);
    }

    public final StringBuffer format(Object[] values, StringBuffer result, FieldPosition pos) {
        for (int i = 0; i < texts.size(); i++) {
            result.append(texts.get(i));
            if (i < arguments.size()) {
                int argument = arguments.get(i);
                result.append(values == null || argument >= values.length ? "{" + argument + "}"
                        : text(formats.get(i), values[argument]));
            }
        }
        return result;
    }

    private String text(Format format, Object value) {
        if (value == null) {
            return "null";
        }
        if (format != null) {
            return format.format(value);
        }
        return value instanceof Number ? NumberFormat.getInstance(locale).format(value)
                : value instanceof Date ? DateFormat.getDateTimeInstance(DateFormat.SHORT,
                DateFormat.SHORT, locale).format((Date) value) : value.toString();
    }

    public Object[] parse(String source, ParsePosition pos) {
        Object[] result = new Object[source == null ? 0 : getFormatsByArgumentIndex().length];
        int at = pos.getIndex();
        for (int i = 0; source != null && i < texts.size(); i++) {
            if (!source.startsWith(texts.get(i), at)) {
                pos.setErrorIndex(at);
                return null;
            }
            at += texts.get(i).length();
            if (i == arguments.size()) {
                break;
            }
            ParsePosition next = new ParsePosition(at);
            Object value = read(i, source, next);
            if (next.getIndex() == at && next.getErrorIndex() >= 0) {
                pos.setErrorIndex(at);
                return null;
            }
            result[arguments.get(i)] = value;
            at = next.getIndex();
        }
        pos.setIndex(at);
        return result;
    }

    /** A place without a format takes all up to the text that follows. */
    private Object read(int place, String source, ParsePosition pos) {
        Format format = formats.get(place);
        if (format != null) {
            return format.parseObject(source, pos);
        }
        int from = pos.getIndex();
        String next = texts.get(place + 1);
        int end = next.isEmpty() ? source.length() : source.indexOf(next, from);
        if (end < 0) {
            pos.setErrorIndex(from);
            return null;
        }
        pos.setIndex(end);
        String value = source.substring(from, end);
        return value.equals("{" + arguments.get(place) + "}") ? null : value;
    }

    public Object[] parse(String source) throws ParseException {
        ParsePosition pos = new ParsePosition(0);
        Object[] result = parse(source, pos);
        if (pos.getIndex() == 0) {
            throw new ParseException("MessageFormat parse error!", pos.getErrorIndex());
        }
        return result;
    }

    @Override
    public Object parseObject(String source, ParsePosition pos) {
        return parse(source, pos);
    }

    @Override
    public Object clone() {
        MessageFormat copy = (MessageFormat) super.clone();
        copy.formats = new ArrayList<>(formats);
        return copy;
    }

    @Override
    public boolean equals(Object obj) {
        return obj != null && obj.getClass() == getClass()
                && toPattern().equals(((MessageFormat) obj).toPattern())
                && Objects.equals(locale, ((MessageFormat) obj).locale);
    }

    @Override
    public int hashCode() {
        return toPattern().hashCode();
    }
}
