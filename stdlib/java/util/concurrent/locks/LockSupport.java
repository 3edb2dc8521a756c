package java.util.concurrent.locks;

import pvm.internal.Memory;
import pvm.internal.Parking;

/** Parks threads until they are given a permit. */
public class LockSupport {
    private static final long BLOCKER = Memory.fieldOffset(Thread.class, "parkBlocker");

    private LockSupport() {
    }

    public static void unpark(Thread thread) {
        if (thread != null) {
            Parking.unpark(thread);
        }
    }

    public static void park() {
        Parking.park(0);
    }

    public static void park(Object blocker) {
        Thread t = Thread.currentThread();
        Memory.putReference(t, BLOCKER, blocker);
        Parking.park(0);
        Memory.putReference(t, BLOCKER, null);
    }

    public static void parkNanos(long nanos) {
        if (nanos > 0) {
            Parking.park(nanos);
        }
    }

    public static void parkNanos(Object blocker, long nanos) {
        if (nanos > 0) {
            Thread t = Thread.currentThread();
            Memory.putReference(t, BLOCKER, blocker);
            Parking.park(nanos);
            Memory.putReference(t, BLOCKER, null);
        }
    }

    public static void parkUntil(long deadline) {
        parkMillis(deadline - System.currentTimeMillis());
    }

    public static void parkUntil(Object blocker, long deadline) {
        Thread t = Thread.currentThread();
        Memory.putReference(t, BLOCKER, blocker);
        parkMillis(deadline - System.currentTimeMillis());
        Memory.putReference(t, BLOCKER, null);
    }

    private static void parkMillis(long millis) {
        if (millis > 0) {
            Parking.park(millis > Long.MAX_VALUE / 1000_000 ? Long.MAX_VALUE : millis * 1000_000);
        }
    }

    public static Object getBlocker(Thread t) {
        return Memory.getReference(t, BLOCKER);
    }

    public static void setCurrentBlocker(Object blocker) {
        Memory.putReference(Thread.currentThread(), BLOCKER, blocker);
    }
}
