package java.util.concurrent.locks;

import java.io.Serializable;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/** A lock that its owner may take again; it must be released as often. */
public class ReentrantLock implements Lock, Serializable {
    private final Sync sync;

    public ReentrantLock() {
        sync = new Sync(false);
    }

    public ReentrantLock(boolean fair) {
        sync = new Sync(fair);
    }

    /** Its state is the number of holds. */
    private static final class Sync extends AbstractQueuedSynchronizer {
        final boolean fair;

        Sync(boolean fair) {
            this.fair = fair;
        }

        @Override
        protected boolean tryAcquire(int n) {
            if (getState() == 0 && fair && hasQueuedPredecessors()) {
                return false;
            }
            return tryTake(n);
        }

        /** Takes the lock if it is free or the current thread's. */
        boolean tryTake(int n) {
            Thread current = Thread.currentThread();
            if (getExclusiveOwnerThread() == current) {
                int holds = getState() + n;
                if (holds < 0) {
                    throw new Error("Maximum lock count exceeded");
                }
                setState(holds);
                return true;
            }
            if (getState() == 0 && compareAndSetState(0, n)) {
                setExclusiveOwnerThread(current);
                return true;
            }
            return false;
        }

        @Override
        protected boolean tryRelease(int n) {
            if (getExclusiveOwnerThread() != Thread.currentThread()) {
                throw new IllegalMonitorStateException();
            }
            int holds = getState() - n;
            if (holds == 0) {
                setExclusiveOwnerThread(null);
            }
            setState(holds);
            return holds == 0;
        }

        @Override
        protected boolean isHeldExclusively() {
            return getExclusiveOwnerThread() == Thread.currentThread();
        }

        int holds() {
            return isHeldExclusively() ? getState() : 0;
        }

        boolean isLocked() {
            return getState() != 0;
        }

        Thread owner() {
            return getState() == 0 ? null : getExclusiveOwnerThread();
        }
    }

    @Override
    public void lock() {
        sync.acquire(1);
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        sync.acquireInterruptibly(1);
    }

    @Override
    public boolean tryLock() {
        return sync.tryTake(1);
    }

    @Override
    public boolean tryLock(long timeout, TimeUnit unit) throws InterruptedException {
        return sync.tryAcquireNanos(1, unit.toNanos(timeout));
    }

    @Override
    public void unlock() {
        sync.release(1);
    }

    @Override
    public Condition newCondition() {
        return sync.new ConditionObject();
    }

    public int getHoldCount() {
        return sync.holds();
    }

    public boolean isHeldByCurrentThread() {
        return sync.isHeldExclusively();
    }

    public boolean isLocked() {
        return sync.isLocked();
    }

    public final boolean isFair() {
        return sync.fair;
    }

    protected Thread getOwner() {
        return sync.owner();
    }

    public final boolean hasQueuedThreads() {
        return sync.hasQueuedThreads();
    }

    public final boolean hasQueuedThread(Thread thread) {
        return sync.isQueued(thread);
    }

    public final int getQueueLength() {
        return sync.getQueueLength();
    }

    protected Collection<Thread> getQueuedThreads() {
        return sync.getQueuedThreads();
    }

    static AbstractQueuedSynchronizer.ConditionObject checked(Condition condition) {
        if (condition == null) {
            throw new NullPointerException();
        }
        if (!(condition instanceof AbstractQueuedSynchronizer.ConditionObject)) {
            throw new IllegalArgumentException("not owner");
        }
        return (AbstractQueuedSynchronizer.ConditionObject) condition;
    }

    public boolean hasWaiters(Condition condition) {
        return sync.hasWaiters(checked(condition));
    }

    public int getWaitQueueLength(Condition condition) {
        return sync.getWaitQueueLength(checked(condition));
    }

    protected Collection<Thread> getWaitingThreads(Condition condition) {
        return sync.getWaitingThreads(checked(condition));
    }

    @Override
    public String toString() {
        Thread o = sync.owner();
        return super.toString()
                + (o == null ? "[Unlocked]" : "[Locked by thread " + o.getName() + "]");
    }
}
