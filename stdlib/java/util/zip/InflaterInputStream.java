package java.util.zip;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Reads compressed data and inflates it. */
public class InflaterInputStream extends FilterInputStream {
    protected Inflater inf;
    protected byte[] buf;
    /** How many bytes of compressed data were read last. */
    protected int len;
    private boolean ownsInflater;
    private boolean closed;
    private boolean atEnd;

    public InflaterInputStream(InputStream in, Inflater inf, int size) {
        super(Objects.requireNonNull(in));
        this.inf = Objects.requireNonNull(inf);
        if (size <= 0) {
            throw new IllegalArgumentException("buffer size <= 0");
        }
        buf = new byte[size];
    }

    public InflaterInputStream(InputStream in, Inflater inf) {
        this(in, inf, 8192);
    }

    public InflaterInputStream(InputStream in) {
        this(in, new Inflater());
        ownsInflater = true;
    }

    private void ensureOpen() throws IOException {
        if (closed) {
            throw new IOException("Stream closed");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int off, int length) throws IOException {
        ensureOpen();
        Objects.checkFromIndexSize(off, length, b.length);
        if (length == 0) {
            return 0;
        }
        try {
            while (true) {
                if (inf.finished()) {
                    atEnd = true;
                    return -1;
                }
                int n = inf.inflate(b, off, length);
                if (n > 0) {
                    return n;
                }
                if (!inf.finished() && inf.needsInput()) {
                    fill();
                }
            }
        } catch (DataFormatException e) {
            throw new ZipException(e.getMessage() == null ? "Invalid ZLIB data format"
                    : e.getMessage());
        }
    }

    protected void fill() throws IOException {
        ensureOpen();
        len = in.read(buf, 0, buf.length);
        if (len < 0) {
            throw new EOFException("Unexpected end of ZLIB input stream");
        }
        inf.setInput(buf, 0, len);
    }

    @Override
    public int available() throws IOException {
        ensureOpen();
        return atEnd || inf.finished() ? 0 : 1;
    }

    @Override
    public long skip(long n) throws IOException {
        if (n < 0) {
            throw new IllegalArgumentException("negative skip length");
        }
        byte[] waste = new byte[(int) Math.min(n, 8192)];
        long left = n;
        while (left > 0) {
            int got = read(waste, 0, (int) Math.min(left, waste.length));
            if (got < 0) {
                break;
            }
            left -= got;
        }
        return n - left;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            if (ownsInflater) {
                inf.end();
            }
            in.close();
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void mark(int readlimit) {
    }

    @Override
    public void reset() throws IOException {
        throw new IOException("mark/reset not supported");
    }
}
