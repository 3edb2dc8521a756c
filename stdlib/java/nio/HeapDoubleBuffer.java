package java.nio;

import java.util.Objects;

/** A buffer over a double[]. */
final class HeapDoubleBuffer extends DoubleBuffer {
    private final double[] array;
    private final int offset;
    private final boolean readOnly;

    HeapDoubleBuffer(double[] array, int offset, int position, int limit, int capacity,
            boolean readOnly) {
        super(position, limit, capacity);
        this.array = array;
        this.offset = offset;
        this.readOnly = readOnly;
    }

    @Override
    public DoubleBuffer slice() {
        return slice(position(), remaining());
    }

    @Override
    public DoubleBuffer slice(int index, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        return new HeapDoubleBuffer(array, offset + index, 0, length, length, readOnly);
    }

    private DoubleBuffer copy(boolean toRead) {
        DoubleBuffer made =
                new HeapDoubleBuffer(array, offset, position(), limit(), capacity(), toRead);
        made.copyMark(this);
        return made;
    }

    @Override
    public DoubleBuffer duplicate() {
        return copy(readOnly);
    }

    @Override
    public DoubleBuffer asReadOnlyBuffer() {
        return copy(true);
    }

    @Override
    double at(int index) {
        return array[offset + index];
    }

    @Override
    void set(int index, double value) {
        array[offset + index] = value;
    }

    @Override
    void read(int index, double[] dst, int at, int length) {
        System.arraycopy(array, offset + index, dst, at, length);
    }

    @Override
    void write(int index, double[] src, int at, int length) {
        System.arraycopy(src, at, array, offset + index, length);
    }

    @Override
    double[] storage() {
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
        return describe(readOnly ? "HeapDoubleBufferR" : "HeapDoubleBuffer");
    }
}
