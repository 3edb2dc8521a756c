package java.nio;

import java.util.Objects;

/** A buffer of bytes, over an array. */
public abstract class ByteBuffer extends Buffer implements Comparable<ByteBuffer> {
    final byte[] bytes;
    final int offset;
    final boolean readOnly;
    private boolean little;

    ByteBuffer(byte[] bytes, int offset, int position, int limit, int capacity,
            boolean readOnly) {
        super(position, limit, capacity);
        this.bytes = bytes;
        this.offset = offset;
        this.readOnly = readOnly;
    }

    /** A direct buffer; its bytes lie on the heap all the same. */
    public static ByteBuffer allocateDirect(int capacity) {
        return new DirectByteBuffer(new byte[checkCapacity(capacity)], 0, 0, capacity, capacity,
                false);
    }

    public static ByteBuffer allocate(int capacity) {
        return new HeapByteBuffer(new byte[checkCapacity(capacity)], 0, 0, capacity, capacity,
                false);
    }

    public static ByteBuffer wrap(byte[] array, int offset, int length) {
        checkWrap(offset, length, array.length);
        return new HeapByteBuffer(array, 0, offset, offset + length, array.length, false);
    }

    public static ByteBuffer wrap(byte[] array) {
        return wrap(array, 0, array.length);
    }

    /** A buffer of the same kind over the same bytes. */
    abstract ByteBuffer over(int offset, int position, int limit, int capacity, boolean readOnly);

    private byte at(int index) {
        return bytes[offset + index];
    }

    private void set(int index, byte value) {
        bytes[offset + index] = value;
    }

    private void read(int index, byte[] dst, int at, int length) {
        System.arraycopy(bytes, offset + index, dst, at, length);
    }

    private void write(int index, byte[] src, int at, int length) {
        System.arraycopy(src, at, bytes, offset + index, length);
    }

    @Override
    public ByteBuffer slice() {
        return slice(position(), remaining());
    }

    @Override
    public ByteBuffer slice(int index, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        return over(offset + index, 0, length, length, readOnly);
    }

    @Override
    public ByteBuffer duplicate() {
        ByteBuffer made = over(offset, position(), limit(), capacity(), readOnly);
        made.copyMark(this);
        return made;
    }

    public ByteBuffer asReadOnlyBuffer() {
        ByteBuffer made = over(offset, position(), limit(), capacity(), true);
        made.copyMark(this);
        return made;
    }

    public byte get() {
        return at(advanceToGet(1));
    }

    public ByteBuffer put(byte b) {
        checkWritable();
        set(advanceToPut(1), b);
        return this;
    }

    public byte get(int index) {
        return at(checkIndex(index, 1));
    }

    public ByteBuffer put(int index, byte b) {
        checkWritable();
        set(checkIndex(index, 1), b);
        return this;
    }

