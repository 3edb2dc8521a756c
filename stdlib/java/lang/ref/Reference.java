package java.lang.ref;

import pvm.internal.Privileged;

/**
 * The superclass of all reference objects. The collector clears referent and chains the references
 * that it cleared through discovered into a list of pending ones; a daemon thread enqueues these.
 */
public abstract class Reference<T> {
    /** Treated specially by the collector, according to the class. */
    private T referent;
    /** The queue to enter, or NONE, or ENQUEUED once that has happened. */
    volatile ReferenceQueue<? super T> queue;
    /** The next one in the queue; itself at the end; null while in no queue. */
    @SuppressWarnings("rawtypes")
    volatile Reference next;
    /** The collector's link: the next pending reference. */
    private transient Reference<?> discovered;

    Reference(T referent) {
        this(referent, null);
    }

    Reference(T referent, ReferenceQueue<? super T> queue) {
        this.referent = referent;
        if (queue == null) {
            this.queue = ReferenceQueue.none();
        } else {
            this.queue = queue;
            Handler.ensureStarted();
        }
    }

    public T get() {
        return referent;
    }

    public final boolean refersTo(T obj) {
        return referent == obj;
    }

    public void clear() {
        referent = null;
    }

    public boolean enqueue() {
        referent = null;
        return queue.enqueue(this);
    }

    @Deprecated(since = "16")
    public boolean isEnqueued() {
        return queue == ReferenceQueue.ENQUEUED;
    }

    @Override
    protected Object clone() throws CloneNotSupportedException {
        throw new CloneNotSupportedException();
    }

    public static void reachabilityFence(Object ref) {
    }

    /** Takes the whole list of pending references, linked by discovered; null if it is empty. */
    private static native Reference<?> getAndClearPending();

    /** Waits until the list of pending references is not empty. */
    private static native void waitForPending();

    /** The thread that enqueues pending references; started with the first queue in use. */
    private static final class Handler extends Thread {
        private static final Handler INSTANCE = new Handler();

        private Handler() {
            super(systemGroup(), null, "Reference Handler", 0, false);
            setPriority(MAX_PRIORITY);
            setDaemon(true);
            Privileged.asLibrary(() -> {
                start();
                return null;
            });
        }

        static ThreadGroup systemGroup() {
            ThreadGroup g = Thread.currentThread().getThreadGroup();
            while (g.getParent() != null) {
                g = g.getParent();
            }
            return g;
        }

        static void ensureStarted() {
            // Referring to the class is enough: its initializer starts the thread.
        }

        @Override
        public void run() {
            while (true) {
                waitForPending();
                Reference<?> r = getAndClearPending();
                while (r != null) {
                    Reference<?> following = r.discovered;
                    r.discovered = null;
                    r.referent = null;
                    enqueuePending(r);
                    r = following;
                }
            }
        }

        private static <T> void enqueuePending(Reference<T> r) {
            r.queue.enqueue(r);
        }
    }
}
