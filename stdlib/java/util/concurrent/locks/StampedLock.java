package java.util.concurrent.locks;

import java.io.Serializable;
import java.util.concurrent.TimeUnit;

/**
 * A lock for writers and readers whose holds are told by numbers, and for readers who only look
 * afterwards whether a writer was there. It is not reentrant.
 *
 * A stamp's bits above READ_BITS are those of the state: they change with every write. Its
 * READ_BITS tell how many readers there were, and make stamps of readers differ from 0.
 */
public class StampedLock implements Serializable {
    private static final long WRITE = 1 << 7;
    private static final long READ_BITS = WRITE - 1;
    private static final int MAX_SHOWN = (int) READ_BITS - 1;
    private static final long ORIGIN = WRITE << 1;

    /** The number of writes begun and ended, in units of WRITE; odd while there is a writer. */
    private volatile long state = ORIGIN;
    /** Guarded by this lock's monitor, as are changes of the state. */
    private int readers;
    /** Writers that wait: new readers then wait behind them. */
    private int waitingWriters;

    public StampedLock() {
    }

    private boolean isWriting() {
        return (state & WRITE) != 0;
    }

    private long readStamp() {
        return state + Math.min(readers, MAX_SHOWN);
    }

    public synchronized long tryWriteLock() {
        if (isWriting() || readers > 0) {
            return 0;
        }
        state += WRITE;
        return state;
    }

    public synchronized long tryReadLock() {
        if (isWriting()) {
            return 0;
        }
        readers++;
        return readStamp();
    }

    /** Waits once; false if the deadline (in nanoseconds; 0: none) is over. */
    private boolean await(long deadline) throws InterruptedException {
        if (deadline == 0) {
            wait();
            return true;
        }
        long rest = deadline - System.nanoTime();
        if (rest <= 0) {
            return false;
        }
        wait(rest / 1000_000 + 1);
        return true;
    }

    private synchronized long write(long deadline) throws InterruptedException {
        waitingWriters++;
        try {
            long stamp = tryWriteLock();
            while (stamp == 0 && await(deadline)) {
                stamp = tryWriteLock();
            }
            return stamp;
        } finally {
            waitingWriters--;
            if (!isWriting()) {
                notifyAll();
            }
        }
    }

    private synchronized long read(long deadline) throws InterruptedException {
        while (isWriting() || waitingWriters > 0 && readers > 0) {
            if (!await(deadline)) {
                return 0;
            }
        }
        return tryReadLock();
    }

