package java.util.zip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes a zip file. */
public class ZipOutputStream extends DeflaterOutputStream {
    public static final int STORED = ZipEntry.STORED;
    public static final int DEFLATED = ZipEntry.DEFLATED;

    private final Charset charset;
    private final List<ZipEntry> entries = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final CRC32 crc = new CRC32();
    private ZipEntry current;
    private int method = DEFLATED;
    private byte[] comment = {};
    private long position;
    private long entryBytes;
    private boolean finished;
    private boolean closed;

    public ZipOutputStream(OutputStream out) {
        this(out, StandardCharsets.UTF_8);
    }

    public ZipOutputStream(OutputStream out, Charset charset) {
        super(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
        this.charset = java.util.Objects.requireNonNull(charset, "charset is null");
    }

    private void ensureOpen() throws IOException {
        if (closed) {
            throw new IOException("Stream closed");
        }
    }

    public void setComment(String comment) {
        byte[] bytes = comment == null ? new byte[0] : comment.getBytes(charset);
        if (bytes.length > 0xffff) {
            throw new IllegalArgumentException("ZIP file comment too long.");
        }
        this.comment = bytes;
    }

    public void setMethod(int method) {
        if (method != DEFLATED && method != STORED) {
            throw new IllegalArgumentException("invalid compression method");
        }
        this.method = method;
    }

    public void setLevel(int level) {
        def.setLevel(level);
    }

    public void putNextEntry(ZipEntry e) throws IOException {
        ensureOpen();
        if (current != null) {
            closeEntry();
        }
        if (e.time < 0) {
            e.setTime(System.currentTimeMillis());
        }
        e.method = e.method < 0 ? method : e.method;
        e.flags = 0;
        if (e.method == STORED) {
            long size = e.size < 0 ? e.compressedSize : e.size;
            if (size < 0 || e.crc < 0) {
                throw new ZipException(
                        "STORED entry missing size, compressed size, or crc-32");
            }
            e.size = size;
            e.compressedSize = size;
        } else if (e.size < 0 || e.compressedSize < 0 || e.crc < 0) {
            e.flags = ZipFormat.HAS_DESCRIPTOR;
        }
        e.flags |= charset == StandardCharsets.UTF_8 ? ZipFormat.IS_UTF8 : 0;
        if (!names.add(e.name)) {
            throw new ZipException("duplicate entry: " + e.name);
        }
        e.offset = position;
        entries.add(e);
        current = e;
        entryBytes = 0;
        writeLocal(e);
    }

    private void put(byte[] b) throws IOException {
        out.write(b, 0, b.length);
        position += b.length;
    }

    private void writeLocal(ZipEntry e) throws IOException {
        byte[] name = e.name.getBytes(charset);
        byte[] b = new byte[ZipFormat.LOCAL_SIZE];
        boolean known = (e.flags & ZipFormat.HAS_DESCRIPTOR) == 0;
        LittleEndian.putInt(b, 0, ZipFormat.LOCAL);
        putCommon(b, 4, e, known);
        LittleEndian.putShort(b, 26, name.length);
        LittleEndian.putShort(b, 28, e.extra == null ? 0 : e.extra.length);
        put(b);
        put(name);
        put(e.extra == null ? new byte[0] : e.extra);
    }

    /** Version, flags, method, time, CRC and sizes. */
    private static void putCommon(byte[] b, int at, ZipEntry e, boolean sizes) {
        LittleEndian.putShort(b, at, e.method == STORED ? 10 : ZipFormat.VERSION);
        LittleEndian.putShort(b, at + 2, e.flags);
        LittleEndian.putShort(b, at + 4, e.method);
        LittleEndian.putInt(b, at + 6, ZipFormat.toDos(e.time));
        if (sizes) {
            LittleEndian.putInt(b, at + 10, (int) e.crc);
            LittleEndian.putInt(b, at + 14, (int) e.compressedSize);
            LittleEndian.putInt(b, at + 18, (int) e.size);
        }
    }

    @Override
    public synchronized void write(byte[] b, int off, int len) throws IOException {
        ensureOpen();
        if (off < 0 || len < 0 || off > b.length - len) {
            throw new IndexOutOfBoundsException();
        }
        if (len == 0) {
            return;
        }
        if (current == null) {
            throw new ZipException("no current ZIP entry");
        }
        if (current.method == DEFLATED) {
            super.write(b, off, len);
        } else {
            if (entryBytes + len > current.size) {
                throw new ZipException("attempt to write past end of STORED entry");
            }
            out.write(b, off, len);
        }
        entryBytes += len;
        crc.update(b, off, len);
    }

    public void closeEntry() throws IOException {
        ensureOpen();
        ZipEntry e = current;
        if (e == null) {
            return;
        }
        if (e.method == DEFLATED) {
            super.finish();
            closeDeflated(e);
        } else if (e.size != entryBytes || e.crc != crc.getValue()) {
            throw new ZipException(e.size != entryBytes
                    ? "invalid entry size (expected " + e.size + " but got " + entryBytes
                            + " bytes)"
                    : "invalid entry crc-32 (expected 0x" + Long.toHexString(e.crc)
                            + " but got 0x" + Long.toHexString(crc.getValue()) + ")");
        } else {
            position += entryBytes;
        }
        crc.reset();
        current = null;
    }

    private void closeDeflated(ZipEntry e) throws IOException {
        position += def.getBytesWritten();
        e.size = def.getBytesRead();
        e.compressedSize = def.getBytesWritten();
        e.crc = crc.getValue();
        def.reset();
        if ((e.flags & ZipFormat.HAS_DESCRIPTOR) != 0) {
            byte[] b = new byte[16];
            LittleEndian.putInt(b, 0, ZipFormat.DESCRIPTOR);
            LittleEndian.putInt(b, 4, (int) e.crc);
            LittleEndian.putInt(b, 8, (int) e.compressedSize);
            LittleEndian.putInt(b, 12, (int) e.size);
            put(b);
        }
    }

    @Override
    public void finish() throws IOException {
        ensureOpen();
        if (finished) {
            return;
        }
        closeEntry();
        long start = position;
        for (ZipEntry e : entries) {
            writeCentral(e);
        }
        byte[] b = new byte[ZipFormat.END_SIZE];
        LittleEndian.putInt(b, 0, ZipFormat.END);
        LittleEndian.putShort(b, 8, entries.size());
        LittleEndian.putShort(b, 10, entries.size());
        LittleEndian.putInt(b, 12, (int) (position - start));
        LittleEndian.putInt(b, 16, (int) start);
        LittleEndian.putShort(b, 20, comment.length);
        put(b);
        put(comment);
        finished = true;
    }

    private void writeCentral(ZipEntry e) throws IOException {
        byte[] name = e.name.getBytes(charset);
        byte[] text = e.comment == null ? new byte[0] : e.comment.getBytes(charset);
        byte[] b = new byte[ZipFormat.CENTRAL_SIZE];
        LittleEndian.putInt(b, 0, ZipFormat.CENTRAL);
        LittleEndian.putShort(b, 4, ZipFormat.VERSION);
        putCommon(b, 6, e, true);
        LittleEndian.putShort(b, 28, name.length);
        LittleEndian.putShort(b, 30, e.extra == null ? 0 : e.extra.length);
        LittleEndian.putShort(b, 32, text.length);
        LittleEndian.putInt(b, 42, (int) e.offset);
        put(b);
        put(name);
        put(e.extra == null ? new byte[0] : e.extra);
        put(text);
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            finish();
            closed = true;
            def.end();
            out.close();
        }
    }
}
