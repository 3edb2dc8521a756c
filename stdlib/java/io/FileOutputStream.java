package java.io;

import java.util.Objects;
import pvm.internal.Host;

/** Writes a file. */
public class FileOutputStream extends OutputStream {
    private int fd;

    public FileOutputStream(String name) throws FileNotFoundException {
        this(name, false);
    }

    public FileOutputStream(String name, boolean append) throws FileNotFoundException {
        fd = Host.open(Objects.requireNonNull(name), append ? 2 : 1);
        if (fd < 0) {
            throw new FileNotFoundException(name + " (" + Host.errorText(-fd) + ")");
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        if (fd < 0) {
            throw new IOException("Stream Closed");
        }
        int error = Host.write(fd, b, off, len);
        if (error != 0) {
            throw new IOException(Host.errorText(error));
        }
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
