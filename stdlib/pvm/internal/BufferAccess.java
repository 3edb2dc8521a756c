package pvm.internal;

import java.nio.MappedByteBuffer;

/** What only java.nio can do: make a buffer over an array that nobody else sees. */
public abstract class BufferAccess {
    private static BufferAccess access;

    protected BufferAccess() {
    }

    /** Called by java.nio, which alone can do it. */
    public static void set(BufferAccess made) {
        access = made;
    }

    static MappedByteBuffer mapped(byte[] bytes, boolean readOnly, Mapping mapping) {
        Reflection.ensureInitialized(MappedByteBuffer.class);
        return access.make(bytes, readOnly, mapping);
    }

    protected abstract MappedByteBuffer make(byte[] bytes, boolean readOnly, Mapping mapping);
}
