import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Mutual exclusion under each kind of lock: four threads count to 40,000. */
public class Locks {
    static int count;

    static void run(String name, Runnable lock, Runnable unlock, int times)
            throws InterruptedException {
        count = 0;
        Thread[] threads = new Thread[4];
        for (int i = 0; i < 4; i++) {
            threads[i] = new Thread(() -> {
                for (int j = 0; j < times; j++) {
                    lock.run();
                    try {
                        count++;
                    } finally {
                        unlock.run();
                    }
                }
            });
            threads[i].start();
        }
        for (Thread t : threads) {
            t.join();
        }
        System.out.println(name + " " + count);
    }

    static void run(String name, Lock lock, int times) throws InterruptedException {
        run(name, lock::lock, lock::unlock, times);
    }

    public static void main(String[] args) throws InterruptedException {
        run("unfair", new ReentrantLock(), 10_000);
        run("fair", new ReentrantLock(true), 1000);
        run("write", new ReentrantReadWriteLock().writeLock(), 10_000);
        run("fair write", new ReentrantReadWriteLock(true).writeLock(), 1000);
        Semaphore semaphore = new Semaphore(1);
        run("semaphore", semaphore::acquireUninterruptibly, semaphore::release, 10_000);
        StampedLock stamped = new StampedLock();
        run("stamped", stamped.asWriteLock(), 10_000);
    }
}

// expect:
// unfair 40000
// fair 4000
// write 40000
// fair write 4000
// semaphore 40000
// stamped 40000
