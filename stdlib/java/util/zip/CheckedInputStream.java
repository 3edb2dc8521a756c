package java.util.zip;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that keeps the checksum of what is read. */
public class CheckedInputStream extends FilterInputStream {
    private final Checksum sum;

    public CheckedInputStream(InputStream in, Checksum cksum) {
        super(in);
        sum = cksum;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        if (b >= 0) {
            sum.update(b);
        }
        return b;
    }

    @Override
    public int read(byte[] buf, int off, int len) throws IOException {
        int n = in.read(buf, off, len);
        if (n > 0) {
            sum.update(buf, off, n);
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] waste = new byte[512];
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

    public Checksum getChecksum() {
        return sum;
    }
}
