package pvm.internal;

/** Data of Unicode that the host has. */
public final class Unicode {
    private Unicode() {
    }

    /** The name of an assigned character that is no control, or null if it has none. */
    public static native String name(int codePoint);
}
