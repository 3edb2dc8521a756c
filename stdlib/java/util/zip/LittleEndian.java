package java.util.zip;

/** Numbers in byte arrays, the low bytes first. */
final class LittleEndian {
    private LittleEndian() {
    }

    static int getShort(byte[] b, int at) {
        return b[at] & 0xff | (b[at + 1] & 0xff) << 8;
    }

    static int getInt(byte[] b, int at) {
        return getShort(b, at) | getShort(b, at + 2) << 16;
    }

    static long getUnsigned(byte[] b, int at) {
        return getInt(b, at) & 0xffffffffL;
    }

    static void putShort(byte[] b, int at, int value) {
        b[at] = (byte) value;
        b[at + 1] = (byte) (value >> 8);
    }

    static void putInt(byte[] b, int at, int value) {
        putShort(b, at, value);
        putShort(b, at + 2, value >> 16);
    }
}
