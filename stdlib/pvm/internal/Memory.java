package pvm.internal;

/** Atomic access to instance fields by their offset, for java.util.concurrent.atomic. */
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
}
