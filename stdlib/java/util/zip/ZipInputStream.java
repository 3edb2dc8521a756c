package java.util.zip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Reads a zip file from its beginning to its end. */
public class ZipInputStream extends InflaterInputStream {
    private final Charset charset;
    private final CRC32 crc = new CRC32();
    private ZipEntry entry;
    private long left;
    private boolean entryEnded;
    private boolean closed;

    public ZipInputStream(InputStream in) {
        this(in, StandardCharsets.UTF_8);
    }

    public ZipInputStream(InputStream in, Charset charset) {
        super(new PushbackInputStream(in, 8192), new Inflater(true), 8192);
        this.charset = Objects.requireNonNull(charset, "charset");
    }

    private void ensureOpen() throws IOException {
        if (closed) {
            throw new IOException("Stream closed");
        }
    }

    private boolean fillFully(byte[] b) throws IOException {
        return in.readNBytes(b, 0, b.length) == b.length;
    }

    public ZipEntry getNextEntry() throws IOException {
        ensureOpen();
        if (entry != null) {
            closeEntry();
        }
        byte[] b = new byte[ZipFormat.LOCAL_SIZE];
        if (!fillFully(b) || LittleEndian.getInt(b, 0) != ZipFormat.LOCAL) {
            return null;
        }
        byte[] name = new byte[LittleEndian.getShort(b, 26)];
        byte[] extra = new byte[LittleEndian.getShort(b, 28)];
        if (!fillFully(name) || !fillFully(extra)) {
            throw new EOFException();
        }
        ZipEntry e = createZipEntry(new String(name, charset));
        e.flags = LittleEndian.getShort(b, 6);
        e.method = LittleEndian.getShort(b, 8);
        e.time = ZipFormat.fromDos(LittleEndian.getInt(b, 10));
        if ((e.flags & ZipFormat.HAS_DESCRIPTOR) == 0) {
            e.crc = LittleEndian.getUnsigned(b, 14);
            e.compressedSize = LittleEndian.getUnsigned(b, 18);
            e.size = LittleEndian.getUnsigned(b, 22);
        } else if (e.method != ZipEntry.DEFLATED) {
            throw new ZipException("only DEFLATED entries can have EXT descriptor");
        }
        e.extra = extra.length == 0 ? null : extra;
        left = e.size;
        crc.reset();
        inf.reset();
        entryEnded = false;
        entry = e;
        return e;
    }

    protected ZipEntry createZipEntry(String name) {
        return new ZipEntry(name);
    }

    public void closeEntry() throws IOException {
        ensureOpen();
        byte[] waste = new byte[8192];
        while (entry != null && read(waste, 0, waste.length) >= 0) {
            continue;
        }
        entryEnded = true;
    }

    @Override
    public int available() throws IOException {
        ensureOpen();
        return entryEnded ? 0 : 1;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        ensureOpen();
        Objects.checkFromIndexSize(off, len, b.length);
        if (len == 0) {
            return 0;
        }
        if (entry == null) {
            return -1;
        }
        int n = entry.method == ZipEntry.STORED ? readStored(b, off, len)
                : super.read(b, off, len);
        if (n > 0) {
            crc.update(b, off, n);
            return n;
        }
        if (entry.method == ZipEntry.DEFLATED) {
            readDescriptor();
        }
        if (entry.crc != crc.getValue()) {
            throw new ZipException("invalid entry CRC (expected 0x"
                    + Long.toHexString(entry.crc) + " but got 0x"
                    + Long.toHexString(crc.getValue()) + ")");
        }
        entry = null;
        entryEnded = true;
        return -1;
    }

    private int readStored(byte[] b, int off, int len) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int n = in.read(b, off, (int) Math.min(len, left));
        if (n < 0) {
            throw new ZipException("unexpected EOF");
        }
        left -= n;
        return n;
    }

    /** Gives back what was read too much, and reads the sizes after the data, if they are there. */
    private void readDescriptor() throws IOException {
        int rest = inf.getRemaining();
        if (rest > 0) {
            ((PushbackInputStream) in).unread(buf, len - rest, rest);
        }
        if ((entry.flags & ZipFormat.HAS_DESCRIPTOR) == 0) {
            return;
        }
        byte[] b = new byte[12];
        if (!fillFully(b)) {
            throw new EOFException();
        }
        if (LittleEndian.getInt(b, 0) == ZipFormat.DESCRIPTOR) {
            byte[] more = new byte[4];
            if (!fillFully(more)) {
                throw new EOFException();
            }
            System.arraycopy(b, 4, b, 0, 8);
            System.arraycopy(more, 0, b, 8, 4);
        }
        entry.crc = LittleEndian.getUnsigned(b, 0);
        entry.compressedSize = LittleEndian.getUnsigned(b, 4);
        entry.size = LittleEndian.getUnsigned(b, 8);
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            inf.end();
            super.close();
        }
    }
}
