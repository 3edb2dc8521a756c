package pvm.internal;

/** Parking of threads, for java.util.concurrent.locks.LockSupport. */
public final class Parking {
    private Parking() {
    }

    /** Waits for a permit, an interrupt or the time in nanoseconds; 0 is for ever. */
    public static native void park(long nanos);

    /** Gives a permit to a thread that is alive. */
    public static native void unpark(Thread t);
}
