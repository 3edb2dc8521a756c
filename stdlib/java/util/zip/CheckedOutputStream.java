package java.util.zip;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A stream that keeps the checksum of what is written. */
public class CheckedOutputStream extends FilterOutputStream {
    private final Checksum sum;

    public CheckedOutputStream(OutputStream out, Checksum cksum) {
        super(out);
        sum = cksum;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        sum.update(b);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        out.write(b, off, len);
        sum.update(b, off, len);
    }

    public Checksum getChecksum() {
        return sum;
    }
}
