package java.io;

import java.util.Objects;
import pvm.internal.Host;

/** Reads a file. */
public class FileInputStream extends InputStream {
    private int fd;

    public FileInputStream(String name) throws FileNotFoundException {
        fd = Host.open(Objects.requireNonNull(name), 0);
        if (fd < 0) {
            throw new FileNotFoundException(name + " (" + Host.errorText(-fd) + ")");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        if (fd < 0) {
            throw new IOException("Stream Closed");
        }
        int n = len == 0 ? 0 : Host.read(fd, b, off, len);
        if (n < -1) {
            throw new IOException(Host.errorText(-2 - n));
        }
        return n;
    }

    @Override
    public int available() throws IOException {
        if (fd < 0) {
            throw new IOException("Stream Closed");
        }
        return Host.available(fd);
    }

    @Override
    public void close() throws IOException {
        int open = fd;
        fd = -1;
        int error = open < 0 ? 0 : Host.close(open);
        if (error != 0) {
            throw new IOException(Host.errorText(error));
        }
    }
}
