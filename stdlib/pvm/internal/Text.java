package pvm.internal;

/**
 * Operations on the bytes of strings. A Latin-1 string has one byte a char; a UTF-16 string two,
 * the low one first. All natives here trust their arguments.
 */
public final class Text {
    private Text() {
    }

    /** Whether two arrays have the same length and bytes. */
    public static native boolean equal(byte[] a, byte[] b);

    /** Whether n bytes are equal in two arrays. */
    public static native boolean equalRange(byte[] a, int aFrom, byte[] b, int bFrom, int n);

    /** The difference of the first two differing Latin-1 chars, or of the lengths. */
    public static native int compareLatin1(byte[] a, byte[] b);

    /** The hash code of a Latin-1 string (31 * h + c). */
    public static native int hashLatin1(byte[] value);

    /** The hash code of a UTF-16 string. */
    public static native int hashUtf16(byte[] value);

    /** The index of byte b in v[from, to), or -1. */
    public static native int indexOfByte(byte[] v, int b, int from, int to);

    /** The index of char c in the UTF-16 chars [from, to), or -1. */
    public static native int indexOfChar(byte[] v, int c, int from, int to);

    /** The first index at or after from at which all of b occurs in a[0, aTo), or -1 (Latin-1). */
    public static native int indexOfBytes(byte[] a, int from, int aTo, byte[] b);

    /** Widens n Latin-1 chars src[from...] to UTF-16 at char index at of dst. */
    public static native void inflate(byte[] src, int from, byte[] dst, int at, int n);

    /** Narrows n UTF-16 chars from char index from of src to dst[at...]; how many fitted. */
    public static native int compress(byte[] src, int from, byte[] dst, int at, int n);

    /** Copies n Latin-1 chars into a char array. */
    public static native void inflateChars(byte[] src, int from, char[] dst, int at, int n);

    /** Narrows n chars to Latin-1 bytes; the number that fitted before one above 0xFF. */
    public static native int compressChars(char[] src, int from, byte[] dst, int at, int n);

    /** Copies n UTF-16 chars from char index from of src into a char array. */
    public static native void copyToChars(byte[] src, int from, char[] dst, int at, int n);

    /** Copies n chars into UTF-16 bytes from char index at of dst. */
    public static native void copyFromChars(char[] src, int from, byte[] dst, int at, int n);

    /** How many leading bytes of b[from, to) are ASCII. */
    public static native int countAscii(byte[] b, int from, int to);

    /** Writes a number in decimal at dst[at...], which has room for 20 bytes; the end index. */
    public static native int putDecimal(long value, byte[] dst, int at);

    /** The char at a char index of UTF-16 bytes. */
    public static char get(byte[] v, int index) {
        int i = index << 1;
        return (char) ((v[i] & 0xff) | (v[i + 1] << 8));
    }

    /** Stores a char at a char index of UTF-16 bytes. */
    public static void put(byte[] v, int index, int c) {
        int i = index << 1;
        v[i] = (byte) c;
        v[i + 1] = (byte) (c >> 8);
    }
}
