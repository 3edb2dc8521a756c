package java.io;

import java.util.Arrays;
import java.util.Objects;

/** Reads bytes in large pieces from another stream. */
public class BufferedInputStream extends FilterInputStream {
    /** Null once the stream is closed. */
    protected volatile byte[] buf;
    protected int count;
    protected int pos;
    protected int markpos = -1;
    protected int marklimit;

    public BufferedInputStream(InputStream in) {
        this(in, 8192);
    }

    public BufferedInputStream(InputStream in, int size) {
        super(in);
        if (size <= 0) {
            throw new IllegalArgumentException("Buffer size <= 0");
        }
        buf = new byte[size];
    }

    private void ensureOpen() throws IOException {
        if (buf == null) {
            throw new IOException("Stream closed");
        }
    }

    /** Makes sure that there is a byte in the buffer; false at the end. */
    private boolean fill() throws IOException {
        if (pos < count) {
            return true;
        }
        if (markpos < 0 || pos - markpos >= marklimit && pos >= buf.length) {
            markpos = -1;
            pos = 0;
        } else if (pos >= buf.length) {
            keepMarked();
        }
        count = pos;
        int n = in.read(buf, pos, buf.length - pos);
        count += Math.max(n, 0);
        return n > 0;
    }

    /** Makes room after the bytes from the mark on. */
    private void keepMarked() {
        int kept = pos - markpos;
        if (markpos > 0) {
            System.arraycopy(buf, markpos, buf, 0, kept);
        } else {
            buf = Arrays.copyOf(buf, Math.max(Math.min(2 * kept, marklimit), kept + 1));
        }
        pos = kept;
        markpos = 0;
    }

    @Override
    public synchronized int read() throws IOException {
        if (pos >= count) {
            ensureOpen();
            if (!fill()) {
                return -1;
            }
        }
        return buf[pos++] & 0xff;
    }

    @Override
    public synchronized int read(byte[] b, int off, int len) throws IOException {
        ensureOpen();
        Objects.checkFromIndexSize(off, len, b.length);
        int total = 0;
        while (total < len && (total == 0 || pos < count || in.available() > 0)) {
            int n = readOnce(b, off + total, len - total);
            if (n <= 0) {
                break;
            }
            total += n;
        }
        return total == 0 && len > 0 ? -1 : total;
    }

    private int readOnce(byte[] b, int off, int len) throws IOException {
        if (pos >= count && len >= buf.length && markpos < 0) {
            return in.read(b, off, len);
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(len, count - pos);
        System.arraycopy(buf, pos, b, off, n);
        pos += n;
        return n;
    }

    @Override
    public synchronized long skip(long n) throws IOException {
        ensureOpen();
        if (n <= 0) {
            return 0;
        }
        if (pos >= count) {
            if (markpos < 0) {
                return in.skip(n);
            }
            if (!fill()) {
                return 0;
            }
        }
        int k = (int) Math.min(n, count - pos);
        pos += k;
        return k;
    }

    @Override
    public synchronized int available() throws IOException {
        ensureOpen();
        int more = in.available();
        return (int) Math.min((long) count - pos + more, Integer.MAX_VALUE);
    }

    @Override
    public synchronized void mark(int readlimit) {
        marklimit = readlimit;
        markpos = pos;
    }

    @Override
    public synchronized void reset() throws IOException {
        ensureOpen();
        if (markpos < 0) {
            throw new IOException("Resetting to invalid mark");
        }
        pos = markpos;
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public void close() throws IOException {
        InputStream source = in;
        buf = null;
        in = null;
        if (source != null) {
            source.close();
        }
    }
}
