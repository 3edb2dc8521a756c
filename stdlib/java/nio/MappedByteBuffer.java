package java.nio;

import pvm.internal.BufferAccess;
import pvm.internal.Mapping;

/**
 * A direct byte buffer whose content is a region of a file. The region is a copy: what is written
 * to it reaches the file by force, or when the channel that made it closes.
 */
public abstract class MappedByteBuffer extends ByteBuffer {
    static {
        BufferAccess.set(new MappedBuffers());
    }

    /** Where the bytes come from; null if they are no file's. */
    final Mapping mapping;

    MappedByteBuffer(byte[] bytes, int offset, int position, int limit, int capacity,
            boolean readOnly, Mapping mapping) {
        super(bytes, offset, position, limit, capacity, readOnly);
        this.mapping = mapping;
    }

    public final boolean isLoaded() {
        return true;
    }

    public final MappedByteBuffer load() {
        return this;
    }

    public final MappedByteBuffer force() {
        if (mapping != null) {
            mapping.force();
        }
        return this;
    }

    public final MappedByteBuffer force(int index, int length) {
        java.util.Objects.checkFromIndexSize(index, length, limit());
        return force();
    }

    @Override
    public final MappedByteBuffer position(int newPosition) {
        super.position(newPosition);
        return this;
    }

    @Override
    public final MappedByteBuffer limit(int newLimit) {
        super.limit(newLimit);
        return this;
    }

    @Override
    public final MappedByteBuffer mark() {
        super.mark();
        return this;
    }

    @Override
    public final MappedByteBuffer reset() {
        super.reset();
        return this;
    }

    @Override
    public final MappedByteBuffer clear() {
        super.clear();
        return this;
    }

    @Override
    public final MappedByteBuffer flip() {
        super.flip();
        return this;
    }

    @Override
    public final MappedByteBuffer rewind() {
        super.rewind();
        return this;
    }

    @Override
    public final MappedByteBuffer compact() {
        super.compact();
        return this;
    }

    @Override
    public abstract MappedByteBuffer slice();

    @Override
    public abstract MappedByteBuffer slice(int index, int length);

    @Override
    public abstract MappedByteBuffer duplicate();
}
