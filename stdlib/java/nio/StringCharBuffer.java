package java.nio;

import java.util.Objects;

/** A buffer over a sequence of chars, which cannot be written. */
final class StringCharBuffer extends CharBuffer {
    private final CharSequence text;
    private final int offset;

    StringCharBuffer(CharSequence text, int offset, int position, int limit, int capacity) {
        super(position, limit, capacity);
        this.text = text;
        this.offset = offset;
    }

    @Override
    public CharBuffer slice() {
        return slice(position(), remaining());
    }

    @Override
    public CharBuffer slice(int index, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        return new StringCharBuffer(text, offset + index, 0, length, length);
    }

    @Override
    public CharBuffer duplicate() {
        CharBuffer made = new StringCharBuffer(text, offset, position(), limit(), capacity());
        made.copyMark(this);
        return made;
    }

    @Override
    public CharBuffer asReadOnlyBuffer() {
        return duplicate();
    }

    @Override
    char at(int index) {
        return text.charAt(offset + index);
    }

    @Override
    void set(int index, char value) {
        throw new ReadOnlyBufferException();
    }

    @Override
    public boolean isReadOnly() {
        return true;
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
