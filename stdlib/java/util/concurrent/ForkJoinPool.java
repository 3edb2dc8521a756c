package java.util.concurrent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An executor of tasks that fork others and join them.
 *
 * Each worker has a deque of what it has forked; it takes its own tasks from the end, those from
 * outside and of others from the beginning. One monitor guards all deques.
 */
public class ForkJoinPool extends AbstractExecutorService {
    public static final ForkJoinWorkerThreadFactory defaultForkJoinWorkerThreadFactory =
            new DefaultFactory();

    private static final int MAX_PARALLELISM = 0x7fff;
    private static final long KEEP_ALIVE_MILLIS = 60_000;
    private static final AtomicInteger poolNumber = new AtomicInteger();

    private final int parallelism;
    private final ForkJoinWorkerThreadFactory factory;
    private final Thread.UncaughtExceptionHandler handler;
    private final boolean asyncMode;
    private final String namePrefix;
    private final AtomicInteger workerNumber = new AtomicInteger();
    private final AtomicLong steals = new AtomicLong();
    // Guarded by this pool's monitor.
    private final ArrayList<ForkJoinWorkerThread> workers = new ArrayList<>();
    private final ArrayDeque<ForkJoinTask<?>> submitted = new ArrayDeque<>();
    /** Workers that wait for tasks. */
    private int idle;
    /** Workers that have been made but have not registered yet. */
    private int starting;
    /** Workers that wait for something else than tasks; others may stand in for them. */
    private int blocked;
    private boolean shutdown;
    private boolean stopped;

    /** Makes a pool's threads. */
    public interface ForkJoinWorkerThreadFactory {
        ForkJoinWorkerThread newThread(ForkJoinPool pool);
    }

    /** What a pool may run in a place that blocks. */
    public interface ManagedBlocker {
        boolean block() throws InterruptedException;

        boolean isReleasable();
    }

