package java.nio;

import java.util.Objects;

/** The bytes of a byte buffer, seen as shorts. */
final class ByteBufferAsShortBuffer extends ShortBuffer {
    /** A duplicate of the bytes that nobody else has, with its limit at its capacity. */
    private final ByteBuffer bytes;
    private final int start;

    ByteBufferAsShortBuffer(ByteBuffer bytes, int start, int position, int limit, int capacity) {
        super(position, limit, capacity);
        this.bytes = bytes;
        this.start = start;
    }

    @Override
    public ShortBuffer slice() {
        return slice(position(), remaining());
    }

    @Override
    public ShortBuffer slice(int index, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        return new ByteBufferAsShortBuffer(bytes, start + index * 2, 0, length, length);
    }

    @Override
    public ShortBuffer duplicate() {
        return copy(bytes);
    }

    private ShortBuffer copy(ByteBuffer storage) {
        ShortBuffer made =
                new ByteBufferAsShortBuffer(storage, start, position(), limit(), capacity());
        made.copyMark(this);
        return made;
    }

    @Override
    public ShortBuffer asReadOnlyBuffer() {
        return copy(bytes.asReadOnlyBuffer().order(bytes.order()));
    }

    @Override
    short at(int index) {
        return bytes.getShort(start + index * 2);
    }

    @Override
    void set(int index, short value) {
        bytes.putShort(start + index * 2, value);
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
        return describe(bytes.viewName("Short"));
    }
}
