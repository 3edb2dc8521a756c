package java.util.zip;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Cleaner;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import pvm.internal.FileCleaner;
import pvm.internal.HostFiles;
import pvm.internal.OpenFile;

/** Reads the entries of a zip file. */
public class ZipFile implements Closeable {
    public static final int OPEN_READ = 1;
    public static final int OPEN_DELETE = 4;
    private static final int LONGEST_COMMENT = 0xffff;

    private final String name;
    private final OpenFile file;
    private final Cleaner.Cleanable cleanable;
    private final Charset charset;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
    private String comment;

    public ZipFile(String name) throws IOException {
        this(new File(name), OPEN_READ);
    }

    public ZipFile(File file) throws IOException {
        this(file, OPEN_READ);
    }

    public ZipFile(File file, int mode) throws IOException {
        this(file, mode, StandardCharsets.UTF_8);
    }

    public ZipFile(String name, Charset charset) throws IOException {
        this(new File(name), OPEN_READ, charset);
    }

    public ZipFile(File file, Charset charset) throws IOException {
        this(file, OPEN_READ, charset);
    }

    public ZipFile(File file, int mode, Charset charset) throws IOException {
        if (mode != OPEN_READ && mode != (OPEN_READ | OPEN_DELETE)) {
            throw new IllegalArgumentException(
                    "Illegal mode: 0x" + Integer.toHexString(mode));
        }
        this.charset = Objects.requireNonNull(charset, "charset");
        name = file.getPath();
        if (!file.exists()) {
            throw new NoSuchFileException(name);
        }
        this.file = OpenFile.open(name, HostFiles.READ);
        try {
            readDirectory();
        } catch (IOException | RuntimeException e) {
            this.file.close();
            throw e;
        }
        if ((mode & OPEN_DELETE) != 0) {
            file.delete();
        }
        cleanable = FileCleaner.register(this, this.file);
    }

    private byte[] bytes(long position, int n) throws IOException {
        byte[] b = new byte[n];
        synchronized (file) {
            file.position(position);
            int at = 0;
            while (at < n) {
                int got = file.read(b, at, n - at);
                if (got < 0) {
                    throw new EOFException();
                }
                at += got;
            }
        }
        return b;
    }

    private void readDirectory() throws IOException {
        long size = file.size();
        if (size == 0) {
            throw new ZipException("zip file is empty");
        }
        int n = (int) Math.min(size, ZipFormat.END_SIZE + LONGEST_COMMENT);
        byte[] tail = bytes(size - n, n);
        int end = n - ZipFormat.END_SIZE;
        while (end >= 0 && !isEnd(tail, end)) {
            end--;
        }
        if (end < 0) {
            throw new ZipException("zip END header not found");
        }
        int count = LittleEndian.getShort(tail, end + 10);
        int length = LittleEndian.getInt(tail, end + 12);
        long start = size - n + end - length;
        long shift = start - LittleEndian.getUnsigned(tail, end + 16);
        if (length < 0 || start < 0 || shift < 0) {
            throw new ZipException("invalid END header (bad central directory size)");
        }
        int commentLength = LittleEndian.getShort(tail, end + 20);
        comment = commentLength == 0 ? null
                : new String(tail, end + ZipFormat.END_SIZE, commentLength, charset);
        readEntries(bytes(start, length), count, shift);
    }

    private static boolean isEnd(byte[] tail, int at) {
        return LittleEndian.getInt(tail, at) == ZipFormat.END
                && at + ZipFormat.END_SIZE + LittleEndian.getShort(tail, at + 20) == tail.length;
    }

