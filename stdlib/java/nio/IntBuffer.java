package java.nio;

import java.util.Objects;

/** A buffer of ints. */
public abstract class IntBuffer extends Buffer implements Comparable<IntBuffer> {
    IntBuffer(int position, int limit, int capacity) {
        super(position, limit, capacity);
    }

    public static IntBuffer allocate(int capacity) {
        return new HeapIntBuffer(new int[checkCapacity(capacity)], 0, 0, capacity, capacity,
                false);
    }

    public static IntBuffer wrap(int[] array, int offset, int length) {
        checkWrap(offset, length, array.length);
        return new HeapIntBuffer(array, 0, offset, offset + length, array.length, false);
    }

    public static IntBuffer wrap(int[] array) {
        return wrap(array, 0, array.length);
    }

    @Override
    public abstract IntBuffer slice();

    @Override
    public abstract IntBuffer slice(int index, int length);

    @Override
    public abstract IntBuffer duplicate();

    public abstract IntBuffer asReadOnlyBuffer();

    /** The value at an index that was checked. */
    abstract int at(int index);

    /** Stores a value at an index that was checked, in a buffer that may be written. */
    abstract void set(int index, int value);

    /** Copies values out; the indexes were checked. */
    void read(int index, int[] dst, int offset, int length) {
        for (int i = 0; i < length; i++) {
            dst[offset + i] = at(index + i);
        }
    }

    /** Copies values in; the indexes were checked. */
    void write(int index, int[] src, int offset, int length) {
        for (int i = 0; i < length; i++) {
            set(index + i, src[offset + i]);
        }
    }

    public int get() {
        return at(advanceToGet(1));
    }

    public IntBuffer put(int i) {
        checkWritable();
        set(advanceToPut(1), i);
        return this;
    }

    public int get(int index) {
        return at(checkIndex(index, 1));
    }

    public IntBuffer put(int index, int i) {
        checkWritable();
        set(checkIndex(index, 1), i);
        return this;
    }

    public IntBuffer get(int[] dst, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, dst.length);
        read(advanceToGet(length), dst, offset, length);
        return this;
    }

    public IntBuffer get(int[] dst) {
        return get(dst, 0, dst.length);
    }

    public IntBuffer get(int index, int[] dst, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, dst.length);
        read(index, dst, offset, length);
        return this;
    }

    public IntBuffer get(int index, int[] dst) {
        return get(index, dst, 0, dst.length);
    }

    public IntBuffer put(IntBuffer src) {
        if (src == this) {
            throw new IllegalArgumentException("The source buffer is this buffer");
        }
        checkWritable();
        int[] values = new int[src.remaining()];
        int at = advanceToPut(values.length);
        src.get(values);
        write(at, values, 0, values.length);
        return this;
    }

    public IntBuffer put(int index, IntBuffer src, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, src.limit());
        checkWritable();
        int[] values = new int[length];
        src.read(offset, values, 0, length);
        write(index, values, 0, length);
        return this;
    }

    public IntBuffer put(int[] src, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, src.length);
        checkWritable();
        write(advanceToPut(length), src, offset, length);
        return this;
    }

    public final IntBuffer put(int[] src) {
        return put(src, 0, src.length);
    }

    public IntBuffer put(int index, int[] src, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, src.length);
        checkWritable();
        write(index, src, offset, length);
        return this;
    }

    public IntBuffer put(int index, int[] src) {
        return put(index, src, 0, src.length);
    }

    public IntBuffer compact() {
        checkWritable();
        int[] rest = new int[remaining()];
        read(position(), rest, 0, rest.length);
        write(0, rest, 0, rest.length);
        limit(capacity());
        position(rest.length);
        discardMark();
        return this;
    }

    @Override
    public IntBuffer position(int newPosition) {
        super.position(newPosition);
        return this;
    }

    @Override
    public IntBuffer limit(int newLimit) {
        super.limit(newLimit);
        return this;
    }

    @Override
    public IntBuffer mark() {
        super.mark();
        return this;
    }

    @Override
    public IntBuffer reset() {
        super.reset();
        return this;
    }

    @Override
    public IntBuffer clear() {
        super.clear();
        return this;
    }

    @Override
    public IntBuffer flip() {
        super.flip();
        return this;
    }

    @Override
    public IntBuffer rewind() {
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
        return ob == this || ob instanceof IntBuffer
                && remaining() == ((IntBuffer) ob).remaining() && mismatch((IntBuffer) ob) < 0;
    }

    @Override
    public int compareTo(IntBuffer that) {
        int i = mismatch(that);
        if (i >= 0 && i < remaining() && i < that.remaining()) {
            return Integer.compare(at(position() + i), that.at(that.position() + i));
        }
        return remaining() - that.remaining();
    }

    /** The first index, from the positions on, at which the two differ; -1 if they do not. */
    public int mismatch(IntBuffer that) {
        int n = Math.min(remaining(), that.remaining());
        for (int i = 0; i < n; i++) {
            int mine = at(position() + i);
            int other = that.at(that.position() + i);
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
    public final int[] array() {
        checkArray(storage() != null);
        return storage();
    }

    @Override
    public final int arrayOffset() {
        checkArray(storage() != null);
        return storageOffset();
    }

    /** The array behind a buffer on the heap, else null. */
    int[] storage() {
        return null;
    }

    int storageOffset() {
        return 0;
    }

    @Override
    public abstract boolean isDirect();

    public abstract ByteOrder order();
}
