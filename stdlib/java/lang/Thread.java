package java.lang;

import java.util.HashMap;
import java.util.Map;
import pvm.internal.Gate;

/** A thread of execution. */
public class Thread implements Runnable {
    public static final int MIN_PRIORITY = 1;
    public static final int NORM_PRIORITY = 5;
    public static final int MAX_PRIORITY = 10;

    private static int nextNumber;
    private static long nextId = 1;
    private static volatile UncaughtExceptionHandler defaultUncaughtExceptionHandler;

    private volatile String name;
    private int priority = NORM_PRIORITY;
    private boolean daemon;
    private volatile boolean interrupted;
    /** The machine's thread; 0 while this thread is not alive. */
    private long eetop;
    private Runnable target;
    private ThreadGroup group;
    private ClassLoader contextClassLoader;
    /** Whether contextClassLoader holds; it is that of the application before anybody sets it. */
    private boolean hasContextClassLoader;
    /** What the code had that made this thread; see pvm.internal.Gate. */
    private int inheritedContext;
    /** Of pvm.internal.Privileged; null before the first block. */
    private Object privileges;
    ThreadLocal.ThreadLocalMap threadLocals;
    ThreadLocal.ThreadLocalMap inheritableThreadLocals;
    private long stackSize;
    private long tid;
    /** Bits as JVMTI's GetThreadState gives them, kept by the machine. */
    private volatile int threadStatus;
    private volatile UncaughtExceptionHandler uncaughtExceptionHandler;
    /** What this thread is parked on, for LockSupport. */
    volatile Object parkBlocker;

    /** The states of a thread. */
    public enum State {
        NEW, RUNNABLE, BLOCKED, WAITING, TIMED_WAITING, TERMINATED
    }

    /** Handles exceptions that end a thread. */
    @FunctionalInterface
    public interface UncaughtExceptionHandler {
        void uncaughtException(Thread t, Throwable e);
    }

    public Thread() {
        this(null, null, numberedName(), 0);
    }

    public Thread(Runnable target) {
        this(null, target, numberedName(), 0);
    }

    public Thread(ThreadGroup group, Runnable target) {
        this(group, target, numberedName(), 0);
    }

    public Thread(String name) {
        this(null, null, name, 0);
    }

    public Thread(ThreadGroup group, String name) {
        this(group, null, name, 0);
    }

    public Thread(Runnable target, String name) {
        this(null, target, name, 0);
    }

    public Thread(ThreadGroup group, Runnable target, String name) {
        this(group, target, name, 0);
    }

    public Thread(ThreadGroup group, Runnable target, String name, long stackSize) {
        this(group, target, name, stackSize, true);
    }

    public Thread(ThreadGroup group, Runnable target, String name, long stackSize,
            boolean inheritThreadLocals) {
        if (name == null) {
            throw new NullPointerException("name cannot be null");
        }
        Thread parent = currentThread();
        this.name = name;
        this.target = target;
        this.stackSize = stackSize;
        this.group = group != null ? group : parent.getThreadGroup();
        daemon = parent.daemon;
        priority = Math.min(parent.priority, this.group.getMaxPriority());
        inheritContextLoader(parent);
        inheritedContext = Gate.context();
        if (inheritThreadLocals && parent.inheritableThreadLocals != null) {
            inheritableThreadLocals = parent.inheritableThreadLocals.inherit();
        }
        tid = newId();
        this.group.addUnstarted();
    }

    /**
     * Makes the Thread object of a thread that the machine started itself. The machine allocates
     * the object, sets eetop and makes it the current thread before it calls this constructor.
     */
    private Thread(ThreadGroup group, String name, boolean daemon) {
        this.name = name;
        this.group = group;
        this.daemon = daemon;
        tid = newId();
        group.add(this);
    }

    private static synchronized String numberedName() {
        return "Thread-" + nextNumber++;
    }

    private static synchronized long newId() {
        return nextId++;
    }

    public static native Thread currentThread();

