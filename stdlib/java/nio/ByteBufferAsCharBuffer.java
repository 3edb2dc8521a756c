package java.nio;

import java.util.Objects;

/** The bytes of a byte buffer, seen as chars. */
final class ByteBufferAsCharBuffer extends CharBuffer {
    /** A duplicate of the bytes that nobody else has, with its limit at its capacity. */
    private final ByteBuffer bytes;
    private final int start;

    ByteBufferAsCharBuffer(ByteBuffer bytes, int start, int position, int limit, int capacity) {
        super(position, limit, capacity);
        this.bytes = bytes;
        this.start = start;
    }

    @Override
    public CharBuffer slice() {
        return slice(position(), remaining());
    }

    @Override
    public CharBuffer slice(int index, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        return new ByteBufferAsCharBuffer(bytes, start + index * 2, 0, length, length);
    }

    @Override
    public CharBuffer duplicate() {
        return copy(bytes);
    }

    private CharBuffer copy(ByteBuffer storage) {
        CharBuffer made =
                new ByteBufferAsCharBuffer(storage, start, position(), limit(), capacity());
        made.copyMark(this);
        return made;
    }

    @Override
    public CharBuffer asReadOnlyBuffer() {
        return copy(bytes.asReadOnlyBuffer().order(bytes.order()));
    }

    @Override
    char at(int index) {
        return bytes.getChar(start + index * 2);
    }

    @Override
    void set(int index, char value) {
        bytes.putChar(start + index * 2, value);
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
}