    public ByteBuffer get(byte[] dst, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, dst.length);
        read(advanceToGet(length), dst, offset, length);
        return this;
    }

    public ByteBuffer get(byte[] dst) {
        return get(dst, 0, dst.length);
    }

    public ByteBuffer get(int index, byte[] dst, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, dst.length);
        read(index, dst, offset, length);
        return this;
    }

    public ByteBuffer get(int index, byte[] dst) {
        return get(index, dst, 0, dst.length);
    }

    public ByteBuffer put(ByteBuffer src) {
        if (src == this) {
            throw new IllegalArgumentException("The source buffer is this buffer");
        }
        checkWritable();
        int n = src.remaining();
        write(advanceToPut(n), src.bytes, src.offset + src.advanceToGet(n), n);
        return this;
    }

    public ByteBuffer put(int index, ByteBuffer src, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, src.limit());
        checkWritable();
        write(index, src.bytes, src.offset + offset, length);
        return this;
    }

    public ByteBuffer put(byte[] src, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, src.length);
        checkWritable();
        write(advanceToPut(length), src, offset, length);
        return this;
    }

    public final ByteBuffer put(byte[] src) {
        return put(src, 0, src.length);
    }

    public ByteBuffer put(int index, byte[] src, int offset, int length) {
        Objects.checkFromIndexSize(index, length, limit());
        Objects.checkFromIndexSize(offset, length, src.length);
        checkWritable();
        write(index, src, offset, length);
        return this;
    }

    public ByteBuffer put(int index, byte[] src) {
        return put(index, src, 0, src.length);
    }

    public ByteBuffer compact() {
        checkWritable();
        int rest = remaining();
        read(position(), bytes, offset, rest);
        limit(capacity());
        position(rest);
        discardMark();
        return this;
    }

    @Override
    public ByteBuffer position(int newPosition) {
        super.position(newPosition);
        return this;
    }

    @Override
    public ByteBuffer limit(int newLimit) {
        super.limit(newLimit);
        return this;
    }

    @Override
    public ByteBuffer mark() {
        super.mark();
        return this;
    }

    @Override
    public ByteBuffer reset() {
        super.reset();
        return this;
    }

    @Override
    public ByteBuffer clear() {
        super.clear();
        return this;
    }

    @Override
    public ByteBuffer flip() {
        super.flip();
        return this;
    }

    @Override
    public ByteBuffer rewind() {
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
        return ob == this || ob instanceof ByteBuffer
                && remaining() == ((ByteBuffer) ob).remaining() && mismatch((ByteBuffer) ob) < 0;
    }

    @Override
    public int compareTo(ByteBuffer that) {
        int i = mismatch(that);
        if (i >= 0 && i < remaining() && i < that.remaining()) {
            return Byte.compare(at(position() + i), that.at(that.position() + i));
        }
        return remaining() - that.remaining();
    }

    /** The first index, from the positions on, at which the two differ; -1 if they do not. */
    public int mismatch(ByteBuffer that) {
        int n = Math.min(remaining(), that.remaining());
        for (int i = 0; i < n; i++) {
            byte mine = at(position() + i);
            byte other = that.at(that.position() + i);
            if (mine != other) {
                return i;
            }
        }
        return remaining() == that.remaining() ? -1 : n;
    }

    @Override
    public final boolean hasArray() {
        return !readOnly && !isDirect();
    }

    @Override
    public final byte[] array() {
        checkArray(!isDirect());
        return bytes;
    }

    @Override
    public final int arrayOffset() {
        checkArray(!isDirect());
        return offset;
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public abstract boolean isDirect();

    public final ByteOrder order() {
        return little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    public final ByteBuffer order(ByteOrder bo) {
        little = bo == ByteOrder.LITTLE_ENDIAN;
        return this;
    }

    /** How far a byte is from the last multiple of a unit; address 0 is the array's start. */
    public final int alignmentOffset(int index, int unitSize) {
        if (index < 0) {
            throw new IllegalArgumentException("Index less than zero: " + index);
        }
        if (unitSize < 1 || (unitSize & unitSize - 1) != 0) {
            throw new IllegalArgumentException("Unit size not a power of two: " + unitSize);
        }
        if (unitSize > 8 && !isDirect()) {
            throw new UnsupportedOperationException(
                    "Unit size unsupported for non-direct buffers: " + unitSize);
        }
        return offset + index & unitSize - 1;
    }

    public final ByteBuffer alignedSlice(int unitSize) {
        int before = alignmentOffset(position(), unitSize);
        int after = alignmentOffset(limit(), unitSize);
        int start = before > 0 ? position() + unitSize - before : position();
        int end = Math.max(limit() - after, start);
        return slice(Math.min(start, limit()), start > limit() ? 0 : end - start);
    }

    private short loadShort(int index) {
        int first = at(index) & 0xff;
        int second = at(index + 1) & 0xff;
        return (short) (little ? second << 8 | first : first << 8 | second);
    }

    private int loadInt(int index) {
        int i = offset + index;
        byte[] b = bytes;
        if (little) {
            return b[i] & 0xff | (b[i + 1] & 0xff) << 8 | (b[i + 2] & 0xff) << 16 | b[i + 3] << 24;
        }
        return b[i + 3] & 0xff | (b[i + 2] & 0xff) << 8 | (b[i + 1] & 0xff) << 16 | b[i] << 24;
    }

    private long loadLong(int index) {
        long first = loadInt(index);
        long second = loadInt(index + 4);
        return little ? second << 32 | first & 0xffffffffL : first << 32 | second & 0xffffffffL;
    }

    private void storeShort(int index, int x) {
        set(index + (little ? 0 : 1), (byte) x);
        set(index + (little ? 1 : 0), (byte) (x >> 8));
    }

    private void storeInt(int index, int x) {
        int i = offset + index;
        byte[] b = bytes;
        if (little) {
            b[i] = (byte) x;
            b[i + 1] = (byte) (x >> 8);
            b[i + 2] = (byte) (x >> 16);
            b[i + 3] = (byte) (x >> 24);
        } else {
            b[i] = (byte) (x >> 24);
            b[i + 1] = (byte) (x >> 16);
            b[i + 2] = (byte) (x >> 8);
            b[i + 3] = (byte) x;
        }
    }

    private void storeLong(int index, long x) {
        storeInt(index, (int) (little ? x : x >> 32));
        storeInt(index + 4, (int) (little ? x >> 32 : x));
    }

    public char getChar() {
        return (char) loadShort(advanceToGet(2));
    }

    public char getChar(int index) {
        return (char) loadShort(checkIndex(index, 2));
    }

    public ByteBuffer putChar(char value) {
        checkWritable();
        storeShort(advanceToPut(2), value);
        return this;
    }

    public ByteBuffer putChar(int index, char value) {
        checkWritable();
        storeShort(checkIndex(index, 2), value);
        return this;
    }

    public short getShort() {
        return loadShort(advanceToGet(2));
    }

    public short getShort(int index) {
        return loadShort(checkIndex(index, 2));
    }

    public ByteBuffer putShort(short value) {
        checkWritable();
        storeShort(advanceToPut(2), value);
        return this;
    }

    public ByteBuffer putShort(int index, short value) {
        checkWritable();
        storeShort(checkIndex(index, 2), value);
        return this;
    }

    public int getInt() {
        return loadInt(advanceToGet(4));
    }

    public int getInt(int index) {
        return loadInt(checkIndex(index, 4));
    }

    public ByteBuffer putInt(int value) {
        checkWritable();
        storeInt(advanceToPut(4), value);
        return this;
    }

    public ByteBuffer putInt(int index, int value) {
        checkWritable();
        storeInt(checkIndex(index, 4), value);
        return this;
    }

    public long getLong() {
        return loadLong(advanceToGet(8));
    }

    public long getLong(int index) {
        return loadLong(checkIndex(index, 8));
    }

    public ByteBuffer putLong(long value) {
        checkWritable();
        storeLong(advanceToPut(8), value);
        return this;
    }

    public ByteBuffer putLong(int index, long value) {
        checkWritable();
        storeLong(checkIndex(index, 8), value);
        return this;
    }

    public float getFloat() {
        return Float.intBitsToFloat(loadInt(advanceToGet(4)));
    }

    public float getFloat(int index) {
        return Float.intBitsToFloat(loadInt(checkIndex(index, 4)));
    }

    public ByteBuffer putFloat(float value) {
        checkWritable();
        storeInt(advanceToPut(4), Float.floatToRawIntBits(value));
        return this;
    }

    public ByteBuffer putFloat(int index, float value) {
        checkWritable();
        storeInt(checkIndex(index, 4), Float.floatToRawIntBits(value));
        return this;
    }

    public double getDouble() {
        return Double.longBitsToDouble(loadLong(advanceToGet(8)));
    }

    public double getDouble(int index) {
        return Double.longBitsToDouble(loadLong(checkIndex(index, 8)));
    }

    public ByteBuffer putDouble(double value) {
        checkWritable();
        storeLong(advanceToPut(8), Double.doubleToRawLongBits(value));
        return this;
    }

    public ByteBuffer putDouble(int index, double value) {
        checkWritable();
        storeLong(checkIndex(index, 8), Double.doubleToRawLongBits(value));
        return this;
    }

    /** The bytes from the position on as a view's own buffer, whose limit is its capacity. */
    private ByteBuffer forView() {
        return over(offset + position(), 0, remaining(), remaining(), readOnly).order(order());
    }

    public CharBuffer asCharBuffer() {
        int n = remaining() / 2;
        return new ByteBufferAsCharBuffer(forView(), 0, 0, n, n);
    }

    public ShortBuffer asShortBuffer() {
        int n = remaining() / 2;
        return new ByteBufferAsShortBuffer(forView(), 0, 0, n, n);
    }

    public IntBuffer asIntBuffer() {
        int n = remaining() / 4;
        return new ByteBufferAsIntBuffer(forView(), 0, 0, n, n);
    }

    public LongBuffer asLongBuffer() {
        int n = remaining() / 8;
        return new ByteBufferAsLongBuffer(forView(), 0, 0, n, n);
    }

    public FloatBuffer asFloatBuffer() {
        int n = remaining() / 4;
        return new ByteBufferAsFloatBuffer(forView(), 0, 0, n, n);
    }

    public DoubleBuffer asDoubleBuffer() {
        int n = remaining() / 8;
        return new ByteBufferAsDoubleBuffer(forView(), 0, 0, n, n);
    }

    /** What a view of these bytes is called: its type, R if read-only, and its order. */
    final String viewName(String type) {
        if (isDirect()) {
            return "Direct" + type + "Buffer" + (readOnly ? "R" : "") + (little ? "U" : "S");
        }
        return "ByteBufferAs" + type + "Buffer" + (readOnly ? "R" : "") + (little ? "L" : "B");
    }

    @Override
    public String toString() {
        return describe((isDirect() ? "Direct" : "Heap") + "ByteBuffer" + (readOnly ? "R" : ""));
    }
}
