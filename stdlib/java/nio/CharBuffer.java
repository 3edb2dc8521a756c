package java.nio;

import java.io.IOException;
import java.util.Objects;

/** A buffer of chars. */
public abstract class CharBuffer extends Buffer implements Comparable<CharBuffer>, Appendable,
        CharSequence, Readable {
    CharBuffer(int position, int limit, int capacity) {
        super(position, limit, capacity);
    }

    public static CharBuffer allocate(int capacity) {
        return new HeapCharBuffer(new char[checkCapacity(capacity)], 0, 0, capacity, capacity,
                false);
    }

    public static CharBuffer wrap(char[] array, int offset, int length) {
        checkWrap(offset, length, array.length);
        return new HeapCharBuffer(array, 0, offset, offset + length, array.length, false);
    }

    public static CharBuffer wrap(char[] array) {
        return wrap(array, 0, array.length);
    }

    public static CharBuffer wrap(CharSequence csq, int start, int end) {
        if (start < 0 || end < start || end > csq.length()) {
            throw new IndexOutOfBoundsException();
        }
        return new StringCharBuffer(csq, 0, start, end, csq.length());
    }

    public static CharBuffer wrap(CharSequence csq) {
        return wrap(csq, 0, csq.length());
    }

    @Override
    public abstract CharBuffer slice();

    @Override
    public abstract CharBuffer slice(int index, int length);

    @Override
    public abstract CharBuffer duplicate();

    public abstract CharBuffer asReadOnlyBuffer();

    /** The value at an index that was checked. */
    abstract char at(int index);

    /** Stores a value at an index that was checked, in a buffer that may be written. */
    abstract void set(int index, char value);

    /** Copies values out; the indexes were checked. */
    void read(int index, char[] dst, int offset, int length) {
        for (int i = 0; i < length; i++) {
            dst[offset + i] = at(index + i);
        }
    }

    /** Copies values in; the indexes were checked. */
    void write(int index, char[] src, int offset, int length) {
        for (int i = 0; i < length; i++) {
            set(index + i, src[offset + i]);
        }
    }

    public char get() {
        return at(advanceToGet(1));
    }

    public CharBuffer put(char c) {
        checkWritable();
        set(advanceToPut(1), c);
        return this;
    }

    public char get(int index) {
        return at(checkIndex(index, 1));
    }

    public CharBuffer put(int index, char c) {
        checkWritable();
        set(checkIndex(index, 1), c);
        return this;
    }

    public CharBuffer get(char[] dst, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, dst.length);
        read(advanceToGet(length), dst, offset, length);
        return this;
    }

    public CharBuffer get(char[] dst) {
        return get(dst, 0, dst.length);
    }

    public CharBuffer get(int index, char[] dst, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, dst.length);
        read(index, dst, offset, length);
        return this;
    }

    public CharBuffer get(int index, char[] dst) {
        return get(index, dst, 0, dst.length);
    }

    public CharBuffer put(CharBuffer src) {
        if (src == this) {
            throw new IllegalArgumentException("The source buffer is this buffer");
        }
        checkWritable();
        char[] values = new char[src.remaining()];
        int at = advanceToPut(values.length);
        src.get(values);
        write(at, values, 0, values.length);
        return this;
    }

    public CharBuffer put(int index, CharBuffer src, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, src.limit());
        checkWritable();
        char[] values = new char[length];
        src.read(offset, values, 0, length);
        write(index, values, 0, length);
        return this;
    }

    public CharBuffer put(char[] src, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, src.length);
        checkWritable();
        write(advanceToPut(length), src, offset, length);
        return this;
    }

    public final CharBuffer put(char[] src) {
        return put(src, 0, src.length);
    }

    public CharBuffer put(int index, char[] src, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, src.length);
        checkWritable();
        write(index, src, offset, length);
        return this;
    }

    public CharBuffer put(int index, char[] src) {
        return put(index, src, 0, src.length);
    }

    public CharBuffer compact() {
        checkWritable();
        char[] rest = new char[remaining()];
        read(position(), rest, 0, rest.length);
        write(0, rest, 0, rest.length);
        limit(capacity());
        position(rest.length);
        discardMark();
        return this;
    }

    @Override
    public CharBuffer position(int newPosition) {
        super.position(newPosition);
        return this;
    }

    @Override
    public CharBuffer limit(int newLimit) {
        super.limit(newLimit);
        return this;
    }

    @Override
    public CharBuffer mark() {
        super.mark();
        return this;
    }

    @Override
    public CharBuffer reset() {
        super.reset();
        return this;
    }

    @Override
    public CharBuffer clear() {
        super.clear();
        return this;
    }

    @Override
    public CharBuffer flip() {
        super.flip();
        return this;
    }

    @Override
    public CharBuffer rewind() {
        super.rewind();
        return this;
    }

    @Override
    public int hashCode() {
        int h = 1;
        for (int i = limit() - 1; i >= position(); i--) {
            h = 31 * h + (int) at(i);
        }
        return h;
    }

    @Override
    public boolean equals(Object ob) {
        return ob == this || ob instanceof CharBuffer
                && remaining() == ((CharBuffer) ob).remaining() && mismatch((CharBuffer) ob) < 0;
    }

    @Override
    public int compareTo(CharBuffer that) {
        int i = mismatch(that);
        if (i >= 0 && i < remaining() && i < that.remaining()) {
            return Character.compare(at(position() + i), that.at(that.position() + i));
        }
        return remaining() - that.remaining();
    }

    /** The first index, from the positions on, at which the two differ; -1 if they do not. */
    public int mismatch(CharBuffer that) {
        int n = Math.min(remaining(), that.remaining());
        for (int i = 0; i < n; i++) {
            char mine = at(position() + i);
            char other = that.at(that.position() + i);
            if (mine != other) {
                return i;
            }
        }
        return remaining() == that.remaining() ? -1 : n;
    }

    @Override
    public final boolean hasArray() {
        return storage() != null && !isReadOnly();
    }

    @Override
    public final char[] array() {
        checkArray(storage() != null);
        return storage();
    }

    @Override
    public final int arrayOffset() {
        checkArray(storage() != null);
        return storageOffset();
    }

    /** The array behind a buffer on the heap, else null. */
    char[] storage() {
        return null;
    }

    int storageOffset() {
        return 0;
    }

    @Override
    public abstract boolean isDirect();

    public abstract ByteOrder order();

    @Override
    public int read(CharBuffer target) throws IOException {
        int n = Math.min(target.remaining(), remaining());
        if (remaining() == 0) {
            return -1;
        }
        char[] chars = new char[n];
        get(chars);
        target.put(chars);
        return n;
    }

    public CharBuffer put(String src, int start, int end) {
        Objects.checkFromToIndex(start, end, src.length());
        checkWritable();
        char[] chars = new char[end - start];
        src.getChars(start, end, chars, 0);
        return put(chars);
    }

    public final CharBuffer put(String src) {
        return put(src, 0, src.length());
    }

    @Override
    public final int length() {
        return remaining();
    }

    @Override
    public final boolean isEmpty() {
        return remaining() == 0;
    }

    @Override
    public final char charAt(int index) {
        if (index < 0 || index >= remaining()) {
            throw new IndexOutOfBoundsException();
        }
        return at(position() + index);
    }

    @Override
    public CharBuffer subSequence(int start, int end) {
        if (start < 0 || end < start || end > remaining()) {
            throw new IndexOutOfBoundsException();
        }
        CharBuffer made = duplicate();
        made.limit(position() + end);
        return made.position(position() + start);
    }

    @Override
    public CharBuffer append(CharSequence csq) {
        return put(String.valueOf(csq));
    }

    @Override
    public CharBuffer append(CharSequence csq, int start, int end) {
        return put((csq == null ? "null" : csq).subSequence(start, end).toString());
    }

    @Override
    public CharBuffer append(char c) {
        return put(c);
    }

    @Override
    public String toString() {
        char[] chars = new char[remaining()];
        read(position(), chars, 0, chars.length);
        return new String(chars);
    }
}
