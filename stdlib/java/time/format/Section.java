package java.time.format;

import java.time.DateTimeException;
import java.time.temporal.TemporalAccessor;
import java.util.List;

/** Parts one after another; an optional section is left out where it does not fit. */
final class Section implements Part {
    private final List<Part> parts;
    private final boolean isOptional;

    Section(List<Part> parts, boolean isOptional) {
        this.parts = parts;
        this.isOptional = isOptional;
    }

    @Override
    public void print(TemporalAccessor temporal, StringBuilder sb) {
        int length = sb.length();
        try {
            for (Part part : parts) {
                part.print(temporal, sb);
            }
        } catch (DateTimeException e) {
            if (!isOptional) {
                throw e;
            }
            sb.setLength(length);
        }
    }

    @Override
    public int parse(Parsed parsed, CharSequence text, int at) {
        Parsed trial = parsed.copy();
        int end = at;
        for (Part part : parts) {
            end = part.parse(trial, text, end);
            if (end < 0) {
                return isOptional ? at : end;
            }
        }
        parsed.take(trial);
        return end;
    }
}
