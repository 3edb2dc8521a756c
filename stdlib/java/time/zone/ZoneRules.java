package java.time.zone;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** Which offset from UTC holds when: offsets, and the moments when one follows another. */
public final class ZoneRules implements Serializable {
    private static final long serialVersionUID = 3044319355680032515L;

    /** Seconds since 1970, ascending; offsets[i + 1] holds from changes[i] on. */
    private final long[] changes;
    private final ZoneOffset[] offsets;

    ZoneRules(long[] changes, ZoneOffset[] offsets) {
        this.changes = changes;
        this.offsets = offsets;
    }

    public static ZoneRules of(ZoneOffset offset) {
        return new ZoneRules(new long[0],
                new ZoneOffset[] {Objects.requireNonNull(offset, "offset")});
    }

    public boolean isFixedOffset() {
        return changes.length == 0;
    }

    /** The number of changes up to a second, the second included. */
    private int changesUntil(long second) {
        int low = 0;
        int high = changes.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (changes[middle] <= second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public ZoneOffset getOffset(Instant instant) {
        return offsets[changesUntil(instant.getEpochSecond())];
    }

    /** The offset before a gap or an overlap in which the local time lies. */
    public ZoneOffset getOffset(LocalDateTime localDateTime) {
        List<ZoneOffset> valid = getValidOffsets(localDateTime);
        if (!valid.isEmpty()) {
            return valid.get(0);
        }
        // In a gap: the offset after it takes the local time to an instant before the change.
        long local = localDateTime.toEpochSecond(ZoneOffset.UTC);
        int i = 0;
        while (local >= changes[i] + offsets[i + 1].getTotalSeconds()) {
            i++;
        }
        return offsets[i];
    }

    public List<ZoneOffset> getValidOffsets(LocalDateTime localDateTime) {
        long local = localDateTime.toEpochSecond(ZoneOffset.UTC);
        // no offset is longer than 18 hours
        int first = changesUntil(local - 64800);
        int last = changesUntil(local + 64800);
        ZoneOffset found = null;
        for (int i = first; i <= last; i++) {
            long second = local - offsets[i].getTotalSeconds();
            boolean holds = (i == 0 || second >= changes[i - 1])
                    && (i == changes.length || second < changes[i]);
            if (holds && found != null && !found.equals(offsets[i])) {
                return List.of(found, offsets[i]);
            }
            found = holds ? offsets[i] : found;
        }
        return found == null ? List.of() : List.of(found);
    }

    public boolean isValidOffset(LocalDateTime localDateTime, ZoneOffset offset) {
        return getValidOffsets(localDateTime).contains(offset);
    }

    @Override
    public String toString() {
        return "ZoneRules[currentStandardOffset=" + offsets[offsets.length - 1] + "]";
    }
}
