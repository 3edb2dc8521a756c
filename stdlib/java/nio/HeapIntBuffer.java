package java.nio;

import java.util.Objects;

/** A buffer over an int[]. */
final class HeapIntBuffer extends IntBuffer {
    private final int[] array;
    private final int offset;
    private final boolean readOnly;

    HeapIntBuffer(int[] array, int offset, int position, int limit, int capacity,
            boolean readOnly) {
        super(position, limit, capacity);
        this.array = array;
        this.offset = offset;
        this.readOnly = readOnly;
    }

    @Override
    public IntBuffer slice() {
        return slice(position(), remaining());
    }

    @Override
    public IntBuffer slice(int index, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        return new HeapIntBuffer(array, offset + index, 0, length, length, readOnly);
    }

    private IntBuffer copy(boolean toRead) {
        IntBuffer made =
                new HeapIntBuffer(array, offset, position(), limit(), capacity(), toRead);
        made.copyMark(this);
        return made;
    }

    @Override
    public IntBuffer duplicate() {
        return copy(readOnly);
    }

    @Override
    public IntBuffer asReadOnlyBuffer() {
        return copy(true);
    }

    @Override
    int at(int index) {
        return array[offset + index];
    }

    @Override
    void set(int index, int value) {
        array[offset + index] = value;
    }

    @Override
    void read(int index, int[] dst, int at, int length) {
        System.arraycopy(array, offset + index, dst, at, length);
    }

    @Override
    void write(int index, int[] src, int at, int length) {
        System.arraycopy(src, at, array, offset + index, length);
    }

    @Override
    int[] storage() {
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
        return describe(readOnly ? "HeapIntBufferR" : "HeapIntBuffer");
    }
}
