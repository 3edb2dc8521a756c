import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Producers and consumers over a bounded queue, with executors and futures. */
public class Producers {
    static final int STOP = -1;

    private final BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(8);
    private final AtomicLong sum = new AtomicLong();
    private final LongAdder count = new LongAdder();
    private final ConcurrentHashMap<Integer, Integer> remainders = new ConcurrentHashMap<>();

    void produce(int from, int to) {
        try {
            for (int n = from; n < to; n++) {
                queue.put(n);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    long consume() throws InterruptedException {
        long own = 0;
        for (int n; (n = queue.take()) != STOP; own++) {
            sum.addAndGet(n);
            count.increment();
            remainders.merge(n % 7, 1, Integer::sum);
        }
        return own;
    }

    void run() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(5);
        CountDownLatch produced = new CountDownLatch(3);
        for (int p = 0; p < 3; p++) {
            int from = p * 100;
            pool.execute(() -> {
                produce(from, from + 100);
                produced.countDown();
            });
        }
        List<Future<Long>> consumers = new ArrayList<>();
        for (int c = 0; c < 2; c++) {
            consumers.add(pool.submit(this::consume));
        }
        produced.await();
        queue.put(STOP);
        queue.put(STOP);
        long consumed = 0;
        for (Future<Long> f : consumers) {
            consumed += f.get(10, TimeUnit.SECONDS);
        }
        pool.shutdown();
        System.out.println(pool.awaitTermination(10, TimeUnit.SECONDS) + " " + pool.isTerminated());
        System.out.println(consumed + " " + sum + " " + count + " " + new TreeMap<>(remainders));
    }

    static void failures() throws InterruptedException {
        ExecutorService one = Executors.newSingleThreadExecutor();
        Future<Object> failed = one.submit((Callable<Object>) () -> {
            throw new IllegalStateException("in the task");
        });
        try {
            failed.get();
        } catch (ExecutionException e) {
            System.out.println(e.getMessage() + " / " + failed.isDone());
        }
        CountDownLatch never = new CountDownLatch(1);
        Future<?> stuck = one.submit(() -> {
            never.await();
            return null;
        });
        try {
            stuck.get(10, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            System.out.println(e.getClass().getSimpleName() + " " + stuck.cancel(true) + " "
                    + stuck.isCancelled());
        }
        System.out.println(one.shutdownNow().size());
        try {
            one.submit(() -> 1);
        } catch (java.util.concurrent.RejectedExecutionException e) {
            System.out.println("rejected");
        }
    }

    static void futures() {
        CompletableFuture<Integer> a = CompletableFuture.supplyAsync(() -> 6);
        CompletableFuture<Integer> b = CompletableFuture.supplyAsync(() -> 7);
        System.out.println(a.thenCombine(b, (x, y) -> x * y).thenApply(n -> "answer " + n).join());
        System.out.println(a.<Integer>thenApply(n -> n / 0).exceptionally(e -> {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getCause().getMessage());
            return -1;
        }).handle((n, e) -> n + 1).join());
        CompletableFuture<Void> all = CompletableFuture.allOf(a, b);
        System.out.println(all.thenCompose(v -> a).join() + " " + all.isDone());
    }

    static void settings() throws Exception {
        Map<String, String> settings = new TreeMap<>();
        ReadWriteLock lock = new ReentrantReadWriteLock();
        List<Callable<String>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String key = "k" + i;
            tasks.add(() -> {
                lock.writeLock().lock();
                try {
                    return settings.put(key, key.repeat(2));
                } finally {
                    lock.writeLock().unlock();
                }
            });
        }
        ExecutorService pool = Executors.newCachedThreadPool();
        int nulls = 0;
        for (Future<String> f : pool.invokeAll(tasks)) {
            nulls += f.get() == null ? 1 : 0;
        }
        pool.shutdown();
        lock.readLock().lock();
        System.out.println(nulls + " " + settings);
        lock.readLock().unlock();
    }

    public static void main(String[] args) throws Exception {
        new Producers().run();
        failures();
        futures();
        settings();
    }
}

// expect:
// true true
// 300 44850 300 {0=43, 1=43, 2=43, 3=43, 4=43, 5=43, 6=42}
// java.lang.IllegalStateException: in the task / true
// TimeoutException true true
// 0
// rejected
// answer 42
// CompletionException: / by zero
// 0
// 6 true
// 4 {k0=k0k0, k1=k1k1, k2=k2k2, k3=k3k3}
