package pvm.internal;

/**
 * Atomic access to fields by their offset, and to places of any type. A place is an object and an
 * offset; a static field's offset stands alone (the object is ignored), and with a null object the
 * offset is an address. Kinds are the letters of field descriptors; bits are values widened to
 * long, those of float and double raw. All accesses of places are volatile.
 */
public final class Memory {
    private Memory() {
    }

    /** The offset of a declared instance field; InternalError if there is none. */
    public static native long fieldOffset(Class<?> c, String name);

    public static native boolean compareAndSetInt(Object o, long offset, int expected, int x);

    public static native boolean compareAndSetLong(Object o, long offset, long expected, long x);

    public static native boolean compareAndSetReference(Object o, long offset, Object expected,
            Object x);

    /** Adds to a field; its value before. */
    public static native int getAndAddInt(Object o, long offset, int delta);

    public static native long getAndAddLong(Object o, long offset, long delta);

    /** Stores into a field or element of an array; its value before. */
    public static native Object getAndSetReference(Object o, long offset, Object x);

    /** The offset of the declared field of a slot (see Reflection), static or not. */
    public static native long place(Class<?> c, int slot);

    /** The offset of an array's first element. */
    public static native int arrayBase();

    public static native long getBits(Object o, long offset, int kind);

    public static native void putBits(Object o, long offset, int kind, long bits);

    public static native boolean compareAndSetBits(Object o, long offset, int kind,
            long expected, long x);

    public static native Object getReference(Object o, long offset);

    public static native void putReference(Object o, long offset, Object x);

    /** compareAndSetReference of a static field. */
    public static native boolean compareAndSetStatic(long offset, Object expected, Object x);

    /** Copies bytes between arrays of primitives or addresses. */
    public static native void copy(Object from, long fromOffset, Object to, long toOffset,
            long bytes);

    public static native void fill(Object o, long offset, long bytes, byte value);

    public static native void fence();

    /** Memory outside of the heap: grown, or new if the address is 0. */
    public static native long reallocate(long address, long bytes);

    public static native void free(long address);

    /** compareAndSetReference of any place. */
    public static boolean compareAndSet(Object o, long offset, Object expected, Object x) {
        return isStatic(offset) ? compareAndSetStatic(offset, expected, x)
                : compareAndSetReference(o, offset, expected, x);
    }

    public static boolean isStatic(long offset) {
        return (offset & 1L << 62) != 0;
    }

    /** The size of an array's elements of a type. */
    public static int scale(Class<?> component) {
        if (!component.isPrimitive()) {
            return 8;
        }
        switch (Members.primitiveDescriptor(component)) {
            case "Z":
            case "B":
                return 1;
            case "C":
            case "S":
                return 2;
            case "I":
            case "F":
                return 4;
            default:
                return 8;
        }
    }
}
