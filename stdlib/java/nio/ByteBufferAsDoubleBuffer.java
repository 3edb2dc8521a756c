package java.nio;

import java.util.Objects;

/** The bytes of a byte buffer, seen as doubles. */
final class ByteBufferAsDoubleBuffer extends DoubleBuffer {
    /** A duplicate of the bytes that nobody else has, with its limit at its capacity. */
    private final ByteBuffer bytes;
    private final int start;

    ByteBufferAsDoubleBuffer(ByteBuffer bytes, int start, int position, int limit, int capacity) {
        super(position, limit, capacity);
        this.bytes = bytes;
        this.start = start;
    }

    @Override
    public DoubleBuffer slice() {
        return slice(position(), remaining());
    }

    @Override
    public DoubleBuffer slice(int index, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        return new ByteBufferAsDoubleBuffer(bytes, start + index * 8, 0, length, length);
    }

    @Override
    public DoubleBuffer duplicate() {
        return copy(bytes);
    }

    private DoubleBuffer copy(ByteBuffer storage) {
        DoubleBuffer made =
                new ByteBufferAsDoubleBuffer(storage, start, position(), limit(), capacity());
        made.copyMark(this);
        return made;
    }

    @Override
    public DoubleBuffer asReadOnlyBuffer() {
        return copy(bytes.asReadOnlyBuffer().order(bytes.order()));
    }

    @Override
    double at(int index) {
        return bytes.getDouble(start + index * 8);
    }

    @Override
    void set(int index, double value) {
        bytes.putDouble(start + index * 8, value);
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
        return describe(bytes.viewName("Double"));
    }
}
