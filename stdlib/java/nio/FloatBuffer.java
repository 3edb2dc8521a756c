package java.nio;

import java.util.Objects;

/** A buffer of floats. */
public abstract class FloatBuffer extends Buffer implements Comparable<FloatBuffer> {
    FloatBuffer(int position, int limit, int capacity) {
        super(position, limit, capacity);
    }

    public static FloatBuffer allocate(int capacity) {
        return new HeapFloatBuffer(new float[checkCapacity(capacity)], 0, 0, capacity, capacity,
                false);
    }

    public static FloatBuffer wrap(float[] array, int offset, int length) {
        checkWrap(offset, length, array.length);
        return new HeapFloatBuffer(array, 0, offset, offset + length, array.length, false);
    }

    public static FloatBuffer wrap(float[] array) {
        return wrap(array, 0, array.length);
    }

    @Override
    public abstract FloatBuffer slice();

    @Override
    public abstract FloatBuffer slice(int index, int length);

    @Override
    public abstract FloatBuffer duplicate();

    public abstract FloatBuffer asReadOnlyBuffer();

    /** The value at an index that was checked. */
    abstract float at(int index);

    /** Stores a value at an index that was checked, in a buffer that may be written. */
    abstract void set(int index, float value);

    /** Copies values out; the indexes were checked. */
    void read(int index, float[] dst, int offset, int length) {
        for (int i = 0; i < length; i++) {
            dst[offset + i] = at(index + i);
        }
    }

    /** Copies values in; the indexes were checked. */
    void write(int index, float[] src, int offset, int length) {
        for (int i = 0; i < length; i++) {
            set(index + i, src[offset + i]);
        }
    }

    public float get() {
        return at(advanceToGet(1));
    }

    public FloatBuffer put(float f) {
        checkWritable();
        set(advanceToPut(1), f);
        return this;
    }

    public float get(int index) {
        return at(checkIndex(index, 1));
    }

    public FloatBuffer put(int index, float f) {
        checkWritable();
        set(checkIndex(index, 1), f);
        return this;
    }

    public FloatBuffer get(float[] dst, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, dst.length);
        read(advanceToGet(length), dst, offset, length);
        return this;
    }

    public FloatBuffer get(float[] dst) {
        return get(dst, 0, dst.length);
    }

    public FloatBuffer get(int index, float[] dst, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, dst.length);
        read(index, dst, offset, length);
        return this;
    }

    public FloatBuffer get(int index, float[] dst) {
        return get(index, dst, 0, dst.length);
    }

    public FloatBuffer put(FloatBuffer src) {
        if (src == this) {
            throw new IllegalArgumentException("The source buffer is this buffer");
        }
        checkWritable();
        float[] values = new float[src.remaining()];
        int at = advanceToPut(values.length);
        src.get(values);
        write(at, values, 0, values.length);
        return this;
    }

    public FloatBuffer put(int index, FloatBuffer src, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, src.limit());
        checkWritable();
        float[] values = new float[length];
        src.read(offset, values, 0, length);
        write(index, values, 0, length);
        return this;
    }

    public FloatBuffer put(float[] src, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, src.length);
        checkWritable();
        write(advanceToPut(length), src, offset, length);
        return this;
    }

    public final FloatBuffer put(float[] src) {
        return put(src, 0, src.length);
    }

    public FloatBuffer put(int index, float[] src, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, src.length);
        checkWritable();
        write(index, src, offset, length);
        return this;
    }

    public FloatBuffer put(int index, float[] src) {
        return put(index, src, 0, src.length);
    }

    public FloatBuffer compact() {
        checkWritable();
        float[] rest = new float[remaining()];
        read(position(), rest, 0, rest.length);
        write(0, rest, 0, rest.length);
        limit(capacity());
        position(rest.length);
        discardMark();
        return this;
    }

    @Override
    public FloatBuffer position(int newPosition) {
        super.position(newPosition);
        return this;
    }

    @Override
    public FloatBuffer limit(int newLimit) {
        super.limit(newLimit);
        return this;
    }

    @Override
    public FloatBuffer mark() {
        super.mark();
        return this;
    }

    @Override
    public FloatBuffer reset() {
        super.reset();
        return this;
    }

    @Override
    public FloatBuffer clear() {
        super.clear();
        return this;
    }

    @Override
    public FloatBuffer flip() {
        super.flip();
        return this;
    }

    @Override
    public FloatBuffer rewind() {
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
        return ob == this || ob instanceof FloatBuffer
                && remaining() == ((FloatBuffer) ob).remaining() && mismatch((FloatBuffer) ob) < 0;
    }

    @Override
    public int compareTo(FloatBuffer that) {
        int i = mismatch(that);
        if (i >= 0 && i < remaining() && i < that.remaining()) {
            float mine = at(position() + i);
            float other = that.at(that.position() + i);
            return mine < other ? -1 : mine > other ? 1 : Float.isNaN(mine) ? 1 : -1;
        }
        return remaining() - that.remaining();
    }

    /** The first index, from the positions on, at which the two differ; -1 if they do not. */
    public int mismatch(FloatBuffer that) {
        int n = Math.min(remaining(), that.remaining());
        for (int i = 0; i < n; i++) {
            float mine = at(position() + i);
            float other = that.at(that.position() + i);
            if (mine != other && !(Float.isNaN(mine) && Float.isNaN(other))) {
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
    public final float[] array() {
        checkArray(storage() != null);
        return storage();
    }

    @Override
    public final int arrayOffset() {
        checkArray(storage() != null);
        return storageOffset();
    }

    /** The array behind a buffer on the heap, else null. */
    float[] storage() {
        return null;
    }

    int storageOffset() {
        return 0;
    }

    @Override
    public abstract boolean isDirect();

    public abstract ByteOrder order();
}
