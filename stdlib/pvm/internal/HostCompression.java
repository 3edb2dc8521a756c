package pvm.internal;

/** Checksums and streams of zlib. Ranges of arrays are checked by the callers. */
public final class HostCompression {
    private HostCompression() {
    }

    /** The CRC-32 of bytes after others, whose CRC-32 is given (0 for none). */
    public static native int crc32(int crc, byte[] b, int off, int len);

    /** The Adler-32 of bytes after others, whose Adler-32 is given (1 for none). */
    public static native int adler32(int adler, byte[] b, int off, int len);

    /** A stream that inflates; its number. */
    public static native int openInflater(boolean noHeader);

    /**
     * At most so many bytes of output (at least one must be wanted). Into result: how many bytes
     * of input were used, and 1 if the stream is at its end. Throws DataFormatException.
     */
    public static native byte[] inflate(int stream, byte[] b, int off, int len, int most,
            int[] result);

    /** A stream that deflates, of a level (-1 to 9) and a strategy; its number. */
    public static native int openDeflater(int level, int strategy, boolean noHeader);

    /** All output that there is; flush: 0 none, 2 what was given, 3 and start anew, 4 the end. */
    public static native byte[] deflate(int stream, byte[] b, int off, int len, int flush);

    /** Frees a stream. */
    public static native void close(int stream);
}
