package java.util.zip;

import java.nio.ByteBuffer;
import pvm.internal.HostCompression;

/** The Adler-32 of bytes. */
public class Adler32 implements Checksum {
    private int value = 1;

    public Adler32() {
    }

    @Override
    public void update(int b) {
        value = HostCompression.adler32(value, new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void update(byte[] b, int off, int len) {
        if (off < 0 || len < 0 || off > b.length - len) {
            throw new ArrayIndexOutOfBoundsException();
        }
        value = HostCompression.adler32(value, b, off, len);
    }

    @Override
    public void update(byte[] b) {
        value = HostCompression.adler32(value, b, 0, b.length);
    }

    @Override
    public void update(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        update(bytes);
    }

    @Override
    public void reset() {
        value = 1;
    }

    @Override
    public long getValue() {
        return value & 0xffffffffL;
    }
}
