package java.time.format;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;

/** The name of a zone. */
final class ZonePart implements Part {
    private final boolean mayBeOffset;
    private final boolean isRegion;

    ZonePart(boolean mayBeOffset, boolean isRegion) {
        this.mayBeOffset = mayBeOffset;
        this.isRegion = isRegion;
    }

    @Override
    public void print(TemporalAccessor temporal, StringBuilder sb) {
        ZoneId zone = temporal.query(
                mayBeOffset ? TemporalQueries.zone() : TemporalQueries.zoneId());
        if (zone == null || isRegion && zone instanceof ZoneOffset) {
            throw new DateTimeException("Unable to extract ZoneId from temporal " + temporal);
        }
        sb.append(zone.getId());
    }

    @Override
    public int parse(Parsed parsed, CharSequence text, int at) {
        int end = at;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end))
                || "/._~+-:".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        try {
            parsed.zone = ZoneId.of(text.subSequence(at, end).toString());
            return end;
        } catch (DateTimeException e) {
            return ~at;
        }
    }
}
