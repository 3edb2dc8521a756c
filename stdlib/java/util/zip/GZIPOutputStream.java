package java.util.zip;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a file of gzip (RFC 1952). */
public class GZIPOutputStream extends DeflaterOutputStream {
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    protected CRC32 crc = new CRC32();

    public GZIPOutputStream(OutputStream out, int size, boolean syncFlush) throws IOException {
        super(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true), size, syncFlush);
        out.write(HEADER);
    }

    public GZIPOutputStream(OutputStream out, int size) throws IOException {
        this(out, size, false);
    }

    public GZIPOutputStream(OutputStream out, boolean syncFlush) throws IOException {
        this(out, 8192, syncFlush);
    }

    public GZIPOutputStream(OutputStream out) throws IOException {
        this(out, 8192, false);
    }

    @Override
    public synchronized void write(byte[] buf, int off, int len) throws IOException {
        super.write(buf, off, len);
        crc.update(buf, off, len);
    }

    @Override
    public void finish() throws IOException {
        if (!def.finished()) {
            super.finish();
            byte[] trailer = new byte[8];
            LittleEndian.putInt(trailer, 0, (int) crc.getValue());
            LittleEndian.putInt(trailer, 4, def.getTotalIn());
            out.write(trailer);
            def.end();
        }
    }
}
