package java.nio;

import pvm.internal.BufferAccess;
import pvm.internal.Mapping;

/** Lets channels make mapped buffers. */
final class MappedBuffers extends BufferAccess {
    @Override
    protected MappedByteBuffer make(byte[] bytes, boolean readOnly, Mapping mapping) {
        return new DirectByteBuffer(bytes, 0, 0, bytes.length, bytes.length, readOnly, mapping);
    }
}
