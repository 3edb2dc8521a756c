package java.nio;

import pvm.internal.Mapping;

/** A direct byte buffer, perhaps with the content of a part of a file. */
final class DirectByteBuffer extends MappedByteBuffer {
    DirectByteBuffer(byte[] bytes, int offset, int position, int limit, int capacity,
            boolean readOnly) {
        this(bytes, offset, position, limit, capacity, readOnly, null);
    }

    DirectByteBuffer(byte[] bytes, int offset, int position, int limit, int capacity,
            boolean readOnly, Mapping mapping) {
        super(bytes, offset, position, limit, capacity, readOnly, mapping);
    }

    @Override
    DirectByteBuffer over(int offset, int position, int limit, int capacity, boolean readOnly) {
        return new DirectByteBuffer(bytes, offset, position, limit, capacity, readOnly, mapping);
    }

    @Override
    public MappedByteBuffer slice() {
        return slice(position(), remaining());
    }

    @Override
    public MappedByteBuffer slice(int index, int length) {
        java.util.Objects.checkFromIndexSize(index, length, limit());
        return over(offset + index, 0, length, length, readOnly);
    }

    @Override
    public MappedByteBuffer duplicate() {
        MappedByteBuffer made = over(offset, position(), limit(), capacity(), readOnly);
        made.copyMark(this);
        return made;
    }

    @Override
    public boolean isDirect() {
        return true;
    }
}
