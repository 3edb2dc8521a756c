package pvm.internal;

import java.io.IOException;
import java.io.OutputStream;

/** Writes to one of the process's standard descriptors. */
public final class FdOutput extends OutputStream {
    private final int fd;

    public FdOutput(int fd) {
        this.fd = fd;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        int error = Host.write(fd, b, off, len);
        if (error != 0) {
            throw new IOException(Host.errorText(error));
        }
    }
}
