package java.util.concurrent.locks;

import java.io.Serializable;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/** A pair of reentrant locks: several readers, or one writer, who may also read. */
public class ReentrantReadWriteLock implements ReadWriteLock, Serializable {
    private final Sync sync;
    private final ReadLock readLock;
    private final WriteLock writeLock;

    public ReentrantReadWriteLock() {
        this(false);
    }

    public ReentrantReadWriteLock(boolean fair) {
        sync = new Sync(fair);
        readLock = new ReadLock(this);
        writeLock = new WriteLock(this);
    }

    @Override
    public ReentrantReadWriteLock.WriteLock writeLock() {
        return writeLock;
    }

    @Override
    public ReentrantReadWriteLock.ReadLock readLock() {
        return readLock;
    }

    /** Its state holds the number of read holds above, that of the writer's holds below. */
    private static final class Sync extends AbstractQueuedSynchronizer {
        private static final int READ_UNIT = 1 << 16;
        private static final int MAX_HOLDS = READ_UNIT - 1;

        final boolean fair;
        /** How often each thread holds the read lock. */
        private final transient ThreadLocal<int[]> readHolds = new ThreadLocal<>();

        Sync(boolean fair) {
            this.fair = fair;
        }

        static int readers(int state) {
            return state >>> 16;
        }

        static int writes(int state) {
            return state & MAX_HOLDS;
        }

        @Override
        protected boolean tryAcquire(int n) {
            if (getState() == 0 && fair && hasQueuedPredecessors()) {
                return false;
            }
            return tryWrite(n);
        }

        boolean tryWrite(int n) {
            int s = getState();
            if (s == 0) {
                if (!compareAndSetState(0, n)) {
                    return false;
                }
                setExclusiveOwnerThread(Thread.currentThread());
                return true;
            }
            if (!isHeldExclusively()) {
                return false;
            }
            if (writes(s) + n > MAX_HOLDS) {
                throw new Error("Maximum lock count exceeded");
            }
            // The read holds cannot change now: they are the writer's own.
            setState(s + n);
            return true;
        }

        @Override
        protected boolean tryRelease(int n) {
            if (!isHeldExclusively()) {
                throw new IllegalMonitorStateException();
            }
            int s = getState() - n;
            boolean free = writes(s) == 0;
            if (free) {
                setExclusiveOwnerThread(null);
            }
            setState(s);
            return free;
        }

        @Override
        protected int tryAcquireShared(int n) {
            boolean mustQueue = fair ? hasQueuedPredecessors() : isFirstExclusive();
            if (mustQueue && !isHeldExclusively() && readHolds() == 0
                    && getFirstQueuedThread() != Thread.currentThread()) {
                return -1;
            }
            return tryRead() ? 1 : -1;
        }

        boolean tryRead() {
            while (true) {
                int s = getState();
                if (writes(s) != 0 && !isHeldExclusively()) {
                    return false;
                }
                if (readers(s) == MAX_HOLDS) {
                    throw new Error("Maximum lock count exceeded");
                }
                if (compareAndSetState(s, s + READ_UNIT)) {
                    addReadHold();
                    return true;
                }
            }
        }

        private void addReadHold() {
            int[] holds = readHolds.get();
            if (holds == null) {
                holds = new int[1];
                readHolds.set(holds);
            }
            holds[0]++;
        }

        @Override
        protected boolean tryReleaseShared(int n) {
            int[] holds = readHolds.get();
            if (holds == null) {
                readHolds.remove();
                throw new IllegalMonitorStateException(
                        "attempt to unlock read lock, not locked by current thread");
            }
            if (--holds[0] == 0) {
                readHolds.remove();
            }
            while (true) {
                int s = getState();
                if (compareAndSetState(s, s - READ_UNIT)) {
                    return s == READ_UNIT;
                }
            }
        }

        @Override
        protected boolean isHeldExclusively() {
            return getExclusiveOwnerThread() == Thread.currentThread();
        }

        int readHolds() {
            int[] holds = readHolds.get();
            return holds == null ? 0 : holds[0];
        }

        int writeHolds() {
            return isHeldExclusively() ? writes(getState()) : 0;
        }

        int allReaders() {
            return readers(getState());
        }

        boolean isWriteLocked() {
            return writes(getState()) != 0;
        }

        Thread owner() {
            return isWriteLocked() ? getExclusiveOwnerThread() : null;
        }
    }

    /** The readers' side. */
    public static class ReadLock implements Lock, Serializable {
        private final Sync sync;

        protected ReadLock(ReentrantReadWriteLock lock) {
            sync = lock.sync;
        }

        @Override
        public void lock() {
            sync.acquireShared(1);
        }

        @Override
        public void lockInterruptibly() throws InterruptedException {
            sync.acquireSharedInterruptibly(1);
        }

        @Override
        public boolean tryLock() {
            return sync.tryRead();
        }

        @Override
        public boolean tryLock(long timeout, TimeUnit unit) throws InterruptedException {
            return sync.tryAcquireSharedNanos(1, unit.toNanos(timeout));
        }

        @Override
        public void unlock() {
            sync.releaseShared(1);
        }

        @Override
        public Condition newCondition() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String toString() {
            return super.toString() + "[Read locks = " + sync.allReaders() + "]";
        }
    }

    /** The writers' side. */
    public static class WriteLock implements Lock, Serializable {
        private final Sync sync;

        protected WriteLock(ReentrantReadWriteLock lock) {
            sync = lock.sync;
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
            return sync.tryWrite(1);
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

        public boolean isHeldByCurrentThread() {
            return sync.isHeldExclusively();
        }

        public int getHoldCount() {
            return sync.writeHolds();
        }

        @Override
        public String toString() {
            Thread o = sync.owner();
            return super.toString()
                    + (o == null ? "[Unlocked]" : "[Locked by thread " + o.getName() + "]");
        }
    }

    public final boolean isFair() {
        return sync.fair;
    }

    protected Thread getOwner() {
        return sync.owner();
    }

    public int getReadLockCount() {
        return sync.allReaders();
    }

    public boolean isWriteLocked() {
        return sync.isWriteLocked();
    }

    public boolean isWriteLockedByCurrentThread() {
        return sync.isHeldExclusively();
    }

    public int getWriteHoldCount() {
        return sync.writeHolds();
    }

    public int getReadHoldCount() {
        return sync.readHolds();
    }

    protected Collection<Thread> getQueuedWriterThreads() {
        return sync.getExclusiveQueuedThreads();
    }

    protected Collection<Thread> getQueuedReaderThreads() {
        return sync.getSharedQueuedThreads();
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

    public boolean hasWaiters(Condition condition) {
        return sync.hasWaiters(ReentrantLock.checked(condition));
    }

    public int getWaitQueueLength(Condition condition) {
        return sync.getWaitQueueLength(ReentrantLock.checked(condition));
    }

    protected Collection<Thread> getWaitingThreads(Condition condition) {
        return sync.getWaitingThreads(ReentrantLock.checked(condition));
    }

    @Override
    public String toString() {
        int writes = sync.owner() == null ? 0 : 1;
        return super.toString() + "[Write locks = " + writes + ", Read locks = "
                + sync.allReaders() + "]";
    }
}