    private static final class DefaultFactory implements ForkJoinWorkerThreadFactory {
        @Override
        public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
            return new ForkJoinWorkerThread(pool);
        }
    }

    /** The pool of all; made when first asked for. */
    private static final class Common {
        static final ForkJoinPool POOL =
                new ForkJoinPool(parallelism(), "ForkJoinPool.commonPool-worker-");

        private static int parallelism() {
            String name = "java.util.concurrent.ForkJoinPool.common.parallelism";
            Integer n = Integer.getInteger(name);
            int processors = Runtime.getRuntime().availableProcessors();
            return n != null && n >= 0 ? n : Math.max(processors - 1, 1);
        }
    }

    public ForkJoinPool() {
        this(Runtime.getRuntime().availableProcessors());
    }

    public ForkJoinPool(int parallelism) {
        this(parallelism, defaultForkJoinWorkerThreadFactory, null, false);
    }

    public ForkJoinPool(int parallelism, ForkJoinWorkerThreadFactory factory,
            Thread.UncaughtExceptionHandler handler, boolean asyncMode) {
        if (parallelism <= 0 || parallelism > MAX_PARALLELISM) {
            throw new IllegalArgumentException();
        }
        this.parallelism = parallelism;
        this.factory = Objects.requireNonNull(factory);
        this.handler = handler;
        this.asyncMode = asyncMode;
        namePrefix = "ForkJoinPool-" + poolNumber.incrementAndGet() + "-worker-";
    }

    /** The common pool. A parallelism of 0 still gets a thread, for what is submitted. */
    private ForkJoinPool(int parallelism, String namePrefix) {
        this.parallelism = parallelism;
        this.namePrefix = namePrefix;
        factory = defaultForkJoinWorkerThreadFactory;
        handler = null;
        asyncMode = false;
    }

    public static ForkJoinPool commonPool() {
        return Common.POOL;
    }

    static ForkJoinPool poolOfCurrentThread() {
        Thread t = Thread.currentThread();
        return t instanceof ForkJoinWorkerThread
                ? ((ForkJoinWorkerThread) t).pool : commonPool();
    }

    final int nextWorkerIndex() {
        return workerNumber.incrementAndGet();
    }

    final String workerName(int index) {
        return namePrefix + index;
    }

    private boolean isCommon() {
        return this == Common.POOL;
    }

    /** Queues what the current thread forks. */
    final void push(ForkJoinTask<?> task) {
        Thread t = Thread.currentThread();
        if (t instanceof ForkJoinWorkerThread && ((ForkJoinWorkerThread) t).pool == this) {
            enqueue(((ForkJoinWorkerThread) t).forked, task);
        } else {
            submitExternally(task);
        }
    }

    private void submitExternally(ForkJoinTask<?> task) {
        synchronized (this) {
            if (shutdown) {
                throw new RejectedExecutionException();
            }
        }
        enqueue(submitted, task);
    }

    private void enqueue(ArrayDeque<ForkJoinTask<?>> queue, ForkJoinTask<?> task) {
        boolean grow;
        synchronized (this) {
            queue.addLast(task);
            if (idle > 0) {
                // Not one alone: others wait for this pool's end.
                notifyAll();
            }
            grow = reserveWorker();
        }
        if (grow) {
            addWorker();
        }
    }

    /** Whether to start one more worker, who is then counted already. */
    private boolean reserveWorker() {
        if (submitted.size() + getQueuedTaskCount() <= idle + starting
                || workers.size() + starting >= Math.max(parallelism, 1) + blocked) {
            return false;
        }
        starting++;
        return true;
    }

    /** The current thread is about to wait for something else than tasks. */
    static void beginBlocking() {
        ForkJoinPool pool = ForkJoinTask.getPool();
        if (pool != null) {
            boolean grow;
            synchronized (pool) {
                pool.blocked++;
                grow = pool.reserveWorker();
            }
            if (grow) {
                pool.addWorker();
            }
        }
    }

    static void endBlocking() {
        ForkJoinPool pool = ForkJoinTask.getPool();
        if (pool != null) {
            synchronized (pool) {
                pool.blocked--;
            }
        }
    }

    private void addWorker() {
        ForkJoinWorkerThread w = null;
        try {
            w = factory.newThread(this);
        } finally {
            synchronized (this) {
                starting--;
                if (w != null) {
                    workers.add(w);
                }
            }
        }
        if (w != null) {
            if (handler != null) {
                w.setUncaughtExceptionHandler(handler);
            }
            w.start();
        }
    }

    /** A worker's life. */
    final void work(ForkJoinWorkerThread w) {
        ForkJoinTask<?> task = nextTask(w);
        while (task != null) {
            task.execute();
            task = nextTask(w);
        }
    }

    /** Waits for a task; null when the worker is to end. */
    private synchronized ForkJoinTask<?> nextTask(ForkJoinWorkerThread w) {
        while (!stopped) {
            ForkJoinTask<?> task = asyncMode ? w.forked.pollFirst() : w.forked.pollLast();
            if (task == null) {
                task = steal();
            }
            if (task != null) {
                // An interrupt was for the task before.
                Thread.interrupted();
                return task;
            }
            boolean superfluous = workers.size() > Math.max(parallelism, 1) + blocked;
            if (shutdown || superfluous || !awaitTask()) {
                return null;
            }
        }
        return null;
    }

    private ForkJoinTask<?> steal() {
        ForkJoinTask<?> task = submitted.pollFirst();
        for (int i = 0; task == null && i < workers.size(); i++) {
            task = workers.get(i).forked.pollFirst();
        }
        if (task != null) {
            steals.incrementAndGet();
        }
        return task;
    }

    /** Waits, with the monitor, for a task to be queued; false after a long time without. */
    private boolean awaitTask() {
        idle++;
        long end = System.nanoTime() + KEEP_ALIVE_MILLIS * 1000_000;
        try {
            wait(KEEP_ALIVE_MILLIS);
        } catch (InterruptedException e) {
            // Shutting down interrupts; the caller looks for that.
            return true;
        } finally {
            idle--;
        }
        return System.nanoTime() - end < 0;
    }

    final synchronized void deregister(ForkJoinWorkerThread w) {
        workers.remove(w);
        submitted.addAll(w.forked);
        w.forked.clear();
        notifyAll();
    }

    final synchronized boolean unfork(ForkJoinTask<?> task) {
        Thread t = Thread.currentThread();
        ArrayDeque<ForkJoinTask<?>> queue =
                t instanceof ForkJoinWorkerThread ? ((ForkJoinWorkerThread) t).forked : submitted;
        if (queue.peekLast() != task) {
            return false;
        }
        queue.pollLast();
        return true;
    }

    final synchronized int queuedByCurrentThread() {
        Thread t = Thread.currentThread();
        return t instanceof ForkJoinWorkerThread
                ? ((ForkJoinWorkerThread) t).forked.size() : submitted.size();
    }

    /** Runs tasks until none is queued. */
    final void runAllQueued() {
        ForkJoinTask<?> task = pollSubmission();
        while (task != null) {
            task.execute();
            task = pollSubmission();
        }
    }

    protected synchronized ForkJoinTask<?> pollSubmission() {
        return steal();
    }

    public <T> T invoke(ForkJoinTask<T> task) {
        submitExternally(task);
        return awaitResult(task);
    }

    /** Waits without running the task in this thread, which need not be one of the pool's. */
    private <T> T awaitResult(ForkJoinTask<T> task) {
        if (ForkJoinTask.getPool() != this) {
            task.awaitElsewhere();
        }
        return task.join();
    }

    public void execute(ForkJoinTask<?> task) {
        push(Objects.requireNonNull(task));
    }

    @Override
    public void execute(Runnable task) {
        Objects.requireNonNull(task);
        push(task instanceof ForkJoinTask<?> ? (ForkJoinTask<?>) task : new Execution(task));
    }

    /** A runnable of which nobody asks the result: what it throws goes to the handler. */
    private static final class Execution extends ForkJoinTask<Void> {
        private final Runnable runnable;

        Execution(Runnable runnable) {
            this.runnable = runnable;
        }

        @Override
        public Void getRawResult() {
            return null;
        }

        @Override
        protected void setRawResult(Void value) {
        }

        @Override
        protected boolean exec() {
            try {
                runnable.run();
            } catch (Throwable e) {
                Thread t = Thread.currentThread();
                t.getUncaughtExceptionHandler().uncaughtException(t, e);
            }
            return true;
        }
    }

    public <T> ForkJoinTask<T> submit(ForkJoinTask<T> task) {
        push(Objects.requireNonNull(task));
        return task;
    }

    @Override
    public <T> ForkJoinTask<T> submit(Callable<T> task) {
        return submit(ForkJoinTask.<T>adapt(task));
    }

    @Override
    public <T> ForkJoinTask<T> submit(Runnable task, T result) {
        return submit(ForkJoinTask.adapt(task, result));
    }

    @Override
    public ForkJoinTask<?> submit(Runnable task) {
        Objects.requireNonNull(task);
        ForkJoinTask<?> t = task instanceof ForkJoinTask<?>
                ? (ForkJoinTask<?>) task : ForkJoinTask.adapt(task);
        push(t);
        return t;
    }

    /** Unlike the general one, it need not say that it may be interrupted. */
    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks) {
        List<Future<T>> futures = new ArrayList<>(tasks.size());
        for (Callable<T> task : tasks) {
            futures.add(submit(task));
        }
        for (Future<T> f : futures) {
            ((ForkJoinTask<?>) f).quietlyJoin();
        }
        return futures;
    }

    public ForkJoinWorkerThreadFactory getFactory() {
        return factory;
    }

    public Thread.UncaughtExceptionHandler getUncaughtExceptionHandler() {
        return handler;
    }

    public int getParallelism() {
        return Math.max(parallelism, 1);
    }

    public static int getCommonPoolParallelism() {
        return commonPool().parallelism;
    }

    public synchronized int getPoolSize() {
        return workers.size();
    }

    public boolean getAsyncMode() {
        return asyncMode;
    }

    public synchronized int getRunningThreadCount() {
        return workers.size() - idle;
    }

    public synchronized int getActiveThreadCount() {
        return workers.size() - idle;
    }

    public synchronized boolean isQuiescent() {
        return idle == workers.size() && starting == 0 && !hasTasks();
    }

    private boolean hasTasks() {
        return !submitted.isEmpty() || getQueuedTaskCount() > 0;
    }

    public long getStealCount() {
        return steals.get();
    }

    public synchronized long getQueuedTaskCount() {
        long n = 0;
        for (ForkJoinWorkerThread w : workers) {
            n += w.forked.size();
        }
        return n;
    }

    public synchronized int getQueuedSubmissionCount() {
        return submitted.size();
    }

    public synchronized boolean hasQueuedSubmissions() {
        return !submitted.isEmpty();
    }

    @Override
    public void shutdown() {
        if (!isCommon()) {
            synchronized (this) {
                shutdown = true;
                notifyAll();
            }
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        if (!isCommon()) {
            synchronized (this) {
                shutdown = true;
                stopped = true;
                cancelAll(submitted);
                for (ForkJoinWorkerThread w : workers) {
                    cancelAll(w.forked);
                    w.interrupt();
                }
                notifyAll();
            }
        }
        return new ArrayList<>();
    }

    private static void cancelAll(ArrayDeque<ForkJoinTask<?>> tasks) {
        for (ForkJoinTask<?> task : tasks) {
            task.cancel(false);
        }
        tasks.clear();
    }

    @Override
    public synchronized boolean isShutdown() {
        return shutdown;
    }

    @Override
    public synchronized boolean isTerminated() {
        return shutdown && workers.isEmpty() && starting == 0 && !hasTasks();
    }

    public synchronized boolean isTerminating() {
        return stopped && !isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        if (isCommon()) {
            awaitQuiescence(timeout, unit);
            return false;
        }
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        synchronized (this) {
            while (!isTerminated()) {
                long rest = deadline - System.nanoTime();
                if (rest <= 0) {
                    return false;
                }
                wait(rest / 1000_000 + 1);
            }
            return true;
        }
    }

    public boolean awaitQuiescence(long timeout, TimeUnit unit) {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        if (ForkJoinTask.getPool() == this) {
            runAllQueued();
            return true;
        }
        while (!isQuiescent()) {
            long rest = deadline - System.nanoTime();
            if (rest <= 0) {
                return false;
            }
            pause(rest);
        }
        return true;
    }

    /** Waits a moment: the end of the last task is not told at once. */
    private synchronized void pause(long nanos) {
        try {
            wait(Math.min(nanos / 1000_000 + 1, 10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static void managedBlock(ManagedBlocker blocker) throws InterruptedException {
        beginBlocking();
        try {
            while (!blocker.isReleasable() && !blocker.block()) {
                continue;
            }
        } finally {
            endBlocking();
        }
    }

    @Override
    public synchronized String toString() {
        String state = isTerminated() ? "Terminated" : stopped ? "Terminating"
                : shutdown ? "Shutting down" : "Running";
        return super.toString() + "[" + state + ", parallelism = " + parallelism + ", size = "
                + workers.size() + ", active = " + getActiveThreadCount() + ", running = "
                + getRunningThreadCount() + ", steals = " + getStealCount() + ", tasks = "
                + getQueuedTaskCount() + ", submissions = " + submitted.size() + "]";
    }
}
