package java.nio;

import java.util.Objects;

/** A buffer over a float[]. */
final class HeapFloatBuffer extends FloatBuffer {
    private final float[] array;
    private final int offset;
    private final boolean readOnly;

    HeapFloatBuffer(float[] array, int offset, int position, int limit, int capacity,
            boolean readOnly) {
        super(position, limit, capacity);
        this.array = array;
        this.offset = offset;
        this.readOnly = readOnly;
    }

    @Override
    public FloatBuffer slice() {
        return slice(position(), remaining());
    }

    @Override
    public FloatBuffer slice(int index, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        return new HeapFloatBuffer(array, offset + index, 0, length, length, readOnly);
    }

    private FloatBuffer copy(boolean toRead) {
        FloatBuffer made =
                new HeapFloatBuffer(array, offset, position(), limit(), capacity(), toRead);
        made.copyMark(this);
        return made;
    }

    @Override
    public FloatBuffer duplicate() {
        return copy(readOnly);
    }

    @Override
    public FloatBuffer asReadOnlyBuffer() {
        return copy(true);
    }

    @Override
    float at(int index) {
        return array[offset + index];
    }

    @Override
    void set(int index, float value) {
        array[offset + index] = value;
    }

    @Override
    void read(int index, float[] dst, int at, int length) {
        System.arraycopy(array, offset + index, dst, at, length);
    }

    @Override
    void write(int index, float[] src, int at, int length) {
        System.arraycopy(src, at, array, offset + index, length);
    }

    @Override
    float[] storage() {
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
        return describe(readOnly ? "HeapFloatBufferR" : "HeapFloatBuffer");
    }
}