    private void readEntries(byte[] b, int count, long shift) throws IOException {
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (at + ZipFormat.CENTRAL_SIZE > b.length
                    || LittleEndian.getInt(b, at) != ZipFormat.CENTRAL) {
                throw new ZipException("invalid CEN header (bad signature)");
            }
            int nameLength = LittleEndian.getShort(b, at + 28);
            int extraLength = LittleEndian.getShort(b, at + 30);
            int commentLength = LittleEndian.getShort(b, at + 32);
            int rest = at + ZipFormat.CENTRAL_SIZE;
            if (rest + nameLength + extraLength + commentLength > b.length) {
                throw new ZipException("invalid CEN header (bad header size)");
            }
            ZipEntry e = entry(b, at, new String(b, rest, nameLength, charset), shift);
            int extra = rest + nameLength;
            e.extra = extraLength == 0 ? null
                    : java.util.Arrays.copyOfRange(b, extra, extra + extraLength);
            e.comment = commentLength == 0 ? null
                    : new String(b, extra + extraLength, commentLength, charset);
            entries.put(e.name, e);
            at = extra + extraLength + commentLength;
        }
    }

    private static ZipEntry entry(byte[] b, int at, String name, long shift) {
        ZipEntry e = new ZipEntry(name);
        e.flags = LittleEndian.getShort(b, at + 8);
        e.method = LittleEndian.getShort(b, at + 10);
        e.time = ZipFormat.fromDos(LittleEndian.getInt(b, at + 12));
        e.crc = LittleEndian.getUnsigned(b, at + 16);
        e.compressedSize = LittleEndian.getUnsigned(b, at + 20);
        e.size = LittleEndian.getUnsigned(b, at + 24);
        e.offset = LittleEndian.getUnsigned(b, at + 42) + shift;
        return e;
    }

    private void ensureOpen() {
        if (!file.isOpen()) {
            throw new IllegalStateException("zip file closed");
        }
    }

    public String getComment() {
        ensureOpen();
        return comment;
    }

    private ZipEntry find(String name) {
        ZipEntry e = entries.get(name);
        return e == null ? entries.get(name + "/") : e;
    }

    public ZipEntry getEntry(String name) {
        ensureOpen();
        ZipEntry e = find(Objects.requireNonNull(name, "name"));
        return e == null ? null : new ZipEntry(e);
    }

    /** The content of an entry; null if there is no such entry. */
    public InputStream getInputStream(ZipEntry entry) throws IOException {
        ensureOpen();
        ZipEntry e = find(Objects.requireNonNull(entry, "entry").name);
        if (e == null) {
            return null;
        }
        byte[] header = bytes(e.offset, ZipFormat.LOCAL_SIZE);
        if (LittleEndian.getInt(header, 0) != ZipFormat.LOCAL) {
            throw new ZipException("ZipFile invalid LOC header (bad signature)");
        }
        long start = e.offset + ZipFormat.LOCAL_SIZE + LittleEndian.getShort(header, 26)
                + LittleEndian.getShort(header, 28);
        InputStream data = new ByteArrayInputStream(bytes(start, (int) e.compressedSize));
        if (e.method == ZipEntry.STORED) {
            return data;
        }
        if (e.method != ZipEntry.DEFLATED) {
            throw new ZipException("invalid compression method");
        }
        return new EntryStream(data, e.size);
    }

    /** Inflates an entry, and frees the inflater when it is closed. */
    private static final class EntryStream extends InflaterInputStream {
        private final long size;

        EntryStream(InputStream in, long size) {
            super(in, new Inflater(true), (int) Math.max(Math.min(size, 65536), 512));
            this.size = size;
        }

        @Override
        public int available() {
            return (int) Math.min(size - inf.getBytesWritten(), Integer.MAX_VALUE);
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }

    public String getName() {
        return name;
    }

    public Enumeration<? extends ZipEntry> entries() {
        ensureOpen();
        return Collections.enumeration(new ArrayList<>(entries.values()));
    }

    public Stream<? extends ZipEntry> stream() {
        ensureOpen();
        return entries.values().stream();
    }

    public int size() {
        ensureOpen();
        return entries.size();
    }

    @Override
    public void close() throws IOException {
        file.close();
        cleanable.clean();
    }
}
