package java.util.zip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Reads files of gzip (RFC 1952), one or several after each other. */
public class GZIPInputStream extends InflaterInputStream {
    public static final int GZIP_MAGIC = 0x8b1f;
    private static final int HAS_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    protected CRC32 crc = new CRC32();
    protected boolean eos;

    public GZIPInputStream(InputStream in, int size) throws IOException {
        super(new PushbackInputStream(in, size), new Inflater(true), size);
        readHeader(super.in.read());
    }

    public GZIPInputStream(InputStream in) throws IOException {
        this(in, 8192);
    }

    private int next() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException();
        }
        return b;
    }

    private void readHeader(int first) throws IOException {
        if (first < 0) {
            throw new EOFException();
        }
        if (first != 0x1f || next() != 0x8b) {
            throw new ZipException("Not in GZIP format");
        }
        if (next() != 8) {
            throw new ZipException("Unsupported compression method");
        }
        int flags = next();
        skipBytes(6);
        if ((flags & HAS_EXTRA) != 0) {
            int n = next();
            skipBytes(n | next() << 8);
        }
        for (int flag = HAS_NAME; flag <= HAS_COMMENT; flag *= 2) {
            int b = (flags & flag) == 0 ? 0 : next();
            while (b != 0) {
                b = next();
            }
        }
        skipBytes((flags & HAS_CRC) == 0 ? 0 : 2);
    }

    private void skipBytes(int n) throws IOException {
        for (int i = 0; i < n; i++) {
            next();
        }
    }

    @Override
    public int read(byte[] buf, int off, int len) throws IOException {
        if (eos) {
            return -1;
        }
        int n = super.read(buf, off, len);
        if (n < 0) {
            eos = !readTrailer();
            return eos ? -1 : read(buf, off, len);
        }
        crc.update(buf, off, n);
        return n;
    }

    /** Checks what is after the data; whether another member follows. */
    private boolean readTrailer() throws IOException {
        int rest = inf.getRemaining();
        if (rest > 0) {
            ((PushbackInputStream) in).unread(buf, len - rest, rest);
        }
        byte[] trailer = new byte[8];
        if (in.readNBytes(trailer, 0, 8) < 8) {
            throw new EOFException();
        }
        if (LittleEndian.getUnsigned(trailer, 0) != crc.getValue()
                || LittleEndian.getInt(trailer, 4) != (int) inf.getBytesWritten()) {
            throw new ZipException("Corrupt GZIP trailer");
        }
        int first = in.read();
        if (first < 0) {
            return false;
        }
        readHeader(first);
        inf.reset();
        crc.reset();
        return true;
    }

    @Override
    public void close() throws IOException {
        inf.end();
        eos = true;
        super.close();
    }
}