    private long uninterruptibly(boolean writing) {
        boolean interrupted = false;
        while (true) {
            try {
                long stamp = writing ? write(0) : read(0);
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return stamp;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    private static long deadline(long time, TimeUnit unit) {
        long end = System.nanoTime() + unit.toNanos(time);
        return end == 0 ? 1 : end;
    }

    private static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    public long writeLock() {
        long stamp = tryWriteLock();
        return stamp != 0 ? stamp : uninterruptibly(true);
    }

    public long tryWriteLock(long time, TimeUnit unit) throws InterruptedException {
        checkInterrupt();
        return write(deadline(time, unit));
    }

    public long writeLockInterruptibly() throws InterruptedException {
        checkInterrupt();
        return write(0);
    }

    public long readLock() {
        return uninterruptibly(false);
    }

    public long tryReadLock(long time, TimeUnit unit) throws InterruptedException {
        checkInterrupt();
        return read(deadline(time, unit));
    }

    public long readLockInterruptibly() throws InterruptedException {
        checkInterrupt();
        return read(0);
    }

    public long tryOptimisticRead() {
        long s = state;
        return (s & WRITE) == 0 ? s : 0;
    }

    public boolean validate(long stamp) {
        return (stamp & ~READ_BITS) == (state & ~READ_BITS);
    }

    private void check(boolean held) {
        if (!held) {
            throw new IllegalMonitorStateException();
        }
    }

    public synchronized void unlockWrite(long stamp) {
        check(stamp == state && isWriting());
        state += WRITE;
        if (state == 0) {
            state = ORIGIN;
        }
        notifyAll();
    }

    public synchronized void unlockRead(long stamp) {
        check((stamp & READ_BITS) != 0 && validate(stamp) && readers > 0);
        readers--;
        notifyAll();
    }

    public void unlock(long stamp) {
        if ((stamp & WRITE) != 0) {
            unlockWrite(stamp);
        } else {
            unlockRead(stamp);
        }
    }

    /** Whether a stamp is of a hold that there is, or of an optimistic read that is valid. */
    private boolean isCurrent(long stamp) {
        return stamp != 0 && validate(stamp)
                && ((stamp & READ_BITS) == 0 || readers > 0);
    }

    public synchronized long tryConvertToWriteLock(long stamp) {
        if (!isCurrent(stamp)) {
            return 0;
        }
        if ((stamp & WRITE) != 0) {
            return stamp;
        }
        int mine = (stamp & READ_BITS) != 0 ? 1 : 0;
        if (readers != mine) {
            return 0;
        }
        readers = 0;
        return tryWriteLock();
    }

    public synchronized long tryConvertToReadLock(long stamp) {
        if (!isCurrent(stamp)) {
            return 0;
        }
        if ((stamp & WRITE) != 0) {
            unlockWrite(stamp);
        } else if ((stamp & READ_BITS) != 0) {
            return stamp;
        }
        return tryReadLock();
    }

    public synchronized long tryConvertToOptimisticRead(long stamp) {
        if (!isCurrent(stamp)) {
            return 0;
        }
        if ((stamp & WRITE) != 0) {
            unlockWrite(stamp);
        } else if ((stamp & READ_BITS) != 0) {
            unlockRead(stamp);
        }
        return state;
    }

    public synchronized boolean tryUnlockWrite() {
        if (!isWriting()) {
            return false;
        }
        unlockWrite(state);
        return true;
    }

    public synchronized boolean tryUnlockRead() {
        if (readers == 0) {
            return false;
        }
        unlockRead(readStamp());
        return true;
    }

    public boolean isWriteLocked() {
        return isWriting();
    }

    public boolean isReadLocked() {
        return getReadLockCount() > 0;
    }

    public static boolean isWriteLockStamp(long stamp) {
        return (stamp & (WRITE | READ_BITS)) == WRITE;
    }

    public static boolean isReadLockStamp(long stamp) {
        return (stamp & READ_BITS) != 0;
    }

    public static boolean isLockStamp(long stamp) {
        return (stamp & (WRITE | READ_BITS)) != 0;
    }

    public static boolean isOptimisticReadStamp(long stamp) {
        return (stamp & (WRITE | READ_BITS)) == 0 && stamp != 0;
    }

    public synchronized int getReadLockCount() {
        return readers;
    }

    @Override
    public synchronized String toString() {
        return super.toString() + (isWriting() ? "[Write-locked]"
                : readers == 0 ? "[Unlocked]" : "[Read-locks:" + readers + "]");
    }

    public Lock asReadLock() {
        return new ReadView();
    }

    public Lock asWriteLock() {
        return new WriteView();
    }

    public ReadWriteLock asReadWriteLock() {
        return new PairView();
    }

    /** The readers' side as a Lock. */
    private final class ReadView implements Lock {
        @Override
        public void lock() {
            readLock();
        }

        @Override
        public void lockInterruptibly() throws InterruptedException {
            readLockInterruptibly();
        }

        @Override
        public boolean tryLock() {
            return tryReadLock() != 0;
        }

        @Override
        public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
            return tryReadLock(time, unit) != 0;
        }

        @Override
        public void unlock() {
            check(tryUnlockRead());
        }

        @Override
        public Condition newCondition() {
            throw new UnsupportedOperationException();
        }
    }

    /** The writers' side as a Lock. */
    private final class WriteView implements Lock {
        @Override
        public void lock() {
            writeLock();
        }

        @Override
        public void lockInterruptibly() throws InterruptedException {
            writeLockInterruptibly();
        }

        @Override
        public boolean tryLock() {
            return tryWriteLock() != 0;
        }

        @Override
        public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
            return tryWriteLock(time, unit) != 0;
        }

        @Override
        public void unlock() {
            check(tryUnlockWrite());
        }

        @Override
        public Condition newCondition() {
            throw new UnsupportedOperationException();
        }
    }

    /** Both sides. */
    private final class PairView implements ReadWriteLock {
        @Override
        public Lock readLock() {
            return asReadLock();
        }

        @Override
        public Lock writeLock() {
            return asWriteLock();
        }
    }
}
