package pvm.internal;

import java.io.FileNotFoundException;
import java.io.IOException;

/** An open file: streams, channels and descriptors share it, and see when it is closed. */
public final class OpenFile {
    private volatile int fd;

    public OpenFile(int fd) {
        this.fd = fd;
    }

    /** Opens a file for a stream. */
    public static OpenFile open(String path, int flags) throws FileNotFoundException {
        if (path.indexOf('\0') >= 0) {
            throw new FileNotFoundException("Invalid file path");
        }
        int fd = HostFiles.open(path, flags);
        if (fd < 0) {
            throw new FileNotFoundException(path + " (" + Host.errorText(-fd) + ")");
        }
        return new OpenFile(fd);
    }

    public boolean isOpen() {
        return fd >= 0;
    }

    private int fd() throws IOException {
        if (fd < 0) {
            throw new IOException("Stream Closed");
        }
        return fd;
    }

    private static long checked(long result) throws IOException {
        if (result < 0) {
            throw new IOException(Host.errorText((int) -result));
        }
        return result;
    }

    /** Reads at least one byte; how many, -1 at the end. */
    public int read(byte[] b, int off, int len) throws IOException {
        int n = len == 0 ? Math.min(fd(), 0) : Host.read(fd(), b, off, len);
        if (n < -1) {
            throw new IOException(Host.errorText(-2 - n));
        }
        return n;
    }

    /** Writes all the bytes. */
    public void write(byte[] b, int off, int len) throws IOException {
        checked(-Host.write(fd(), b, off, len));
    }

    public int available() throws IOException {
        return Host.available(fd());
    }

    public long position() throws IOException {
        return checked(HostFiles.seek(fd(), 0, 1));
    }

    public void position(long offset) throws IOException {
        checked(HostFiles.seek(fd(), offset, 0));
    }

    public long size() throws IOException {
        return checked(HostFiles.size(fd()));
    }

    public void truncate(long size) throws IOException {
        checked(-HostFiles.truncate(fd(), size));
    }

    public int sync() {
        return HostFiles.sync(fd);
    }

    public void close() throws IOException {
        int open = fd;
        fd = -1;
        if (open >= 0) {
            checked(-Host.close(open));
        }
    }
}
