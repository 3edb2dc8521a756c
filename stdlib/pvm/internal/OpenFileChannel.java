package pvm.internal;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;

/** The channel of an open file. */
public final class OpenFileChannel extends FileChannel {
    private static final int LARGEST_PIECE = 1 << 16;

    private final OpenFile file;
    /** The stream that this channel belongs to, closed with it; null if there is none. */
    private final Closeable owner;
    private final int flags;
    private final List<Mapping> mappings = new ArrayList<>();

    public OpenFileChannel(OpenFile file, Closeable owner, int flags) {
        this.file = file;
        this.owner = owner;
        this.flags = flags;
    }

    private void ensureOpen() throws IOException {
        if (!isOpen() || !file.isOpen()) {
            throw new ClosedChannelException();
        }
    }

    private void ensureReadable() throws IOException {
        ensureOpen();
        if ((flags & HostFiles.READ) == 0) {
            throw new NonReadableChannelException();
        }
    }

    private void ensureWritable() throws IOException {
        ensureOpen();
        if ((flags & HostFiles.WRITE) == 0) {
            throw new NonWritableChannelException();
        }
    }

    private static long checkPosition(long position) {
        if (position < 0) {
            throw new IllegalArgumentException("Negative position");
        }
        return position;
    }

    @Override
    public int read(ByteBuffer dst) throws IOException {
        ensureReadable();
        if (dst.isReadOnly()) {
            throw new IllegalArgumentException("Read-only buffer");
        }
        int total = 0;
        while (dst.hasRemaining()) {
            int n = readPiece(dst);
            if (n < 0) {
                return total == 0 ? -1 : total;
            }
            total += n;
            if (file.available() == 0) {
                break;
            }
        }
        return total;
    }

    private int readPiece(ByteBuffer dst) throws IOException {
        int wanted = Math.min(dst.remaining(), LARGEST_PIECE);
        if (dst.hasArray()) {
            int n = file.read(dst.array(), dst.arrayOffset() + dst.position(), wanted);
            dst.position(dst.position() + Math.max(n, 0));
            return n;
        }
        byte[] piece = new byte[wanted];
        int n = file.read(piece, 0, wanted);
        if (n > 0) {
            dst.put(piece, 0, n);
        }
        return n;
    }

    @Override
    public int write(ByteBuffer src) throws IOException {
        ensureWritable();
        int total = src.remaining();
        if (src.hasArray()) {
            file.write(src.array(), src.arrayOffset() + src.position(), total);
            src.position(src.limit());
            return total;
        }
        byte[] bytes = new byte[total];
        src.get(bytes);
        file.write(bytes, 0, total);
        return total;
    }

    @Override
    public long read(ByteBuffer[] dsts, int offset, int length) throws IOException {
        java.util.Objects.checkFromIndexSize(offset, length, dsts.length);
        long total = 0;
        for (int i = offset; i < offset + length; i++) {
            int wanted = dsts[i].remaining();
            int n = wanted == 0 ? 0 : read(dsts[i]);
            if (n < 0) {
                return total == 0 ? -1 : total;
            }
            total += n;
            if (n < wanted) {
                break;
            }
        }
        return total;
    }

    @Override
    public long write(ByteBuffer[] srcs, int offset, int length) throws IOException {
        java.util.Objects.checkFromIndexSize(offset, length, srcs.length);
        long total = 0;
        for (int i = offset; i < offset + length; i++) {
            total += write(srcs[i]);
        }
        return total;
    }

    @Override
    public int read(ByteBuffer dst, long position) throws IOException {
        checkPosition(position);
        ensureReadable();
        synchronized (file) {
            long here = file.position();
            file.position(position);
            try {
                return read(dst);
            } finally {
                file.position(here);
            }
        }
    }

    @Override
    public int write(ByteBuffer src, long position) throws IOException {
        checkPosition(position);
        ensureWritable();
        synchronized (file) {
            long here = file.position();
            file.position(position);
            try {
                return write(src);
            } finally {
                file.position(here);
            }
        }
    }

    @Override
    public long position() throws IOException {
        ensureOpen();
        return (flags & HostFiles.APPEND) != 0 ? file.size() : file.position();
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
        ensureOpen();
        if (newPosition < 0) {
            throw new IllegalArgumentException();
        }
        file.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        ensureOpen();
        return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        ensureOpen();
        if (size < 0) {
            throw new IllegalArgumentException("Negative size");
        }
        ensureWritable();
        if (size < file.size()) {
            file.truncate(size);
        }
        if (file.position() > size) {
            file.position(size);
        }
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        ensureOpen();
        file.sync();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target)
            throws IOException {
        checkPosition(position);
        ensureReadable();
        long total = 0;
        while (total < count) {
            ByteBuffer piece =
                    ByteBuffer.allocate((int) Math.min(count - total, LARGEST_PIECE));
            if (read(piece, position + total) <= 0) {
                break;
            }
            total += target.write(piece.flip());
        }
        return total;
    }

    @Override
    public long transferFrom(ReadableByteChannel src, long position, long count)
            throws IOException {
        checkPosition(position);
        ensureWritable();
        if (position > file.size()) {
            return 0;
        }
        long total = 0;
        while (total < count) {
            ByteBuffer piece =
                    ByteBuffer.allocate((int) Math.min(count - total, LARGEST_PIECE));
            if (src.read(piece) <= 0) {
                break;
            }
            total += write(piece.flip(), position + total);
        }
        return total;
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        ensureOpen();
        checkPosition(position);
        if (size < 0 || size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    size < 0 ? "Negative size" : "Size exceeds Integer.MAX_VALUE");
        }
        ensureReadable();
        boolean writes = mode == MapMode.READ_WRITE;
        if (mode != MapMode.READ_ONLY) {
            ensureWritable();
        }
        if (file.size() < position + size) {
            if (mode == MapMode.READ_ONLY) {
                throw new IOException("Channel not open for writing - cannot extend file to "
                        + "required size");
            }
            file.truncate(position + size);
        }
        ByteBuffer copy = ByteBuffer.allocate((int) size);
        if (size > 0 && read(copy, position) < size) {
            throw new EOFException();
        }
        Mapping mapping = writes ? new Mapping(file, position, copy.array()) : null;
        if (mapping != null) {
            mappings.add(mapping);
        }
        return BufferAccess.mapped(copy.array(), mode == MapMode.READ_ONLY, mapping);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        ensureOpen();
        throw new UnsupportedOperationException("locks of files are not supported");
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return lock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        for (Mapping mapping : mappings) {
            if (file.isOpen()) {
                mapping.force();
            }
        }
        if (owner != null) {
            owner.close();
        } else {
            file.close();
        }
    }
}
