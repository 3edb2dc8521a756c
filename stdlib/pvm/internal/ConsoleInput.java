package pvm.internal;

import java.io.IOException;
import java.io.InputStream;

/** The standard input, with a buffer. */
public final class ConsoleInput extends InputStream {
    private byte[] buffer;
    private int at;
    private int end;

    private boolean fill() throws IOException {
        if (at == end) {
            if (buffer == null) {
                buffer = new byte[8192];
            }
            int n = Host.read(0, buffer, 0, buffer.length);
            if (n < -1) {
                throw new IOException(Host.errorText(-2 - n));
            }
            at = 0;
            end = Math.max(n, 0);
        }
        return at < end;
    }

    @Override
    public synchronized int read() throws IOException {
        return fill() ? buffer[at++] & 0xff : -1;
    }

    @Override
    public synchronized int read(byte[] b, int off, int len) throws IOException {
        java.util.Objects.checkFromIndexSize(off, len, b.length);
        if (len == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(len, end - at);
        System.arraycopy(buffer, at, b, off, n);
        at += n;
        return n;
    }

    @Override
    public synchronized int available() throws IOException {
        return end - at + Host.available(0);
    }
}
