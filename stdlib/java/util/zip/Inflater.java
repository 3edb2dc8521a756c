package java.util.zip;

import pvm.internal.HostCompression;

/** Inflates data that was compressed by zlib. */
public class Inflater {
    private final boolean noHeader;
    /** The number of the host's stream, 0 before the first use. */
    private int stream;
    private boolean ended;
    private boolean finished;
    private byte[] input = new byte[0];
    private int at;
    private int limit;
    private long read;
    private long written;

    public Inflater(boolean nowrap) {
        noHeader = nowrap;
    }

    public Inflater() {
        this(false);
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

    public synchronized int getRemaining() {
        return limit - at;
    }

    public synchronized boolean needsInput() {
        return at >= limit;
    }

    public boolean needsDictionary() {
        return false;
    }

    public synchronized boolean finished() {
        return finished;
    }

    public synchronized int inflate(byte[] output, int off, int len)
            throws DataFormatException {
        if (off < 0 || len < 0 || off > output.length - len) {
            throw new ArrayIndexOutOfBoundsException();
        }
        if (ended) {
            throw new NullPointerException("Inflater has been closed");
        }
        if (len == 0 || finished) {
            return 0;
        }
        if (stream == 0) {
            stream = HostCompression.openInflater(noHeader);
        }
        int[] result = new int[2];
        byte[] made = HostCompression.inflate(stream, input, at, limit - at, len, result);
        at += result[0];
        read += result[0];
        written += made.length;
        finished = result[1] != 0;
        System.arraycopy(made, 0, output, off, made.length);
        return made.length;
    }

    public int inflate(byte[] output) throws DataFormatException {
        return inflate(output, 0, output.length);
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
        finished = false;
        at = limit;
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
