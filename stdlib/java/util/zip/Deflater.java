package java.util.zip;

import pvm.internal.HostCompression;

/** Compresses data by zlib. */
public class Deflater {
    public static final int DEFLATED = 8;
    public static final int NO_COMPRESSION = 0;
    public static final int BEST_SPEED = 1;
    public static final int BEST_COMPRESSION = 9;
    public static final int DEFAULT_COMPRESSION = -1;
    public static final int FILTERED = 1;
    public static final int HUFFMAN_ONLY = 2;
    public static final int DEFAULT_STRATEGY = 0;
    public static final int NO_FLUSH = 0;
    public static final int SYNC_FLUSH = 2;
    public static final int FULL_FLUSH = 3;
    private static final int FINISH = 4;
    private static final byte[] NOTHING = {};

    private final boolean noHeader;
    private int level;
    private int strategy = DEFAULT_STRATEGY;
    private int stream;
    private boolean ended;
    private boolean finishing;
    private boolean streamFinished;
    private byte[] input = NOTHING;
    private int at;
    private int limit;
    /** Output that did not fit yet. */
    private byte[] pending = NOTHING;
    private int pendingAt;
    private long read;
    private long written;

    public Deflater(int level, boolean nowrap) {
        checkLevel(level);
        this.level = level;
        noHeader = nowrap;
    }

    public Deflater(int level) {
        this(level, false);
    }

    public Deflater() {
        this(DEFAULT_COMPRESSION, false);
    }

    private static void checkLevel(int level) {
        if (level < -1 || level > 9) {
            throw new IllegalArgumentException("invalid compression level");
        }
    }

    public synchronized void setInput(byte[] input, int off, int len) {
        if (off < 0 || len < 0 || off > input.length - len) {
            throw new ArrayIndexOutOfBoundsException();
        }
        this.input = input;
        at = off;
        limit = off + len;
    }

    public void setInput(byte[] input) {
        setInput(input, 0, input.length);
    }

    /** Not supported: throws UnsupportedOperationException. */
    public void setDictionary(byte[] dictionary, int off, int len) {
        throw new UnsupportedOperationException("dictionaries are not supported");
    }

    public void setDictionary(byte[] dictionary) {
        setDictionary(dictionary, 0, dictionary.length);
    }

    /** How to compress; takes effect with the next stream. */
    public synchronized void setStrategy(int strategy) {
        if (strategy < DEFAULT_STRATEGY || strategy > HUFFMAN_ONLY) {
            throw new IllegalArgumentException();
        }
        this.strategy = strategy;
    }

    /** How well to compress; takes effect with the next stream. */
    public synchronized void setLevel(int level) {
        checkLevel(level);
        this.level = level;
    }

    public synchronized boolean needsInput() {
        return at >= limit;
    }

    public synchronized void finish() {
        finishing = true;
    }

    public synchronized boolean finished() {
        return streamFinished && pendingAt == pending.length;
    }

    public synchronized int deflate(byte[] output, int off, int len, int flush) {
        if (off < 0 || len < 0 || off > output.length - len) {
            throw new ArrayIndexOutOfBoundsException();
        }
        if (flush != NO_FLUSH && flush != SYNC_FLUSH && flush != FULL_FLUSH) {
            throw new IllegalArgumentException();
        }
        if (ended) {
            throw new NullPointerException("Deflater has been closed");
        }
        if (pendingAt == pending.length && !streamFinished
                && (at < limit || finishing || flush != NO_FLUSH)) {
            compress(flush);
        }
        int n = Math.min(len, pending.length - pendingAt);
        System.arraycopy(pending, pendingAt, output, off, n);
        pendingAt += n;
        written += n;
        return n;
    }

    private void compress(int flush) {
        if (stream == 0) {
            stream = HostCompression.openDeflater(level, strategy, noHeader);
        }
        pending = HostCompression.deflate(stream, input, at, limit - at,
                finishing ? FINISH : flush);
        pendingAt = 0;
        read += limit - at;
        at = limit;
        streamFinished = finishing;
    }

    public int deflate(byte[] output, int off, int len) {
        return deflate(output, off, len, NO_FLUSH);
    }

    public int deflate(byte[] output) {
        return deflate(output, 0, output.length, NO_FLUSH);
    }

    public int getTotalIn() {
        return (int) read;
    }

    public long getBytesRead() {
        return read;
    }

    public int getTotalOut() {
        return (int) written;
    }

    public long getBytesWritten() {
        return written;
    }

    public synchronized void reset() {
        release();
        finishing = false;
        streamFinished = false;
        at = limit;
        pending = NOTHING;
        pendingAt = 0;
        read = 0;
        written = 0;
    }

    private void release() {
        if (stream != 0) {
            HostCompression.close(stream);
            stream = 0;
        }
    }

    public synchronized void end() {
        release();
        ended = true;
    }
}
