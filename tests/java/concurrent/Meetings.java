import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Latches, barriers over many generations, phasers, exchangers, semaphores. */
public class Meetings {
    static Thread[] start(int n, Runnable r) {
        Thread[] threads = new Thread[n];
        for (int i = 0; i < n; i++) {
            threads[i] = new Thread(r, "t" + i);
            threads[i].start();
        }
        return threads;
    }

    static void join(Thread[] threads) throws InterruptedException {
        for (Thread t : threads) {
            t.join();
        }
    }

    static void latch() throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(4);
        AtomicInteger n = new AtomicInteger();
        Thread[] threads = start(4, () -> {
            n.incrementAndGet();
            latch.countDown();
        });
        latch.await();
        System.out.println(n + " " + latch.getCount() + " " + latch.await(1, TimeUnit.SECONDS));
        join(threads);
        System.out.println(new CountDownLatch(1).await(2, TimeUnit.MILLISECONDS));
    }

    static void barrier() throws Exception {
        int[] generation = {0};
        AtomicInteger wrong = new AtomicInteger();
        CyclicBarrier barrier = new CyclicBarrier(4, () -> generation[0]++);
        join(start(4, () -> {
            try {
                for (int i = 0; i < 500; i++) {
                    if (generation[0] != i) {
                        wrong.incrementAndGet();
                    }
                    barrier.await();
                }
            } catch (InterruptedException | BrokenBarrierException e) {
                System.out.println(e);
            }
        }));
        System.out.println(generation[0] + " " + wrong + " " + barrier.getNumberWaiting());
        Thread[] one = start(1, () -> {
            try {
                barrier.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                System.out.println(e);
            }
        });
        while (barrier.getNumberWaiting() == 0) {
            Thread.yield();
        }
        try {
            barrier.await(2, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            join(one);
            System.out.println(e + " " + barrier.isBroken());
        }
        barrier.reset();
        System.out.println(barrier.isBroken());
    }

    static void phaser() throws InterruptedException {
        Phaser root = new Phaser(1);
        AtomicInteger n = new AtomicInteger();
        Phaser[] parts = {new Phaser(root, 2), new Phaser(root, 2)};
        AtomicInteger next = new AtomicInteger();
        Thread[] threads = start(4, () -> {
            Phaser p = parts[next.getAndIncrement() % 2];
            for (int i = 0; i < 50; i++) {
                n.incrementAndGet();
                p.arriveAndAwaitAdvance();
                p.arriveAndAwaitAdvance();
            }
            p.arriveAndDeregister();
        });
        int wrong = 0;
        for (int i = 0; i < 50; i++) {
            root.arriveAndAwaitAdvance();
            wrong += n.get() == 4 * (i + 1) ? 0 : 1;
            root.arriveAndAwaitAdvance();
        }
        join(threads);
        System.out.println(wrong + " " + root.getPhase() + " " + root.getRegisteredParties() + " "
                + parts[0].getRegisteredParties() + " " + root.isTerminated());
        root.arriveAndDeregister();
        System.out.println(root.isTerminated() + " " + (root.getPhase() & Integer.MAX_VALUE));
    }

    static void exchanger() throws InterruptedException {
        Exchanger<Integer> exchanger = new Exchanger<>();
        int[] sums = new int[2];
        AtomicInteger next = new AtomicInteger();
        join(start(2, () -> {
            int me = next.getAndIncrement();
            try {
                for (int i = 0; i < 100; i++) {
                    sums[me] += exchanger.exchange(me * 1000 + i);
                }
            } catch (InterruptedException e) {
                System.out.println(e);
            }
        }));
        System.out.println(sums[0] + " " + sums[1]);
    }

    static void semaphore() throws InterruptedException {
        Semaphore s = new Semaphore(2, true);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        join(start(4, () -> {
            for (int i = 0; i < 200; i++) {
                s.acquireUninterruptibly();
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                inside.decrementAndGet();
                s.release();
            }
        }));
        System.out.println((most.get() <= 2) + " " + s.availablePermits() + " "
                + s.tryAcquire(3) + " " + s.tryAcquire(2) + " " + s.drainPermits() + " "
                + s.tryAcquire(1, TimeUnit.MILLISECONDS));
    }

    public static void main(String[] args) throws Exception {
        latch();
        barrier();
        phaser();
        exchanger();
        semaphore();
    }
}

// expect:
// 4 0 true
// false
// 500 0 0
// java.util.concurrent.BrokenBarrierException
// java.util.concurrent.TimeoutException true
// false
// 0 100 1 0 false
// true 101
// 104950 4950
// true 2 false true 0 false
