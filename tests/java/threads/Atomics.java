import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Atomic counters and compare-and-set loops from several threads. */
public class Atomics {
    public static void main(String[] args) throws InterruptedException {
        AtomicInteger n = new AtomicInteger();
        AtomicLong l = new AtomicLong(1L << 40);
        AtomicReference<String> longest = new AtomicReference<>("");
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            int at = i;
            threads[i] = new Thread(() -> {
                for (int k = 0; k < 3000; k++) {
                    n.incrementAndGet();
                    l.addAndGet(-at);
                    String mine = "x".repeat(k % 20 + at);
                    String seen = longest.get();
                    while (mine.length() > seen.length() && !longest.compareAndSet(seen, mine)) {
                        seen = longest.get();
                    }
                }
            });
            threads[i].start();
        }
        for (Thread t : threads) {
            t.join();
        }
        System.out.println(n.get() + " " + (l.get() - (1L << 40)) + " " + longest.get().length());
        System.out.println(n.compareAndSet(9000, 1) + " " + n.compareAndSet(9000, 2) + " " + n.getAndAdd(5) + " " + n);
    }
}

// expect:
// 9000 -9000 21
// true false 1 6
