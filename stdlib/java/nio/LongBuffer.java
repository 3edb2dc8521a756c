package java.nio;

import java.util.Objects;

/** A buffer of longs. */
public abstract class LongBuffer extends Buffer implements Comparable<LongBuffer> {
    LongBuffer(int position, int limit, int capacity) {
        super(position, limit, capacity);
    }

    public static LongBuffer allocate(int capacity) {
        return new HeapLongBuffer(new long[checkCapacity(capacity)], 0, 0, capacity, capacity,
                false);
    }

    public static LongBuffer wrap(long[] array, int offset, int length) {
        checkWrap(offset, length, array.length);
        return new HeapLongBuffer(array, 0, offset, offset + length, array.length, false);
    }

    public static LongBuffer wrap(long[] array) {
        return wrap(array, 0, array.length);
    }

    @Override
    public abstract LongBuffer slice();

    @Override
    public abstract LongBuffer slice(int index, int length);

    @Override
    public abstract LongBuffer duplicate();

    public abstract LongBuffer asReadOnlyBuffer();

    /** The value at an index that was checked. */
    abstract long at(int index);

    /** Stores a value at an index that was checked, in a buffer that may be written. */
    abstract void set(int index, long value);

    /** Copies values out; the indexes were checked. */
    void read(int index, long[] dst, int offset, int length) {
        for (int i = 0; i < length; i++) {
            dst[offset + i] = at(index + i);
        }
    }

    /** Copies values in; the indexes were checked. */
    void write(int index, long[] src, int offset, int length) {
        for (int i = 0; i < length; i++) {
            set(index + i, src[offset + i]);
        }
    }

    public long get() {
        return at(advanceToGet(1));
    }

    public LongBuffer put(long l) {
        checkWritable();
        set(advanceToPut(1), l);
        return this;
    }

    public long get(int index) {
        return at(checkIndex(index, 1));
    }

    public LongBuffer put(int index, long l) {
        checkWritable();
        set(checkIndex(index, 1), l);
        return this;
    }

    public LongBuffer get(long[] dst, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, dst.length);
        read(advanceToGet(length), dst, offset, length);
        return this;
    }

    public LongBuffer get(long[] dst) {
        return get(dst, 0, dst.length);
    }

    public LongBuffer get(int index, long[] dst, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, dst.length);
        read(index, dst, offset, length);
        return this;
    }

    public LongBuffer get(int index, long[] dst) {
        return get(index, dst, 0, dst.length);
    }

    public LongBuffer put(LongBuffer src) {
        if (src == this) {
            throw new IllegalArgumentException("The source buffer is this buffer");
        }
        checkWritable();
        long[] values = new long[src.remaining()];
        int at = advanceToPut(values.length);
        src.get(values);
        write(at, values, 0, values.length);
        return this;
    }

    public LongBuffer put(int index, LongBuffer src, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, src.limit());
        checkWritable();
        long[] values = new long[length];
        src.read(offset, values, 0, length);
        write(index, values, 0, length);
        return this;
    }

    public LongBuffer put(long[] src, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, src.length);
        checkWritable();
        write(advanceToPut(length), src, offset, length);
        return this;
    }

    public final LongBuffer put(long[] src) {
        return put(src, 0, src.length);
    }

    public LongBuffer put(int index, long[] src, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, src.length);
        checkWritable();
        write(index, src, offset, length);
        return this;
    }

    public LongBuffer put(int index, long[] src) {
        return put(index, src, 0, src.length);
    }

    public LongBuffer compact() {
        checkWritable();
        long[] rest = new long[remaining()];
        read(position(), rest, 0, rest.length);
        write(0, rest, 0, rest.length);
        limit(capacity());
        position(rest.length);
        discardMark();
        return this;
    }

    @Override
    public LongBuffer position(int newPosition) {
        super.position(newPosition);
        return this;
    }

    @Override
    public LongBuffer limit(int newLimit) {
        super.limit(newLimit);
        return this;
    }

    @Override
    public LongBuffer mark() {
        super.mark();
        return this;
    }

    @Override
    public LongBuffer reset() {
        super.reset();
        return this;
    }

    @Override
    public LongBuffer clear() {
        super.clear();
        return this;
    }

    @Override
    public LongBuffer flip() {
        super.flip();
        return this;
    }

    @Override
    public LongBuffer rewind() {
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
        return ob == this || ob instanceof LongBuffer
                && remaining() == ((LongBuffer) ob).remaining() && mismatch((LongBuffer) ob) < 0;
    }

    @Override
    public int compareTo(LongBuffer that) {
        int i = mismatch(that);
        if (i >= 0 && i < remaining() && i < that.remaining()) {
            return Long.compare(at(position() + i), that.at(that.position() + i));
        }
        return remaining() - that.remaining();
    }

    /** The first index, from the positions on, at which the two differ; -1 if they do not. */
    public int mismatch(LongBuffer that) {
        int n = Math.min(remaining(), that.remaining());
        for (int i = 0; i < n; i++) {
            long mine = at(position() + i);
            long other = that.at(that.position() + i);
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
    public final long[] array() {
        checkArray(storage() != null);
        return storage();
    }

    @Override
    public final int arrayOffset() {
        checkArray(storage() != null);
        return storageOffset();
    }

    /** The array behind a buffer on the heap, else null. */
    long[] storage() {
        return null;
    }

    int storageOffset() {
        return 0;
    }

    @Override
    public abstract boolean isDirect();

    public abstract ByteOrder order();
}
