package java.nio;

import java.util.Objects;

/** A buffer over a char[]. */
final class HeapCharBuffer extends CharBuffer {
    private final char[] array;
    private final int offset;
    private final boolean readOnly;

    HeapCharBuffer(char[] array, int offset, int position, int limit, int capacity,
            boolean readOnly) {
        super(position, limit, capacity);
        this.array = array;
        this.offset = offset;
        this.readOnly = readOnly;
    }

    @Override
    public CharBuffer slice() {
        return slice(position(), remaining());
    }

    @Override
    public CharBuffer slice(int index, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        return new HeapCharBuffer(array, offset + index, 0, length, length, readOnly);
    }

    private CharBuffer copy(boolean toRead) {
        CharBuffer made =
                new HeapCharBuffer(array, offset, position(), limit(), capacity(), toRead);
        made.copyMark(this);
        return made;
    }

    @Override
    public CharBuffer duplicate() {
        return copy(readOnly);
    }

    @Override
    public CharBuffer asReadOnlyBuffer() {
        return copy(true);
    }

    @Override
    char at(int index) {
        return array[offset + index];
    }

    @Override
    void set(int index, char value) {
        array[offset + index] = value;
    }

    @Override
    void read(int index, char[] dst, int at, int length) {
        System.arraycopy(array, offset + index, dst, at, length);
    }

    @Override
    void write(int index, char[] src, int at, int length) {
        System.arraycopy(src, at, array, offset + index, length);
    }

    @Override
    char[] storage() {
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
}
