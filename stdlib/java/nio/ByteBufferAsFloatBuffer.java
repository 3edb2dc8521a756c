package java.nio;

import java.util.Objects;

/** The bytes of a byte buffer, seen as floats. */
final class ByteBufferAsFloatBuffer extends FloatBuffer {
    /** A duplicate of the bytes that nobody else has, with its limit at its capacity. */
    private final ByteBuffer bytes;
    private final int start;

    ByteBufferAsFloatBuffer(ByteBuffer bytes, int start, int position, int limit, int capacity) {
        super(position, limit, capacity);
        this.bytes = bytes;
        this.start = start;
    }

    @Override
    public FloatBuffer slice() {
        return slice(position(), remaining());
    }

    @Override
    public FloatBuffer slice(int index, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        return new ByteBufferAsFloatBuffer(bytes, start + index * 4, 0, length, length);
    }

    @Override
    public FloatBuffer duplicate() {
        return copy(bytes);
    }

    private FloatBuffer copy(ByteBuffer storage) {
        FloatBuffer made =
                new ByteBufferAsFloatBuffer(storage, start, position(), limit(), capacity());
        made.copyMark(this);
        return made;
    }

    @Override
    public FloatBuffer asReadOnlyBuffer() {
        return copy(bytes.asReadOnlyBuffer().order(bytes.order()));
    }

    @Override
    float at(int index) {
        return bytes.getFloat(start + index * 4);
    }

    @Override
    void set(int index, float value) {
        bytes.putFloat(start + index * 4, value);
    }

    @Override
    public boolean isReadOnly() {
        return bytes.isReadOnly();
    }

    @Override
    public boolean isDirect() {
        return bytes.isDirect();
    }

    @Override
    public ByteOrder order() {
        return bytes.order();
    }

    @Override
    public String toString() {
        return describe(bytes.viewName("Float"));
    }
}
