package java.nio;

import java.util.Objects;

/** The bytes of a byte buffer, seen as ints. */
final class ByteBufferAsIntBuffer extends IntBuffer {
    /** A duplicate of the bytes that nobody else has, with its limit at its capacity. */
    private final ByteBuffer bytes;
    private final int start;

    ByteBufferAsIntBuffer(ByteBuffer bytes, int start, int position, int limit, int capacity) {
        super(position, limit, capacity);
        this.bytes = bytes;
        this.start = start;
    }

    @Override
    public IntBuffer slice() {
        return slice(position(), remaining());
    }

    @Override
    public IntBuffer slice(int index, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        return new ByteBufferAsIntBuffer(bytes, start + index * 4, 0, length, length);
    }

    @Override
    public IntBuffer duplicate() {
        return copy(bytes);
    }

    private IntBuffer copy(ByteBuffer storage) {
        IntBuffer made =
                new ByteBufferAsIntBuffer(storage, start, position(), limit(), capacity());
        made.copyMark(this);
        return made;
    }

    @Override
    public IntBuffer asReadOnlyBuffer() {
        return copy(bytes.asReadOnlyBuffer().order(bytes.order()));
    }

    @Override
    int at(int index) {
        return bytes.getInt(start + index * 4);
    }

    @Override
    void set(int index, int value) {
        bytes.putInt(start + index * 4, value);
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
        return describe(bytes.viewName("Int"));
    }
}
