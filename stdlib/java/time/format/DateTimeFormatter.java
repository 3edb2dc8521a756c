package java.time.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.Locale;
import java.util.Objects;

/** Prints and parses dates and times. Names are English in all locales. */
public final class DateTimeFormatter {
    public static final DateTimeFormatter ISO_LOCAL_DATE = strict(new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
            .appendLiteral('-').appendValue(ChronoField.MONTH_OF_YEAR, 2)
            .appendLiteral('-').appendValue(ChronoField.DAY_OF_MONTH, 2));
    public static final DateTimeFormatter ISO_OFFSET_DATE =
            strict(new DateTimeFormatterBuilder().append(ISO_LOCAL_DATE).appendOffsetId());
    public static final DateTimeFormatter ISO_DATE = strict(new DateTimeFormatterBuilder()
            .append(ISO_LOCAL_DATE).optionalStart().appendOffsetId());
    public static final DateTimeFormatter ISO_LOCAL_TIME = strict(new DateTimeFormatterBuilder()
            .appendValue(ChronoField.HOUR_OF_DAY, 2)
            .appendLiteral(':').appendValue(ChronoField.MINUTE_OF_HOUR, 2)
            .optionalStart().appendLiteral(':').appendValue(ChronoField.SECOND_OF_MINUTE, 2)
            .optionalStart().appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true));
    public static final DateTimeFormatter ISO_OFFSET_TIME =
            strict(new DateTimeFormatterBuilder().append(ISO_LOCAL_TIME).appendOffsetId());
    public static final DateTimeFormatter ISO_TIME = strict(new DateTimeFormatterBuilder()
            .append(ISO_LOCAL_TIME).optionalStart().appendOffsetId());
    public static final DateTimeFormatter ISO_LOCAL_DATE_TIME =
            strict(new DateTimeFormatterBuilder().append(ISO_LOCAL_DATE).appendLiteral('T')
            .append(ISO_LOCAL_TIME));
    public static final DateTimeFormatter ISO_OFFSET_DATE_TIME =
            strict(new DateTimeFormatterBuilder().append(ISO_LOCAL_DATE_TIME).appendOffsetId());
    public static final DateTimeFormatter ISO_ZONED_DATE_TIME =
            strict(new DateTimeFormatterBuilder().append(ISO_OFFSET_DATE_TIME)
            .optionalStart().appendLiteral('[').appendZoneRegionId().appendLiteral(']'));
    public static final DateTimeFormatter ISO_DATE_TIME = strict(new DateTimeFormatterBuilder()
            .append(ISO_LOCAL_DATE_TIME).optionalStart().appendOffsetId()
            .optionalStart().appendLiteral('[').appendZoneRegionId().appendLiteral(']'));
    public static final DateTimeFormatter ISO_ORDINAL_DATE = strict(new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
            .appendLiteral('-').appendValue(ChronoField.DAY_OF_YEAR, 3)
            .optionalStart().appendOffsetId());
    public static final DateTimeFormatter ISO_INSTANT =
            strict(new DateTimeFormatterBuilder().appendInstant());
    public static final DateTimeFormatter BASIC_ISO_DATE = strict(new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4).appendValue(ChronoField.MONTH_OF_YEAR, 2)
            .appendValue(ChronoField.DAY_OF_MONTH, 2)
            .optionalStart().appendOffset("+HHMMss", "Z"));
    public static final DateTimeFormatter RFC_1123_DATE_TIME =
            new DateTimeFormatterBuilder().parseCaseInsensitive()
            .optionalStart().appendText(ChronoField.DAY_OF_WEEK, TextStyle.SHORT)
            .appendLiteral(", ").optionalEnd()
            .appendValue(ChronoField.DAY_OF_MONTH, 1, 2, SignStyle.NOT_NEGATIVE)
            .appendPattern(" MMM ").appendValue(ChronoField.YEAR, 4)
            .appendPattern(" HH:mm[:ss] ").appendOffset("+HHMM", "GMT").toFormatter();

    private final Part whole;
    private final boolean ignoresCase;
    private final ResolverStyle style;
    private Locale locale = Locale.getDefault();
    private ZoneId zone;

    DateTimeFormatter(Part whole, boolean ignoresCase, ResolverStyle style) {
        this.whole = whole;
        this.ignoresCase = ignoresCase;
        this.style = style;
    }

    private static DateTimeFormatter strict(DateTimeFormatterBuilder builder) {
        return builder.parseCaseInsensitive().toFormatter(ResolverStyle.STRICT);
    }

    public static DateTimeFormatter ofPattern(String pattern) {
        return new DateTimeFormatterBuilder().appendPattern(pattern).toFormatter();
    }

    public static DateTimeFormatter ofPattern(String pattern, Locale locale) {
        return new DateTimeFormatterBuilder().appendPattern(pattern).toFormatter(locale);
    }

    Part whole() {
        return whole;
    }

    private DateTimeFormatter with(ResolverStyle newStyle, Locale newLocale, ZoneId newZone) {
        DateTimeFormatter made = new DateTimeFormatter(whole, ignoresCase, newStyle);
        made.locale = newLocale;
        made.zone = newZone;
        return made;
    }

    public DateTimeFormatter withLocale(Locale newLocale) {
        return with(style, Objects.requireNonNull(newLocale), zone);
    }

    public Locale getLocale() {
        return locale;
    }

    public DateTimeFormatter withZone(ZoneId newZone) {
        return with(style, locale, newZone);
    }

    public ZoneId getZone() {
        return zone;
    }

    public DateTimeFormatter withResolverStyle(ResolverStyle resolverStyle) {
        return with(resolverStyle, locale, zone);
    }

    public ResolverStyle getResolverStyle() {
        return style;
    }

    public String format(TemporalAccessor temporal) {
        StringBuilder sb = new StringBuilder(32);
        Objects.requireNonNull(temporal, "temporal");
        whole.print(inZone(temporal), sb);
        return sb.toString();
    }

    private TemporalAccessor inZone(TemporalAccessor temporal) {
        boolean isMoved = zone != null && temporal.isSupported(ChronoField.INSTANT_SECONDS);
        return isMoved ? ZonedDateTime.ofInstant(Instant.from(temporal), zone) : temporal;
    }

    int parse(Parsed parsed, CharSequence text, int at) {
        return whole.parse(parsed, text, at);
    }

    public TemporalAccessor parse(CharSequence text) {
        Objects.requireNonNull(text, "text");
        Parsed parsed = new Parsed(ignoresCase);
        int end = whole.parse(parsed, text, 0);
        if (end < 0 || end < text.length()) {
            int index = end < 0 ? ~end : end;
            throw new DateTimeParseException("Text '" + shortened(text) + "' could not be parsed"
                    + (end < 0 ? " at index " : ", unparsed text found at index ") + index,
                    text, index);
        }
        if (parsed.zone == null) {
            parsed.zone = zone;
        }
        try {
            parsed.resolve(style);
        } catch (DateTimeException e) {
            throw failure(text, e);
        }
        return parsed;
    }

    public <T> T parse(CharSequence text, TemporalQuery<T> query) {
        Objects.requireNonNull(query, "query");
        TemporalAccessor parsed = parse(text);
        try {
            return parsed.query(query);
        } catch (DateTimeException e) {
            throw failure(text, e);
        }
    }

    private static DateTimeParseException failure(CharSequence text, DateTimeException e) {
        return new DateTimeParseException("Text '" + shortened(text) + "' could not be parsed: "
                + e.getMessage(), text, 0, e);
    }

    private static String shortened(CharSequence text) {
        return text.length() > 64 ? text.subSequence(0, 64) + "..." : text.toString();
    }
}
