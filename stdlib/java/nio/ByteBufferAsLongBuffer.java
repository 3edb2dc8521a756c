package java.nio;

import java.util.Objects;

/** The bytes of a byte buffer, seen as longs. */
final class ByteBufferAsLongBuffer extends LongBuffer {
    /** A duplicate of the bytes that nobody else has, with its limit at its capacity. */
    private final ByteBuffer bytes;
    private final int start;

    ByteBufferAsLongBuffer(ByteBuffer bytes, int start, int position, int limit, int capacity) {
        super(position, limit, capacity);
        this.bytes = bytes;
        this.start = start;
    }

    @Override
    public LongBuffer slice() {
        return slice(position(), remaining());
    }

    @Override
    public LongBuffer slice(int index, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        return new ByteBufferAsLongBuffer(bytes, start + index * 8, 0, length, length);
    }

    @Override
    public LongBuffer duplicate() {
        return copy(bytes);
    }

    private LongBuffer copy(ByteBuffer storage) {
        LongBuffer made =
                new ByteBufferAsLongBuffer(storage, start, position(), limit(), capacity());
        made.copyMark(this);
        return made;
    }

    @Override
    public LongBuffer asReadOnlyBuffer() {
        return copy(bytes.asReadOnlyBuffer().order(bytes.order()));
    }

    @Override
    long at(int index) {
        return bytes.getLong(start + index * 8);
    }

    @Override
    void set(int index, long value) {
        bytes.putLong(start + index * 8, value);
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
        return describe(bytes.viewName("Long"));
    }
}
