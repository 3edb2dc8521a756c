package java.nio;

import java.util.Objects;

/** A buffer of doubles. */
public abstract class DoubleBuffer extends Buffer implements Comparable<DoubleBuffer> {
    DoubleBuffer(int position, int limit, int capacity) {
        super(position, limit, capacity);
    }

    public static DoubleBuffer allocate(int capacity) {
        return new HeapDoubleBuffer(new double[checkCapacity(capacity)], 0, 0, capacity, capacity,
                false);
    }

    public static DoubleBuffer wrap(double[] array, int offset, int length) {
        checkWrap(offset, length, array.length);
        return new HeapDoubleBuffer(array, 0, offset, offset + length, array.length, false);
    }

    public static DoubleBuffer wrap(double[] array) {
        return wrap(array, 0, array.length);
    }

    @Override
    public abstract DoubleBuffer slice();

    @Override
    public abstract DoubleBuffer slice(int index, int length);

    @Override
    public abstract DoubleBuffer duplicate();

    public abstract DoubleBuffer asReadOnlyBuffer();

    /** The value at an index that was checked. */
    abstract double at(int index);

    /** Stores a value at an index that was checked, in a buffer that may be written. */
    abstract void set(int index, double value);

    /** Copies values out; the indexes were checked. */
    void read(int index, double[] dst, int offset, int length) {
        for (int i = 0; i < length; i++) {
            dst[offset + i] = at(index + i);
        }
    }

    /** Copies values in; the indexes were checked. */
    void write(int index, double[] src, int offset, int length) {
        for (int i = 0; i < length; i++) {
            set(index + i, src[offset + i]);
        }
    }

    public double get() {
        return at(advanceToGet(1));
    }

    public DoubleBuffer put(double d) {
        checkWritable();
        set(advanceToPut(1), d);
        return this;
    }

    public double get(int index) {
        return at(checkIndex(index, 1));
    }

    public DoubleBuffer put(int index, double d) {
        checkWritable();
        set(checkIndex(index, 1), d);
        return this;
    }

    public DoubleBuffer get(double[] dst, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, dst.length);
        read(advanceToGet(length), dst, offset, length);
        return this;
    }

    public DoubleBuffer get(double[] dst) {
        return get(dst, 0, dst.length);
    }

    public DoubleBuffer get(int index, double[] dst, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, dst.length);
        read(index, dst, offset, length);
        return this;
    }

    public DoubleBuffer get(int index, double[] dst) {
        return get(index, dst, 0, dst.length);
    }

    public DoubleBuffer put(DoubleBuffer src) {
        if (src == this) {
            throw new IllegalArgumentException("The source buffer is this buffer");
        }
        checkWritable();
        double[] values = new double[src.remaining()];
        int at = advanceToPut(values.length);
        src.get(values);
        write(at, values, 0, values.length);
        return this;
    }

    public DoubleBuffer put(int index, DoubleBuffer src, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, src.limit());
        checkWritable();
        double[] values = new double[length];
        src.read(offset, values, 0, length);
        write(index, values, 0, length);
        return this;
    }

    public DoubleBuffer put(double[] src, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, src.length);
        checkWritable();
        write(advanceToPut(length), src, offset, length);
        return this;
    }

    public final DoubleBuffer put(double[] src) {
        return put(src, 0, src.length);
    }

    public DoubleBuffer put(int index, double[] src, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, src.length);
        checkWritable();
        write(index, src, offset, length);
        return this;
    }

    public DoubleBuffer put(int index, double[] src) {
        return put(index, src, 0, src.length);
    }

    public DoubleBuffer compact() {
        checkWritable();
        double[] rest = new double[remaining()];
        read(position(), rest, 0, rest.length);
        write(0, rest, 0, rest.length);
        limit(capacity());
        position(rest.length);
        discardMark();
        return this;
    }

    @Override
    public DoubleBuffer position(int newPosition) {
        super.position(newPosition);
        return this;
    }

    @Override
    public DoubleBuffer limit(int newLimit) {
        super.limit(newLimit);
        return this;
    }

    @Override
    public DoubleBuffer mark() {
        super.mark();
        return this;
    }

    @Override
    public DoubleBuffer reset() {
        super.reset();
        return this;
    }

    @Override
    public DoubleBuffer clear() {
        super.clear();
        return this;
    }

    @Override
    public DoubleBuffer flip() {
        super.flip();
        return this;
    }

    @Override
    public DoubleBuffer rewind() {
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
        return ob == this || ob instanceof DoubleBuffer
                && remaining() == ((DoubleBuffer) ob).remaining()
                && mismatch((DoubleBuffer) ob) < 0;
    }

    @Override
    public int compareTo(DoubleBuffer that) {
        int i = mismatch(that);
        if (i >= 0 && i < remaining() && i < that.remaining()) {
            double mine = at(position() + i);
            double other = that.at(that.position() + i);
            return mine < other ? -1 : mine > other ? 1 : Double.isNaN(mine) ? 1 : -1;
        }
        return remaining() - that.remaining();
    }

    /** The first index, from the positions on, at which the two differ; -1 if they do not. */
    public int mismatch(DoubleBuffer that) {
        int n = Math.min(remaining(), that.remaining());
        for (int i = 0; i < n; i++) {
            double mine = at(position() + i);
            double other = that.at(that.position() + i);
            if (mine != other && !(Double.isNaN(mine) && Double.isNaN(other))) {
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
    public final double[] array() {
        checkArray(storage() != null);
        return storage();
    }

    @Override
    public final int arrayOffset() {
        checkArray(storage() != null);
        return storageOffset();
    }

    /** The array behind a buffer on the heap, else null. */
    double[] storage() {
        return null;
    }

    int storageOffset() {
        return 0;
    }

    @Override
    public abstract boolean isDirect();

    public abstract ByteOrder order();
}
