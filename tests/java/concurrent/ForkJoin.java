import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Tasks that fork others and join them. */
public class ForkJoin {
    static class Fibonacci extends RecursiveTask<Integer> {
        final int n;

        Fibonacci(int n) {
            this.n = n;
        }

        @Override
        protected Integer compute() {
            if (n < 2) {
                return n;
            }
            Fibonacci left = new Fibonacci(n - 1);
            left.fork();
            return new Fibonacci(n - 2).compute() + left.join();
        }
    }

    static class Doubling extends RecursiveAction {
        final int[] a;
        final int from;
        final int to;

        Doubling(int[] a, int from, int to) {
            this.a = a;
            this.from = from;
            this.to = to;
        }

        @Override
        protected void compute() {
            if (to - from < 10) {
                for (int i = from; i < to; i++) {
                    a[i] *= 2;
                }
                return;
            }
            int middle = (from + to) / 2;
            invokeAll(new Doubling(a, from, middle), new Doubling(a, middle, to));
        }
    }

    static class Counting extends CountedCompleter<Void> {
        final AtomicInteger count;
        final int n;

        Counting(CountedCompleter<?> parent, AtomicInteger count, int n) {
            super(parent);
            this.count = count;
            this.n = n;
        }

        @Override
        public void compute() {
            if (n > 1) {
                setPendingCount(2);
                new Counting(this, count, n / 2).fork();
                new Counting(this, count, n - n / 2).fork();
            } else {
                count.incrementAndGet();
            }
            tryComplete();
        }
    }

    static class Failing extends RecursiveTask<String> {
        @Override
        protected String compute() {
            throw new IllegalStateException("failed");
        }
    }

    public static void main(String[] args) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(3);
        System.out.println(pool.invoke(new Fibonacci(15)));
        int[] a = new int[1000];
        for (int i = 0; i < a.length; i++) {
            a[i] = i;
        }
        ForkJoinPool.commonPool().invoke(new Doubling(a, 0, a.length));
        long sum = 0;
        for (int x : a) {
            sum += x;
        }
        System.out.println(sum);
        AtomicInteger count = new AtomicInteger();
        pool.invoke(new Counting(null, count, 200));
        System.out.println(count);
        ForkJoinTask<String> failing = pool.submit(new Failing());
        try {
            failing.get();
        } catch (ExecutionException e) {
            System.out.println(failing.isCompletedAbnormally() + " "
                    + failing.getException().getClass());
        }
        System.out.println(pool.submit(() -> ForkJoinTask.inForkJoinPool()).get() + " "
                + ForkJoinTask.inForkJoinPool() + " " + new Fibonacci(10).invoke());
        pool.shutdown();
        System.out.println(pool.awaitTermination(2, TimeUnit.SECONDS) + " " + pool.isTerminated());
    }
}

// expect:
// 610
// 999000
// 200
// true class java.lang.IllegalStateException
// true false 55
// true true
