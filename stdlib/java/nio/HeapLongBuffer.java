package java.nio;

import java.util.Objects;

/** A buffer over a long[]. */
final class HeapLongBuffer extends LongBuffer {
    private final long[] array;
    private final int offset;
    private final boolean readOnly;

    HeapLongBuffer(long[] array, int offset, int position, int limit, int capacity,
            boolean readOnly) {
        super(position, limit, capacity);
        this.array = array;
        this.offset = offset;
        this.readOnly = readOnly;
    }

    @Override
    public LongBuffer slice() {
        return slice(position(), remaining());
    }

    @Override
    public LongBuffer slice(int index, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        return new HeapLongBuffer(array, offset + index, 0, length, length, readOnly);
    }

    private LongBuffer copy(boolean toRead) {
        LongBuffer made =
                new HeapLongBuffer(array, offset, position(), limit(), capacity(), toRead);
        made.copyMark(this);
        return made;
    }

    @Override
    public LongBuffer duplicate() {
        return copy(readOnly);
    }

    @Override
    public LongBuffer asReadOnlyBuffer() {
        return copy(true);
    }

    @Override
    long at(int index) {
        return array[offset + index];
    }

    @Override
    void set(int index, long value) {
        array[offset + index] = value;
    }

    @Override
    void read(int index, long[] dst, int at, int length) {
        System.arraycopy(array, offset + index, dst, at, length);
    }

    @Override
    void write(int index, long[] src, int at, int length) {
        System.arraycopy(src, at, array, offset + index, length);
    }

    @Override
    long[] storage() {
        return array;
    }

    @Override
    int storageOffset() {
        return offset;
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public boolean isDirect() {
        return false;
    }

    @Override
    public ByteOrder order() {
        return ByteOrder.nativeOrder();
    }

    @Override
    public String toString() {
        return describe(readOnly ? "HeapLongBufferR" : "HeapLongBuffer");
    }
}
