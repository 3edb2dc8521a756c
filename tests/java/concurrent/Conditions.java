import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Conditions, interrupts, holds and states of locks; a lock of one's own; parking. */
public class Conditions {
    static void conditions() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        Condition c = lock.newCondition();
        int[] turn = {0};
        Thread[] threads = new Thread[3];
        for (int t = 0; t < 3; t++) {
            int me = t;
            threads[t] = new Thread(() -> {
                for (int i = 0; i < 100; i++) {
                    lock.lock();
                    try {
                        while (turn[0] % 3 != me) {
                            c.awaitUninterruptibly();
                        }
                        turn[0]++;
                        c.signalAll();
                    } finally {
                        lock.unlock();
                    }
                }
            });
            threads[t].start();
        }
        for (Thread t : threads) {
            t.join();
        }
        lock.lock();
        System.out.println(turn[0] + " " + c.await(2, TimeUnit.MILLISECONDS) + " "
                + (c.awaitNanos(1000) <= 0) + " " + lock.hasWaiters(c));
        lock.unlock();
        try {
            c.signal();
        } catch (IllegalMonitorStateException e) {
            System.out.println(e);
        }
    }

    static void interrupts() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        Condition c = lock.newCondition();
        lock.lock();
        Thread acquiring = new Thread(() -> {
            try {
                lock.lockInterruptibly();
            } catch (InterruptedException e) {
                System.out.println("acquiring: " + e);
            }
        });
        acquiring.start();
        while (!lock.hasQueuedThread(acquiring)) {
            Thread.yield();
        }
        acquiring.interrupt();
        acquiring.join();
        System.out.println(lock.hasQueuedThreads());
        Thread waiting = new Thread(() -> {
            lock.lock();
            try {
                c.await();
            } catch (InterruptedException e) {
                System.out.println("waiting: " + e + " " + lock.isHeldByCurrentThread());
            } finally {
                lock.unlock();
            }
        });
        waiting.start();
        while (!lock.hasWaiters(c)) {
            lock.unlock();
            Thread.yield();
            lock.lock();
        }
        waiting.interrupt();
        lock.unlock();
        waiting.join();
    }

    static void holds() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock(true);
        lock.lock();
        lock.lock();
        boolean[] got = new boolean[2];
        Thread t = new Thread(() -> {
            got[0] = lock.tryLock();
            try {
                got[1] = lock.tryLock(2, TimeUnit.MILLISECONDS);
                lock.unlock();
            } catch (InterruptedException | IllegalMonitorStateException e) {
                System.out.println(e);
            }
        });
        t.start();
        t.join();
        System.out.println(lock.getHoldCount() + " " + got[0] + got[1] + " " + lock.isFair() + " "
                + lock.toString().replaceAll(".*\\[", "["));
        ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
        rw.readLock().lock();
        rw.readLock().lock();
        System.out.println(rw.writeLock().tryLock() + " " + rw.getReadLockCount() + " "
                + rw.getReadHoldCount());
        rw.readLock().unlock();
        rw.readLock().unlock();
        rw.writeLock().lock();
        rw.readLock().lock();
        rw.writeLock().unlock();
        System.out.println(rw.isWriteLocked() + " " + rw.getReadLockCount() + " "
                + rw.toString().replaceAll(".*\\[", "["));
        StampedLock s = new StampedLock();
        long optimistic = s.tryOptimisticRead();
        long read = s.readLock();
        System.out.println(optimistic + " " + read + " " + s.validate(optimistic) + " "
                + s.tryWriteLock());
        long write = s.tryConvertToWriteLock(read);
        System.out.println(write + " " + s.validate(optimistic) + " " + s.isWriteLocked());
        s.unlockWrite(write);
        System.out.println(s.tryOptimisticRead());
    }

    /** A gate that opens once. */
    static class Gate extends AbstractQueuedSynchronizer {
        @Override
        protected int tryAcquireShared(int ignored) {
            return getState() == 1 ? 1 : -1;
        }

        @Override
        protected boolean tryReleaseShared(int ignored) {
            setState(1);
            return true;
        }
    }

    static void gate() throws InterruptedException {
        Gate gate = new Gate();
        CountDownLatch through = new CountDownLatch(5);
        for (int i = 0; i < 5; i++) {
            new Thread(() -> {
                gate.acquireShared(1);
                through.countDown();
            }).start();
        }
        while (gate.getQueueLength() < 5) {
            Thread.yield();
        }
        System.out.println(through.getCount() + " " + gate.tryAcquireSharedNanos(1, 1000));
        gate.releaseShared(1);
        through.await();
        System.out.println(through.getCount() + " " + gate.hasContended() + " "
                + gate.toString().replaceAll(".*\\[", "["));
    }

    static void parking() throws InterruptedException {
        LockSupport.unpark(Thread.currentThread());
        LockSupport.park();
        LockSupport.parkNanos(1000);
        Object blocker = "blocker";
        boolean[] interrupted = new boolean[1];
        Thread t = new Thread(() -> {
            LockSupport.park(blocker);
            interrupted[0] = Thread.interrupted();
            LockSupport.parkNanos(blocker, 10_000_000_000L);
        });
        t.start();
        while (t.getState() != Thread.State.WAITING) {
            Thread.yield();
        }
        System.out.println(LockSupport.getBlocker(t));
        t.interrupt();
        while (t.getState() != Thread.State.TIMED_WAITING) {
            Thread.yield();
        }
        System.out.println(interrupted[0]);
        LockSupport.unpark(t);
        t.join();
        System.out.println(LockSupport.getBlocker(t) + " " + t.getState());
    }

    public static void main(String[] args) throws InterruptedException {
        conditions();
        interrupts();
        holds();
        gate();
        parking();
    }
}

// expect:
// 300 false true false
// java.lang.IllegalMonitorStateException
// acquiring: java.lang.InterruptedException
// false
// waiting: java.lang.InterruptedException true
// java.lang.IllegalMonitorStateException
// 2 falsefalse true [Locked by thread main]
// false 2 2
// false 1 [Write locks = 0, Read locks = 1]
// 256 257 true 0
// 384 false true
// 512
// 5 false
// 0 true [State = 1, empty queue]
// blocker
// true
// null TERMINATED
