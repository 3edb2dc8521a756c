import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Thread groups, states and traces; what java.util.concurrent has besides. */
@SuppressWarnings({"deprecation", "removal"})
public class ThreadsAndGroups {
    static void await(Thread t, Thread.State state) throws InterruptedException {
        while (t.getState() != state) {
            Thread.sleep(1);
        }
        System.out.println(t.getName() + " is " + t.getState());
    }

    static void groups() throws Exception {
        ThreadGroup outer = new ThreadGroup("outer") {
            @Override
            public void uncaughtException(Thread t, Throwable e) {
                System.out.println(t.getName() + " threw " + e.getMessage());
                if (e instanceof ThreadDeath) {
                    super.uncaughtException(t, e);
                }
            }
        };
        ThreadGroup inner = new ThreadGroup(outer, "inner");
        System.out.println(inner.getName() + " in " + inner.getParent().getName() + " in "
                + Thread.currentThread().getThreadGroup().getName());
        inner.setDaemon(true);
        Object lock = new Object();
        Thread waiting = new Thread(inner, () -> {
            synchronized (lock) {
                try {
                    lock.wait(60_000, 1);
                } catch (InterruptedException e) {
                    throw new IllegalStateException("interrupted");
                }
            }
        }, "waiting", 1 << 18);
        waiting.start();
        await(waiting, Thread.State.TIMED_WAITING);
        Thread[] found = new Thread[5];
        System.out.println(outer.activeCount() + " " + inner.enumerate(found) + " "
                + found[0].getName());
        waiting.interrupt();
        waiting.join();
        await(waiting, Thread.State.TERMINATED);
        System.out.println(outer.activeCount() + " " + inner.isDestroyed() + " "
                + outer.isDestroyed() + " " + waiting.getThreadGroup());
    }

    static void kinds() throws Exception {
        Thread named = new Thread("named");
        named.start();
        named.join();
        ThreadGroup group = new ThreadGroup("group");
        Thread plain = new Thread(group, () ->
                System.out.println("in " + Thread.currentThread().getThreadGroup().getName()));
        plain.start();
        plain.join();
        Thread overriding = new Thread(group, "overriding") {
            @Override
            public void run() {
                System.out.println(getName() + " " + getState().equals(Thread.State.RUNNABLE));
            }
        };
        overriding.start();
        overriding.join();
    }

    static void blocked() throws Exception {
        Object lock = new Object();
        Thread late = new Thread(() -> {
            synchronized (lock) {
                System.out.println("entered");
            }
        }, "late");
        synchronized (lock) {
            late.start();
            await(late, Thread.State.BLOCKED);
            Map<Thread, StackTraceElement[]> traces = Thread.getAllStackTraces();
            System.out.println(traces.containsKey(late) + " "
                    + traces.containsKey(Thread.currentThread()));
            StackTraceElement top = late.getStackTrace()[0];
            System.out.println(top.getClassName() + "." + top.getMethodName().startsWith("lambda"));
        }
        late.join();
        System.out.println(late.getStackTrace().length);
        Thread.dumpStack();
    }

    static void check(boolean condition) {
        if (!condition) {
            throw new AssertionError();
        }
    }

    static boolean refuses(Runnable action) {
        try {
            action.run();
            return false;
        } catch (UnsupportedOperationException e) {
            return true;
        }
    }

    static void suspended() throws Exception {
        AtomicInteger count = new AtomicInteger(5);
        Thread counting = new Thread(() -> {
            while (!Thread.interrupted()) {
                count.addAndGet(2);
            }
        });
        counting.setDaemon(true);
        counting.start();
        while (count.get() < 100) {
            Thread.sleep(1);
        }
        try {
            counting.suspend();
            Thread.sleep(20);
            int before = count.get();
            Thread.sleep(30);
            check(count.get() == before);
            counting.resume();
            while (count.get() == before) {
                Thread.sleep(1);
            }
        } catch (UnsupportedOperationException e) {
            // as the specification has it from Java 20 on
            check(refuses(counting::suspend) && refuses(counting::resume));
        }
        System.out.println("suspended or refused");
        counting.interrupt();
        counting.join();
    }

    static void concurrent() throws Exception {
        AtomicInteger number = new AtomicInteger(7);
        System.out.println(number.addAndGet(3) + " " + number.getAndDecrement() + " " + number);
        number.set(1);
        AtomicStampedReference<String> stamped = new AtomicStampedReference<>("a", 1);
        stamped.set("b", 2);
        System.out.println(stamped.getReference() + stamped.getStamp() + " " + number.get());
        Semaphore semaphore = new Semaphore(1);
        semaphore.acquire();
        System.out.println(semaphore.hasQueuedThreads());
        Thread queued = new Thread(() -> {
            semaphore.acquireUninterruptibly();
            System.out.println("acquired");
        });
        queued.start();
        while (!semaphore.hasQueuedThreads()) {
            Thread.sleep(1);
        }
        semaphore.release();
        queued.join();
        CyclicBarrier barrier = new CyclicBarrier(2);
        Thread partner = new Thread(() -> {
            try {
                barrier.await();
            } catch (Exception e) {
                System.out.println(e);
            }
        });
        partner.start();
        barrier.await();
        partner.join();
        Lock lock = new ReentrantLock();
        System.out.println(lock.tryLock() + " " + lock.tryLock());
        System.out.println(TimeUnit.MINUTES.toSeconds(2) + " " + TimeUnit.MICROSECONDS.toNanos(3)
                + " " + TimeUnit.MICROSECONDS.convert(1, TimeUnit.MINUTES));
        LockSupport.parkNanos(1000);
    }

    static void references() throws InterruptedException {
        ReferenceQueue<String> queue = new ReferenceQueue<>();
        String kept = new String("kept");
        Reference<String> reference = new WeakReference<>(kept, queue);
        System.out.println(reference.refersTo(kept) + " " + reference.refersTo(null) + " "
                + reference.isEnqueued());
        System.out.println(reference.enqueue() + " " + reference.isEnqueued());
        System.out.println((queue.remove() == reference) + " " + reference.isEnqueued());
    }

    public static void main(String[] args) throws Exception {
        groups();
        kinds();
        blocked();
        suspended();
        concurrent();
        references();
    }
}

// expect:
// inner in outer in main
// waiting is TIMED_WAITING
// 1 1 waiting
// waiting threw interrupted
// waiting is TERMINATED
// 0 true false null
// in group
// overriding true
// late is BLOCKED
// true true
// ThreadsAndGroups.true
// entered
// 0
// suspended or refused
// 10 10 9
// b2 1
// false
// acquired
// true true
// 120 3000 60000000
// true false false
// true true
// true false
// expect-stderr:
// java.lang.Exception: Stack trace
// ...
// 	at ThreadsAndGroups.blocked(ThreadsAndGroups.java:97)
// 	at ThreadsAndGroups.main(ThreadsAndGroups.java:197)
