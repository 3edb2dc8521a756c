package java.nio;

import java.util.Objects;

/** A buffer over a short[]. */
final class HeapShortBuffer extends ShortBuffer {
    private final short[] array;
    private final int offset;
    private final boolean readOnly;

    HeapShortBuffer(short[] array, int offset, int position, int limit, int capacity,
            boolean readOnly) {
        super(position, limit, capacity);
        this.array = array;
        this.offset = offset;
        this.readOnly = readOnly;
    }

    @Override
    public ShortBuffer slice() {
        return slice(position(), remaining());
    }

    @Override
    public ShortBuffer slice(int index, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        return new HeapShortBuffer(array, offset + index, 0, length, length, readOnly);
    }

    private ShortBuffer copy(boolean toRead) {
        ShortBuffer made =
                new HeapShortBuffer(array, offset, position(), limit(), capacity(), toRead);
        made.copyMark(this);
        return made;
    }

    @Override
    public ShortBuffer duplicate() {
        return copy(readOnly);
    }

    @Override
    public ShortBuffer asReadOnlyBuffer() {
        return copy(true);
    }

    @Override
    short at(int index) {
        return array[offset + index];
    }

    @Override
    void set(int index, short value) {
        array[offset + index] = value;
    }

    @Override
    void read(int index, short[] dst, int at, int length) {
        System.arraycopy(array, offset + index, dst, at, length);
    }

    @Override
    void write(int index, short[] src, int at, int length) {
        System.arraycopy(src, at, array, offset + index, length);
    }

    @Override
    short[] storage() {
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
        return describe(readOnly ? "HeapShortBufferR" : "HeapShortBuffer");
    }
}