    public static native void yield();

    public static native void sleep(long millis) throws InterruptedException;

    public static void sleep(long millis, int nanos) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        if (nanos < 0 || nanos > 999999) {
            throw new IllegalArgumentException("nanosecond timeout value out of range");
        }
        sleep(nanos > 0 && millis < Long.MAX_VALUE ? millis + 1 : millis);
    }

    public static void onSpinWait() {
        Thread.yield();
    }

    @Override
    protected Object clone() throws CloneNotSupportedException {
        throw new CloneNotSupportedException();
    }

    public synchronized void start() {
        if (threadStatus != 0) {
            throw new IllegalThreadStateException();
        }
        group.add(this);
        boolean started = false;
        try {
            start0(stackSize);
            started = true;
        } finally {
            if (!started) {
                group.remove(this);
            }
        }
    }

    /** Starts the machine's thread, which calls run; OutOfMemoryError if it cannot. */
    private native void start0(long stackSize);

    @Override
    public void run() {
        if (target != null) {
            target.run();
        }
    }

    /** Called by the machine on this thread when run is over; eetop is still set. */
    private void exit() {
        if (group != null) {
            group.remove(this);
        }
        target = null;
        threadLocals = null;
        inheritableThreadLocals = null;
        uncaughtExceptionHandler = null;
    }

    /** The machine's very last call on this thread's behalf: it is over, joiners wake up. */
    private synchronized void terminated() {
        threadStatus = TERMINATED;
        eetop = 0;
        notifyAll();
    }

    public void interrupt() {
        interrupted = true;
        interrupt0();
    }

    /** Wakes the thread from sleep, wait or park. */
    private native void interrupt0();

    public static boolean interrupted() {
        Thread t = currentThread();
        boolean was = t.interrupted;
        if (was) {
            t.interrupted = false;
        }
        return was;
    }

    public boolean isInterrupted() {
        return interrupted;
    }

    public final boolean isAlive() {
        return eetop != 0;
    }

    @Deprecated(since = "1.2", forRemoval = true)
    public final void suspend() {
        throw new UnsupportedOperationException("Thread.suspend is not supported");
    }

    @Deprecated(since = "1.2", forRemoval = true)
    public final void resume() {
        throw new UnsupportedOperationException("Thread.resume is not supported");
    }

    @Deprecated(since = "1.2", forRemoval = true)
    public final void stop() {
        throw new UnsupportedOperationException("Thread.stop is not supported");
    }

    public final void setPriority(int newPriority) {
        if (newPriority > MAX_PRIORITY || newPriority < MIN_PRIORITY) {
            throw new IllegalArgumentException();
        }
        ThreadGroup g = group;
        priority = Math.min(newPriority, g == null ? MAX_PRIORITY : g.getMaxPriority());
    }

    public final int getPriority() {
        return priority;
    }

    public final synchronized void setName(String name) {
        if (name == null) {
            throw new NullPointerException("name cannot be null");
        }
        this.name = name;
    }

    public final String getName() {
        return name;
    }

    public final ThreadGroup getThreadGroup() {
        return threadStatus == TERMINATED ? null : group;
    }

    public static int activeCount() {
        return currentThread().getThreadGroup().activeCount();
    }

    public static int enumerate(Thread[] tarray) {
        return currentThread().getThreadGroup().enumerate(tarray);
    }

    public final synchronized void join(long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        if (millis == 0) {
            while (isAlive()) {
                wait(0);
            }
            return;
        }
        long end = System.nanoTime() + millis * 1000000;
        long rest = millis;
        while (rest > 0 && isAlive()) {
            wait(rest);
            rest = (end - System.nanoTime() + 999999) / 1000000;
        }
    }

    public final synchronized void join(long millis, int nanos) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        if (nanos < 0 || nanos > 999999) {
            throw new IllegalArgumentException("nanosecond timeout value out of range");
        }
        join(nanos > 0 && millis < Long.MAX_VALUE ? millis + 1 : millis);
    }

    public final void join() throws InterruptedException {
        join(0);
    }

    public static void dumpStack() {
        new Exception("Stack trace").printStackTrace();
    }

    public final void setDaemon(boolean on) {
        if (isAlive()) {
            throw new IllegalThreadStateException();
        }
        daemon = on;
    }

    public final boolean isDaemon() {
        return daemon;
    }

    @Override
    public String toString() {
        ThreadGroup g = getThreadGroup();
        return "Thread[" + name + "," + priority + "," + (g == null ? "" : g.getName()) + "]";
    }

    public ClassLoader getContextClassLoader() {
        return hasContextClassLoader ? contextClassLoader : ClassLoader.getSystemClassLoader();
    }

    public void setContextClassLoader(ClassLoader cl) {
        contextClassLoader = cl;
        hasContextClassLoader = true;
    }

    /** A subclass may answer for its threads. */
    private void inheritContextLoader(Thread parent) {
        boolean isOverridden = parent.getClass() != Thread.class;
        hasContextClassLoader = isOverridden || parent.hasContextClassLoader;
        contextClassLoader = isOverridden ? parent.getContextClassLoader()
                : parent.contextClassLoader;
    }

    public static native boolean holdsLock(Object obj);

    public StackTraceElement[] getStackTrace() {
        Throwable carrier = new Throwable();
        if (this != currentThread() && !captureStack(carrier)) {
            return new StackTraceElement[0];
        }
        return carrier.getStackTrace();
    }

    /** Puts this thread's frames into the backtrace and depth of a throwable; false if dead. */
    private native boolean captureStack(Throwable into);

    public static Map<Thread, StackTraceElement[]> getAllStackTraces() {
        Map<Thread, StackTraceElement[]> traces = new HashMap<>();
        for (Thread t : liveThreads()) {
            StackTraceElement[] trace = t.getStackTrace();
            if (t.isAlive()) {
                traces.put(t, trace);
            }
        }
        return traces;
    }

    /** All Java threads alive now. */
    private static native Thread[] liveThreads();

    public long getId() {
        return tid;
    }

    private static final int ALIVE = 1;
    private static final int TERMINATED = 2;
    private static final int RUNNABLE = 4;
    private static final int WAITING_FOREVER = 0x10;
    private static final int WAITING_TIMED = 0x20;

    /** Whether this thread waits for a monitor. */
    private native boolean isBlocked();

    public State getState() {
        int s = threadStatus;
        if ((s & ALIVE) != 0 && isBlocked()) {
            return State.BLOCKED;
        }
        if ((s & RUNNABLE) != 0) {
            return State.RUNNABLE;
        }
        if ((s & WAITING_FOREVER) != 0) {
            return State.WAITING;
        }
        if ((s & WAITING_TIMED) != 0) {
            return State.TIMED_WAITING;
        }
        if ((s & TERMINATED) != 0) {
            return State.TERMINATED;
        }
        return (s & ALIVE) == 0 ? State.NEW : State.RUNNABLE;
    }

    public static void setDefaultUncaughtExceptionHandler(UncaughtExceptionHandler eh) {
        defaultUncaughtExceptionHandler = eh;
    }

    public static UncaughtExceptionHandler getDefaultUncaughtExceptionHandler() {
        return defaultUncaughtExceptionHandler;
    }

    public UncaughtExceptionHandler getUncaughtExceptionHandler() {
        return uncaughtExceptionHandler != null ? uncaughtExceptionHandler : group;
    }

    public void setUncaughtExceptionHandler(UncaughtExceptionHandler eh) {
        uncaughtExceptionHandler = eh;
    }

    /** Called by the machine on the thread that the exception ended. */
    private void dispatchUncaughtException(Throwable e) {
        getUncaughtExceptionHandler().uncaughtException(this, e);
    }

    @Deprecated(since = "17", forRemoval = true)
    public final void checkAccess() {
    }
}
