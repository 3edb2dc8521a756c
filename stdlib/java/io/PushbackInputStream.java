package java.io;

import java.util.Objects;

/** A stream into which bytes can be put back. */
public class PushbackInputStream extends FilterInputStream {
    protected byte[] buf;
    protected int pos;

    public PushbackInputStream(InputStream in, int size) {
        super(in);
        if (size <= 0) {
            throw new IllegalArgumentException("size <= 0");
        }
        buf = new byte[size];
        pos = size;
    }

    public PushbackInputStream(InputStream in) {
        this(in, 1);
    }

    private void ensureOpen() throws IOException {
        if (in == null) {
            throw new IOException("Stream closed");
        }
    }

    @Override
    public int read() throws IOException {
        synchronized (this) {
            ensureOpen();
            return pos < buf.length ? buf[pos++] & 0xff : super.read();
        }
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        synchronized (this) {
            ensureOpen();
            Objects.checkFromIndexSize(off, len, b.length);
            if (len == 0) {
                return 0;
            }
            int n = Math.min(len, buf.length - pos);
            System.arraycopy(buf, pos, b, off, n);
            pos += n;
            int more = n < len ? super.read(b, off + n, len - n) : 0;
            return more < 0 ? n == 0 ? -1 : n : n + more;
        }
    }

    public void unread(int c) throws IOException {
        synchronized (this) {
            ensureOpen();
            if (pos == 0) {
                throw new IOException("Push back buffer is full");
            }
            buf[--pos] = (byte) c;
        }
    }

    public void unread(byte[] b, int off, int len) throws IOException {
        synchronized (this) {
            ensureOpen();
            if (len > pos) {
                throw new IOException("Push back buffer is full");
            }
            System.arraycopy(b, off, buf, pos - len, len);
            pos -= len;
        }
    }

    public void unread(byte[] b) throws IOException {
        unread(b, 0, b.length);
    }

    @Override
    public long skip(long n) throws IOException {
        synchronized (this) {
            ensureOpen();
            long k = Math.max(Math.min(n, buf.length - pos), 0);
            pos += (int) k;
            return k < n ? k + super.skip(n - k) : k;
        }
    }

    @Override
    public int available() throws IOException {
        synchronized (this) {
            ensureOpen();
            return buf.length - pos + super.available();
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void mark(int readAheadLimit) {
    }

    @Override
    public void reset() throws IOException {
        throw new IOException("mark/reset not supported");
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (in != null) {
                in.close();
            }
            in = null;
            buf = null;
        }
    }
}
