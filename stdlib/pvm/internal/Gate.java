package pvm.internal;

/**
 * The machine's guard, which knows what code may do. A capability is read, write, network,
 * environment, run, native, reflect, exit, threads or load. A context is the number of a set of
 * grants; 0 is that of the class path's classes.
 */
public final class Gate {
    /** Whether anything can be refused; without that only this field may be used. */
    public static final boolean ON = isGuarded();

    private Gate() {
    }

    /** SecurityException unless all code on the stack has a capability. */
    public static void require(String capability) {
        if (ON) {
            require0(capability, null);
        }
    }

    /** The same for one path, host, variable or program. */
    public static void require(String capability, String target) {
        if (ON) {
            require0(capability, target);
        }
    }

    /** What the code on the stack has in common; 0 where nothing is ever refused. */
    public static int context() {
        return ON ? held() : 0;
    }

    private static native boolean isGuarded();

    /** A target of null asks for all targets. */
    public static native void require0(String capability, String target);

    /** Whether a context has a capability. */
    public static native boolean allows(int context, String capability, String target);

    private static native int held();

    /** The context of a privileged block that begins now: its caller's own, within a limit. */
    static native int enter(int limit);

    /** A context with no more than these grants: "read", "read=/data". */
    public static native int limited(int context, String[] grants);

    /** The current thread's. */
    static native Privileges state();

    /** Whether the package of a class is exported to the code of another class. */
    public static native boolean exports(Class<?> c, Class<?> to);
}
