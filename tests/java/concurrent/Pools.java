import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Executors: results, failures, rejection, shutting down, delays, cached and single threads. */
public class Pools {
    static void results() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int n = i;
            tasks.add(() -> n * n);
        }
        int sum = 0;
        for (Future<Integer> f : pool.invokeAll(tasks)) {
            sum += f.get();
        }
        System.out.println(sum + " " + pool.invokeAny(tasks.subList(5, 6)));
        Future<?> failing = pool.submit(() -> {
            throw new IllegalStateException("bad");
        });
        try {
            failing.get();
        } catch (ExecutionException e) {
            System.out.println(e + " " + failing.isDone());
        }
        CompletionService<Integer> service = new ExecutorCompletionService<>(pool);
        for (int i = 0; i < 10; i++) {
            service.submit(tasks.get(i));
        }
        sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += service.take().get();
        }
        System.out.println(sum + " " + service.poll());
        pool.shutdown();
        System.out.println(pool.awaitTermination(20, TimeUnit.SECONDS) + " " + pool.isTerminated());
        try {
            pool.execute(() -> { });
        } catch (RejectedExecutionException e) {
            System.out.println("rejected");
        }
    }

    static void policies() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 2, 1, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(2), new ThreadPoolExecutor.CallerRunsPolicy());
        List<String> ran = new ArrayList<>();
        Runnable blocked = () -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                ran.add("interrupted");
            }
        };
        for (int i = 0; i < 4; i++) {
            pool.execute(blocked);
        }
        pool.execute(() -> ran.add(Thread.currentThread().getName()));
        System.out.println(ran + " " + pool.getPoolSize() + " " + pool.getQueue().size());
        pool.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        pool.execute(() -> ran.add("discarded"));
        gate.countDown();
        pool.shutdown();
        System.out.println(pool.awaitTermination(20, TimeUnit.SECONDS) + " " + ran + " "
                + pool.getCompletedTaskCount() + " " + pool.getLargestPoolSize());
    }

    static void stopping() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        CountDownLatch started = new CountDownLatch(1);
        AtomicInteger interrupts = new AtomicInteger();
        pool.execute(() -> {
            started.countDown();
            try {
                Thread.sleep(10_000);
            } catch (InterruptedException e) {
                interrupts.incrementAndGet();
            }
        });
        pool.execute(() -> { });
        started.await();
        System.out.println(pool.shutdownNow().size());
        System.out.println(pool.awaitTermination(20, TimeUnit.SECONDS) + " " + interrupts);
        ExecutorService cached = Executors.newCachedThreadPool();
        Future<String> f = cached.submit(() -> Thread.currentThread().getName());
        System.out.println(f.get().replaceAll("[0-9]+", "N"));
        Future<?> sleeper = cached.submit(() -> {
            Thread.sleep(10_000);
            return null;
        });
        System.out.println(sleeper.cancel(true) + " " + sleeper.isCancelled());
        cached.shutdown();
        System.out.println(cached.awaitTermination(20, TimeUnit.SECONDS));
    }

    static void delays() throws Exception {
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
        List<String> order = new ArrayList<>();
        CountDownLatch thrice = new CountDownLatch(3);
        ScheduledFuture<?> last = pool.schedule(() -> order.add("last"), 1, TimeUnit.HOURS);
        ScheduledFuture<String> soon = pool.schedule(() -> {
            order.add("soon");
            return "result";
        }, 5, TimeUnit.MILLISECONDS);
        System.out.println(soon.get() + " " + last.isDone());
        pool.schedule(() -> order.add("later"), 5, TimeUnit.MILLISECONDS).get();
        ScheduledFuture<?> tick = pool.scheduleAtFixedRate(thrice::countDown, 0, 2,
                TimeUnit.MILLISECONDS);
        thrice.await();
        System.out.println(tick.isDone() + " " + tick.cancel(false) + " " + order);
        last.cancel(false);
        pool.shutdown();
        System.out.println(pool.awaitTermination(20, TimeUnit.SECONDS));
    }

    public static void main(String[] args) throws Exception {
        results();
        policies();
        stopping();
        delays();
    }
}

// expect:
// 2470 25
// java.util.concurrent.ExecutionException: java.lang.IllegalStateException: bad true
// 285 null
// true true
// rejected
// [main] 2 2
// true [main] 4 2
// 1
// true 1
// pool-N-thread-N
// true true
// true
// result false
// false true [soon, later]
// true
