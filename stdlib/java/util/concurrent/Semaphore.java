package java.util.concurrent;

import java.io.Serializable;
import java.util.Collection;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/** A number of permits. */
public class Semaphore implements Serializable {
    private final Sync sync;

    public Semaphore(int permits) {
        this(permits, false);
    }

    public Semaphore(int permits, boolean fair) {
        sync = new Sync(permits, fair);
    }

    /** Its state is the number of permits. */
    private static final class Sync extends AbstractQueuedSynchronizer {
        final boolean fair;

        Sync(int permits, boolean fair) {
            setState(permits);
            this.fair = fair;
        }

        int permits() {
            return getState();
        }

        @Override
        protected int tryAcquireShared(int n) {
            return fair && hasQueuedPredecessors() ? -1 : take(n);
        }

        /** Takes permits; how many are left, or less than 0 if there are not enough. */
        int take(int n) {
            while (true) {
                int available = getState();
                int rest = available - n;
                if (rest < 0 || compareAndSetState(available, rest)) {
                    return rest;
                }
            }
        }

        @Override
        protected boolean tryReleaseShared(int n) {
            while (true) {
                int available = getState();
                if (available + n < available) {
                    throw new Error("Maximum permit count exceeded");
                }
                if (compareAndSetState(available, available + n)) {
                    return true;
                }
            }
        }

        void reduce(int n) {
            while (true) {
                int available = getState();
                if (available - n > available) {
                    throw new Error("Permit count underflow");
                }
                if (compareAndSetState(available, available - n)) {
                    return;
                }
            }
        }

        int drain() {
            while (true) {
                int available = getState();
                if (available == 0 || compareAndSetState(available, 0)) {
                    return available;
                }
            }
        }
    }

    private static int checked(int permits) {
        if (permits < 0) {
            throw new IllegalArgumentException();
        }
        return permits;
    }

    public void acquire() throws InterruptedException {
        sync.acquireSharedInterruptibly(1);
    }

    public void acquireUninterruptibly() {
        sync.acquireShared(1);
    }

    public boolean tryAcquire() {
        return sync.take(1) >= 0;
    }

    public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        return sync.tryAcquireSharedNanos(1, unit.toNanos(timeout));
    }

    public void release() {
        sync.releaseShared(1);
    }

    public void acquire(int permits) throws InterruptedException {
        sync.acquireSharedInterruptibly(checked(permits));
    }

    public void acquireUninterruptibly(int permits) {
        sync.acquireShared(checked(permits));
    }

    public boolean tryAcquire(int permits) {
        return sync.take(checked(permits)) >= 0;
    }

    public boolean tryAcquire(int permits, long timeout, TimeUnit unit)
            throws InterruptedException {
        return sync.tryAcquireSharedNanos(checked(permits), unit.toNanos(timeout));
    }

    public void release(int permits) {
        sync.releaseShared(checked(permits));
    }

    public int availablePermits() {
        return sync.permits();
    }

    public int drainPermits() {
        return sync.drain();
    }

    protected void reducePermits(int reduction) {
        sync.reduce(checked(reduction));
    }

    public boolean isFair() {
        return sync.fair;
    }

    public final boolean hasQueuedThreads() {
        return sync.hasQueuedThreads();
    }

    public final int getQueueLength() {
        return sync.getQueueLength();
    }

    protected Collection<Thread> getQueuedThreads() {
        return sync.getQueuedThreads();
    }

    @Override
    public String toString() {
        return super.toString() + "[Permits = " + sync.permits() + "]";
    }
}
