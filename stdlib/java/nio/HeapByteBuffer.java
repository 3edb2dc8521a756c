package java.nio;

/** A byte buffer over an array that programs may see. */
final class HeapByteBuffer extends ByteBuffer {
    HeapByteBuffer(byte[] bytes, int offset, int position, int limit, int capacity,
            boolean readOnly) {
        super(bytes, offset, position, limit, capacity, readOnly);
    }

    @Override
    ByteBuffer over(int offset, int position, int limit, int capacity, boolean readOnly) {
        return new HeapByteBuffer(bytes, offset, position, limit, capacity, readOnly);
    }

    @Override
    public boolean isDirect() {
        return false;
    }
}
