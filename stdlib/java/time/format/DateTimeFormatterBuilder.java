package java.time.format;

import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Makes formats of parts. Names are English in all locales. */
public final class DateTimeFormatterBuilder {
    /** The parts of the format and of the optional sections that are open, the innermost last. */
    private final Deque<List<Part>> sections = new ArrayDeque<>();
    private boolean ignoresCase;
    /** The number that the digits of following numbers of fixed width are kept for. */
    private NumberPart active;

    public DateTimeFormatterBuilder() {
        sections.addLast(new ArrayList<>());
    }

    private DateTimeFormatterBuilder add(Part part) {
        active = null;
        sections.getLast().add(part);
        return this;
    }

    private DateTimeFormatterBuilder addNumber(NumberPart part, int width) {
        NumberPart before = active;
        add(part);
        if (before != null && part.isFixed()) {
            before.reserve(width);
            active = before;
        } else {
            active = part;
        }
        return this;
    }

    public DateTimeFormatterBuilder parseCaseSensitive() {
        ignoresCase = false;
        return this;
    }

    public DateTimeFormatterBuilder parseCaseInsensitive() {
        ignoresCase = true;
        return this;
    }

    public DateTimeFormatterBuilder parseDefaulting(TemporalField field, long value) {
        Objects.requireNonNull(field, "field");
        return add(new Part() {
            @Override
            public void print(TemporalAccessor temporal, StringBuilder sb) {
                // defaults are of parsing alone
            }

            @Override
            public int parse(Parsed parsed, CharSequence text, int at) {
                parsed.putDefault(field, value);
                return at;
            }
        });
    }

    public DateTimeFormatterBuilder appendValue(TemporalField field) {
        return addNumber(new NumberPart(field, 1, 19, SignStyle.NORMAL, false), 0);
    }

    public DateTimeFormatterBuilder appendValue(TemporalField field, int width) {
        return addNumber(new NumberPart(field, width, width, SignStyle.NOT_NEGATIVE, false),
                width);
    }

    public DateTimeFormatterBuilder appendValue(TemporalField field, int minWidth, int maxWidth,
            SignStyle signStyle) {
        return addNumber(new NumberPart(field, minWidth, maxWidth, signStyle, false), minWidth);
    }

    public DateTimeFormatterBuilder appendFraction(TemporalField field, int minWidth,
            int maxWidth, boolean decimalPoint) {
        if (field != ChronoField.NANO_OF_SECOND) {
            throw new UnsupportedOperationException("fractions of " + field);
        }
        NumberPart before = active;
        add(new FractionPart(minWidth, maxWidth, decimalPoint));
        if (before != null && minWidth == maxWidth && !decimalPoint) {
            before.reserve(minWidth);
            active = before;
        }
        return this;
    }

    public DateTimeFormatterBuilder appendText(TemporalField field) {
        return appendText(field, TextStyle.FULL);
    }

    public DateTimeFormatterBuilder appendText(TemporalField field, TextStyle textStyle) {
        return add(new TextPart(field, textStyle));
    }

    public DateTimeFormatterBuilder appendInstant() {
        return add(new InstantPart());
    }

    public DateTimeFormatterBuilder appendOffsetId() {
        return appendOffset("+HH:MM:ss", "Z");
    }

    public DateTimeFormatterBuilder appendOffset(String pattern, String noOffsetText) {
        return add(new OffsetPart(pattern, noOffsetText));
    }

    public DateTimeFormatterBuilder appendZoneId() {
        return add(new ZonePart(false, false));
    }

    public DateTimeFormatterBuilder appendZoneRegionId() {
        return add(new ZonePart(false, true));
    }

    public DateTimeFormatterBuilder appendZoneOrOffsetId() {
        return add(new ZonePart(true, false));
    }

    public DateTimeFormatterBuilder appendLiteral(char literal) {
        return appendLiteral(String.valueOf(literal));
    }

    public DateTimeFormatterBuilder appendLiteral(String literal) {
        return add(new Part() {
            @Override
            public void print(TemporalAccessor temporal, StringBuilder sb) {
                sb.append(literal);
            }

            @Override
            public int parse(Parsed parsed, CharSequence text, int at) {
                return parsed.startsWith(text, at, literal) ? at + literal.length() : ~at;
            }
        });
    }

    public DateTimeFormatterBuilder append(DateTimeFormatter formatter) {
        return add(formatter.whole());
    }

    public DateTimeFormatterBuilder appendOptional(DateTimeFormatter formatter) {
        return optionalStart().append(formatter).optionalEnd();
    }

    public DateTimeFormatterBuilder optionalStart() {
        active = null;
        sections.addLast(new ArrayList<>());
        return this;
    }

    public DateTimeFormatterBuilder optionalEnd() {
        if (sections.size() == 1) {
            throw new IllegalStateException("Cannot call optionalEnd() as there was no previous "
                    + "call to optionalStart()");
        }
        List<Part> parts = sections.removeLast();
        return add(new Section(parts, true));
    }

    public DateTimeFormatterBuilder appendPattern(String pattern) {
        new DateTimePattern(Objects.requireNonNull(pattern, "pattern"), this).append();
        return this;
    }

    DateTimeFormatterBuilder appendReducedYear(TemporalField field) {
        return addNumber(new NumberPart(field, 2, 2, SignStyle.NOT_NEGATIVE, true), 2);
    }

    boolean hasOpenSection() {
        return sections.size() > 1;
    }

    public DateTimeFormatter toFormatter() {
        return toFormatter(ResolverStyle.SMART);
    }

    public DateTimeFormatter toFormatter(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        return toFormatter(ResolverStyle.SMART).withLocale(locale);
    }

    DateTimeFormatter toFormatter(ResolverStyle style) {
        while (sections.size() > 1) {
            optionalEnd();
        }
        List<Part> parts = new ArrayList<>(sections.getLast());
        return new DateTimeFormatter(new Section(parts, false), ignoresCase, style);
    }
}
