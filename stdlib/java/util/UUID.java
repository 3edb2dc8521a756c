package java.util;

import java.io.Serializable;

/** A universally unique identifier (RFC 4122): 128 bits. */
public final class UUID implements Serializable, Comparable<UUID> {
    private final long high;
    private final long low;

    public UUID(long mostSigBits, long leastSigBits) {
        high = mostSigBits;
        low = leastSigBits;
    }

    private static UUID ofBytes(byte[] bytes, int version) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < 8; i++) {
            high = high << 8 | bytes[i] & 0xff;
            low = low << 8 | bytes[i + 8] & 0xff;
        }
        return new UUID(high & ~0xf000L | (long) version << 12,
                low & 0x3fff_ffff_ffff_ffffL | 1L << 63);
    }

    public static UUID randomUUID() {
        return ofBytes(pvm.internal.HostSecurity.random(16), 4);
    }

    public static UUID nameUUIDFromBytes(byte[] name) {
        return ofBytes(pvm.internal.Md5.digest(name), 3);
    }

    public static UUID fromString(String name) {
        if (name.length() > 36) {
            throw new IllegalArgumentException("UUID string too large");
        }
        String[] parts = name.split("-", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("Invalid UUID string: " + name);
        }
        long[] values = new long[5];
        for (int i = 0; i < 5; i++) {
            values[i] = Long.parseLong(parts[i], 0, parts[i].length(), 16);
        }
        return new UUID(
                (values[0] & 0xffff_ffffL) << 32 | (values[1] & 0xffff) << 16 | values[2] & 0xffff,
                (values[3] & 0xffff) << 48 | values[4] & 0xffff_ffff_ffffL);
    }

    public long getLeastSignificantBits() {
        return low;
    }

    public long getMostSignificantBits() {
        return high;
    }

    public int version() {
        return (int) (high >> 12 & 0xf);
    }

    public int variant() {
        int top = (int) (low >>> 61);
        return top < 4 ? 0 : top < 6 ? 2 : top;
    }

    private void checkTimeBased() {
        if (version() != 1) {
            throw new UnsupportedOperationException("Not a time-based UUID");
        }
    }

    public long timestamp() {
        checkTimeBased();
        return (high & 0xfff) << 48 | (high >> 16 & 0xffff) << 32 | high >>> 32;
    }

    public int clockSequence() {
        checkTimeBased();
        return (int) (low >>> 48 & 0x3fff);
    }

    public long node() {
        checkTimeBased();
        return low & 0xffff_ffff_ffffL;
    }

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high >>> 32, 8) + "-" + hex.toHexDigits(high >>> 16, 4) + "-"
                + hex.toHexDigits(high, 4) + "-" + hex.toHexDigits(low >>> 48, 4) + "-"
                + hex.toHexDigits(low, 12);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high ^ low);
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof UUID && ((UUID) obj).high == high && ((UUID) obj).low == low;
    }

    @Override
    public int compareTo(UUID val) {
        int order = Long.compare(high, val.high);
        return order != 0 ? order : Long.compare(low, val.low);
    }
}
