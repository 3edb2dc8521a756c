package java.util.concurrent;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** A thread pool that runs tasks after delays, or again and again. */
public class ScheduledThreadPoolExecutor extends ThreadPoolExecutor
        implements ScheduledExecutorService {
    private static final AtomicLong sequence = new AtomicLong();

    private volatile boolean periodicAfterShutdown;
    private volatile boolean delayedAfterShutdown = true;
    private volatile boolean removesCancelled;

    public ScheduledThreadPoolExecutor(int corePoolSize) {
        this(corePoolSize, Executors.defaultThreadFactory(), new AbortPolicy());
    }

    public ScheduledThreadPoolExecutor(int corePoolSize, ThreadFactory threadFactory) {
        this(corePoolSize, threadFactory, new AbortPolicy());
    }

    public ScheduledThreadPoolExecutor(int corePoolSize, RejectedExecutionHandler handler) {
        this(corePoolSize, Executors.defaultThreadFactory(), handler);
    }

    public ScheduledThreadPoolExecutor(int corePoolSize, ThreadFactory threadFactory,
            RejectedExecutionHandler handler) {
        super(corePoolSize, Integer.MAX_VALUE, 10, TimeUnit.MILLISECONDS, newQueue(),
                threadFactory, handler);
    }

    /** All that is in the queue are runnable scheduled futures. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static BlockingQueue<Runnable> newQueue() {
        return (BlockingQueue) new DelayQueue<RunnableScheduledFuture<?>>();
    }

    /** A task with the time of its next run. */
    private final class ScheduledTask<V> extends FutureTask<V>
            implements RunnableScheduledFuture<V> {
        private final long number = sequence.getAndIncrement();
        private volatile long time;
        /** 0: once; positive: at this rate; negative: after this delay from the end of a run. */
        private final long period;
        private RunnableScheduledFuture<?> decorated = this;

        ScheduledTask(Runnable r, V result, long time, long period) {
            super(r, result);
            this.time = time;
            this.period = period;
        }

        ScheduledTask(Callable<V> c, long time) {
            super(c);
            this.time = time;
            this.period = 0;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(time - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            if (other == this) {
                return 0;
            }
            if (other instanceof ScheduledTask<?>) {
                ScheduledTask<?> x = (ScheduledTask<?>) other;
                long difference = time - x.time;
                return difference < 0 ? -1 : difference > 0 ? 1 : number < x.number ? -1 : 1;
            }
            return Long.compare(getDelay(TimeUnit.NANOSECONDS),
                    other.getDelay(TimeUnit.NANOSECONDS));
        }

        @Override
        public boolean isPeriodic() {
            return period != 0;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            if (cancelled && removesCancelled) {
                ScheduledThreadPoolExecutor.this.remove(decorated);
            }
            return cancelled;
        }

        @Override
        public void run() {
            if (!canRun(this)) {
                cancel(false);
            } else if (period == 0) {
                super.run();
            } else if (super.runAndReset()) {
                time = period > 0 ? time + period : System.nanoTime() - period;
                runAgain(decorated);
            }
        }
    }

    private boolean canRun(RunnableScheduledFuture<?> task) {
        if (!isShutdown()) {
            return true;
        }
        if (isStopped()) {
            return false;
        }
        return task.isPeriodic() ? periodicAfterShutdown
                : delayedAfterShutdown || task.getDelay(TimeUnit.NANOSECONDS) <= 0;
    }

    private void runAgain(RunnableScheduledFuture<?> task) {
        if (canRun(task)) {
            super.getQueue().add(task);
            if (canRun(task) || !remove(task)) {
                ensurePrestart();
                return;
            }
        }
        task.cancel(false);
    }

    private void enter(RunnableScheduledFuture<?> task) {
        if (isShutdown()) {
            reject(task);
            return;
        }
        super.getQueue().add(task);
        if (!canRun(task) && remove(task)) {
            task.cancel(false);
        } else {
            ensurePrestart();
        }
    }

    @Override
    void onShutdown() {
        for (Object o : super.getQueue().toArray()) {
            RunnableScheduledFuture<?> task = (RunnableScheduledFuture<?>) o;
            boolean keep = task.isPeriodic() ? periodicAfterShutdown
                    : delayedAfterShutdown || task.getDelay(TimeUnit.NANOSECONDS) <= 0;
            if ((!keep || task.isCancelled()) && super.getQueue().remove(task)) {
                task.cancel(false);
            }
        }
        tryTerminate();
    }

    protected <V> RunnableScheduledFuture<V> decorateTask(Runnable runnable,
            RunnableScheduledFuture<V> task) {
        return task;
    }

    protected <V> RunnableScheduledFuture<V> decorateTask(Callable<V> callable,
            RunnableScheduledFuture<V> task) {
        return task;
    }

    /** The time after a delay; no two such times are further apart than a long can tell. */
    private static long after(long delay, TimeUnit unit) {
        long nanos = unit.toNanos(Math.max(delay, 0));
        return System.nanoTime() + Math.min(nanos, Long.MAX_VALUE >> 1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Objects.requireNonNull(command);
        ScheduledTask<Void> task = new ScheduledTask<>(command, null, after(delay, unit), 0);
        return enterDecorated(command, task);
    }

    private ScheduledFuture<?> enterDecorated(Runnable command, ScheduledTask<Void> task) {
        task.decorated = decorateTask(command, task);
        enter(task.decorated);
        return task.decorated;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        Objects.requireNonNull(callable);
        ScheduledTask<V> task = new ScheduledTask<>(callable, after(delay, unit));
        RunnableScheduledFuture<V> decorated = decorateTask(callable, task);
        task.decorated = decorated;
        enter(decorated);
        return decorated;
    }

    private ScheduledFuture<?> repeat(Runnable command, long initialDelay, long period,
            long nanos, TimeUnit unit) {
        Objects.requireNonNull(command);
        if (period <= 0) {
            throw new IllegalArgumentException();
        }
        return enterDecorated(command,
                new ScheduledTask<Void>(command, null, after(initialDelay, unit), nanos));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay,
            long period, TimeUnit unit) {
        return repeat(command, initialDelay, period, unit.toNanos(period), unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay,
            long delay, TimeUnit unit) {
        return repeat(command, initialDelay, delay, -unit.toNanos(delay), unit);
    }

    @Override
    public void execute(Runnable command) {
        schedule(command, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public Future<?> submit(Runnable task) {
        return schedule(task, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public <T> Future<T> submit(Runnable task, T result) {
        return schedule(Executors.callable(task, result), 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public <T> Future<T> submit(Callable<T> task) {
        return schedule(task, 0, TimeUnit.NANOSECONDS);
    }

    public void setContinueExistingPeriodicTasksAfterShutdownPolicy(boolean value) {
        periodicAfterShutdown = value;
        if (!value && isShutdown()) {
            onShutdown();
        }
    }

    public boolean getContinueExistingPeriodicTasksAfterShutdownPolicy() {
        return periodicAfterShutdown;
    }

    public void setExecuteExistingDelayedTasksAfterShutdownPolicy(boolean value) {
        delayedAfterShutdown = value;
        if (!value && isShutdown()) {
            onShutdown();
        }
    }

    public boolean getExecuteExistingDelayedTasksAfterShutdownPolicy() {
        return delayedAfterShutdown;
    }

    public void setRemoveOnCancelPolicy(boolean value) {
        removesCancelled = value;
    }

    public boolean getRemoveOnCancelPolicy() {
        return removesCancelled;
    }
}
