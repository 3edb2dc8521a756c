package java.io;

import java.util.Arrays;
import java.util.Objects;

/** A source of bytes. */
public abstract class InputStream implements Closeable {
    public InputStream() {
    }

    public static InputStream nullInputStream() {
        return new ByteArrayInputStream(new byte[0]);
    }

    public abstract int read() throws IOException;

    public int read(byte[] b) throws IOException {
        return read(b, 0, b.length);
    }

    public int read(byte[] b, int off, int len) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        if (len == 0) {
            return 0;
        }
        int c = read();
        if (c < 0) {
            return -1;
        }
        int n = 0;
        while (c >= 0) {
            b[off + n++] = (byte) c;
            if (n == len) {
                break;
            }
            try {
                c = read();
            } catch (IOException e) {
                break;
            }
        }
        return n;
    }

    public byte[] readAllBytes() throws IOException {
        return readNBytes(Integer.MAX_VALUE);
    }

    public byte[] readNBytes(int len) throws IOException {
        if (len < 0) {
            throw new IllegalArgumentException("len < 0");
        }
        byte[] all = new byte[Math.min(len, 8192)];
        int n = 0;
        while (n < len) {
            if (n == all.length) {
                all = Arrays.copyOf(all, 2 * n);
            }
            int got = read(all, n, Math.min(all.length, len) - n);
            if (got < 0) {
                break;
            }
            n += got;
        }
        return n == all.length ? all : Arrays.copyOf(all, n);
    }

    public int readNBytes(byte[] b, int off, int len) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        int n = 0;
        while (n < len) {
            int got = read(b, off + n, len - n);
            if (got < 0) {
                break;
            }
            n += got;
        }
        return n;
    }

    public long skip(long n) throws IOException {
        long left = n;
        byte[] waste = new byte[(int) Math.max(Math.min(2048, n), 0)];
        while (left > 0) {
            int got = read(waste, 0, (int) Math.min(waste.length, left));
            if (got < 0) {
                break;
            }
            left -= got;
        }
        return n <= 0 ? 0 : n - left;
    }

    public int available() throws IOException {
        return 0;
    }

    @Override
    public void close() throws IOException {
    }

    public void mark(int readlimit) {
    }

    public void reset() throws IOException {
        throw new IOException("mark/reset not supported");
    }

    public boolean markSupported() {
        return false;
    }

    public long transferTo(OutputStream out) throws IOException {
        Objects.requireNonNull(out, "out");
        byte[] buffer = new byte[8192];
        long total = 0;
        int n = read(buffer, 0, buffer.length);
        while (n >= 0) {
            out.write(buffer, 0, n);
            total += n;
            n = read(buffer, 0, buffer.length);
        }
        return total;
    }
}
