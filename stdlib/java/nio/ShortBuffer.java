package java.nio;

import java.util.Objects;

/** A buffer of shorts. */
public abstract class ShortBuffer extends Buffer implements Comparable<ShortBuffer> {
    ShortBuffer(int position, int limit, int capacity) {
        super(position, limit, capacity);
    }

    public static ShortBuffer allocate(int capacity) {
        return new HeapShortBuffer(new short[checkCapacity(capacity)], 0, 0, capacity, capacity,
                false);
    }

    public static ShortBuffer wrap(short[] array, int offset, int length) {
        checkWrap(offset, length, array.length);
        return new HeapShortBuffer(array, 0, offset, offset + length, array.length, false);
    }

    public static ShortBuffer wrap(short[] array) {
        return wrap(array, 0, array.length);
    }

    @Override
    public abstract ShortBuffer slice();

    @Override
    public abstract ShortBuffer slice(int index, int length);

    @Override
    public abstract ShortBuffer duplicate();

    public abstract ShortBuffer asReadOnlyBuffer();

    /** The value at an index that was checked. */
    abstract short at(int index);

    /** Stores a value at an index that was checked, in a buffer that may be written. */
    abstract void set(int index, short value);

    /** Copies values out; the indexes were checked. */
    void read(int index, short[] dst, int offset, int length) {
        for (int i = 0; i < length; i++) {
            dst[offset + i] = at(index + i);
        }
    }

    /** Copies values in; the indexes were checked. */
    void write(int index, short[] src, int offset, int length) {
        for (int i = 0; i < length; i++) {
            set(index + i, src[offset + i]);
        }
    }

    public short get() {
        return at(advanceToGet(1));
    }

    public ShortBuffer put(short s) {
        checkWritable();
        set(advanceToPut(1), s);
        return this;
    }

    public short get(int index) {
        return at(checkIndex(index, 1));
    }

    public ShortBuffer put(int index, short s) {
        checkWritable();
        set(checkIndex(index, 1), s);
        return this;
    }

    public ShortBuffer get(short[] dst, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, dst.length);
        read(advanceToGet(length), dst, offset, length);
        return this;
    }

    public ShortBuffer get(short[] dst) {
        return get(dst, 0, dst.length);
    }

    public ShortBuffer get(int index, short[] dst, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, dst.length);
        read(index, dst, offset, length);
        return this;
    }

    public ShortBuffer get(int index, short[] dst) {
        return get(index, dst, 0, dst.length);
    }

    public ShortBuffer put(ShortBuffer src) {
        if (src == this) {
            throw new IllegalArgumentException("The source buffer is this buffer");
        }
        checkWritable();
        short[] values = new short[src.remaining()];
        int at = advanceToPut(values.length);
        src.get(values);
        write(at, values, 0, values.length);
        return this;
    }

    public ShortBuffer put(int index, ShortBuffer src, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, src.limit());
        checkWritable();
        short[] values = new short[length];
        src.read(offset, values, 0, length);
        write(index, values, 0, length);
        return this;
    }

    public ShortBuffer put(short[] src, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, src.length);
        checkWritable();
        write(advanceToPut(length), src, offset, length);
        return this;
    }

    public final ShortBuffer put(short[] src) {
        return put(src, 0, src.length);
    }

    public ShortBuffer put(int index, short[] src, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, src.length);
        checkWritable();
        write(index, src, offset, length);
        return this;
    }

    public ShortBuffer put(int index, short[] src) {
        return put(index, src, 0, src.length);
    }

    public ShortBuffer compact() {
        checkWritable();
        short[] rest = new short[remaining()];
        read(position(), rest, 0, rest.length);
        write(0, rest, 0, rest.length);
        limit(capacity());
        position(rest.length);
        discardMark();
        return this;
    }

    @Override
    public ShortBuffer position(int newPosition) {
        super.position(newPosition);
        return this;
    }

    @Override
    public ShortBuffer limit(int newLimit) {
        super.limit(newLimit);
        return this;
    }

    @Override
    public ShortBuffer mark() {
        super.mark();
        return this;
    }

    @Override
    public ShortBuffer reset() {
        super.reset();
        return this;
    }

    @Override
    public ShortBuffer clear() {
        super.clear();
        return this;
    }

    @Override
    public ShortBuffer flip() {
        super.flip();
        return this;
    }

    @Override
    public ShortBuffer rewind() {
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
        return ob == this || ob instanceof ShortBuffer
                && remaining() == ((ShortBuffer) ob).remaining() && mismatch((ShortBuffer) ob) < 0;
    }

    @Override
    public int compareTo(ShortBuffer that) {
        int i = mismatch(that);
        if (i >= 0 && i < remaining() && i < that.remaining()) {
            return Short.compare(at(position() + i), that.at(that.position() + i));
        }
        return remaining() - that.remaining();
    }

    /** The first index, from the positions on, at which the two differ; -1 if they do not. */
    public int mismatch(ShortBuffer that) {
        int n = Math.min(remaining(), that.remaining());
        for (int i = 0; i < n; i++) {
            short mine = at(position() + i);
            short other = that.at(that.position() + i);
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
    public final short[] array() {
        checkArray(storage() != null);
        return storage();
    }

    @Override
    public final int arrayOffset() {
        checkArray(storage() != null);
        return storageOffset();
    }

    /** The array behind a buffer on the heap, else null. */
    short[] storage() {
        return null;
    }

    int storageOffset() {
        return 0;
    }

    @Override
    public abstract boolean isDirect();

    public abstract ByteOrder order();
}
