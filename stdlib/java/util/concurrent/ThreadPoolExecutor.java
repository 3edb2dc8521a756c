package java.util.concurrent;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** An executor whose threads take tasks from a queue. */
public class ThreadPoolExecutor extends AbstractExecutorService {
    private static final int RUNNING = 0;
    private static final int SHUTDOWN = 1;
    private static final int STOP = 2;
    private static final int TIDYING = 3;
    private static final int TERMINATED = 4;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition termination = lock.newCondition();
    private final BlockingQueue<Runnable> queue;
    private volatile int runState = RUNNING;
    // Changed under the lock.
    private final HashSet<Worker> workers = new HashSet<>();
    private volatile int poolSize;
    private int largestPoolSize;
    private long completedByFormerWorkers;
    // Settings.
    private volatile int corePoolSize;
    private volatile int maximumPoolSize;
    private volatile long keepAliveNanos;
    private volatile boolean coreTimesOut;
    private volatile ThreadFactory threadFactory;
    private volatile RejectedExecutionHandler handler;

    public ThreadPoolExecutor(int corePoolSize, int maximumPoolSize, long keepAliveTime,
            TimeUnit unit, BlockingQueue<Runnable> workQueue) {
        this(corePoolSize, maximumPoolSize, keepAliveTime, unit, workQueue,
                Executors.defaultThreadFactory(), new AbortPolicy());
    }

    public ThreadPoolExecutor(int corePoolSize, int maximumPoolSize, long keepAliveTime,
            TimeUnit unit, BlockingQueue<Runnable> workQueue, ThreadFactory threadFactory) {
        this(corePoolSize, maximumPoolSize, keepAliveTime, unit, workQueue, threadFactory,
                new AbortPolicy());
    }

    public ThreadPoolExecutor(int corePoolSize, int maximumPoolSize, long keepAliveTime,
            TimeUnit unit, BlockingQueue<Runnable> workQueue,
            RejectedExecutionHandler handler) {
        this(corePoolSize, maximumPoolSize, keepAliveTime, unit, workQueue,
                Executors.defaultThreadFactory(), handler);
    }

    public ThreadPoolExecutor(int corePoolSize, int maximumPoolSize, long keepAliveTime,
            TimeUnit unit, BlockingQueue<Runnable> workQueue, ThreadFactory threadFactory,
            RejectedExecutionHandler handler) {
        if (corePoolSize < 0 || maximumPoolSize <= 0 || maximumPoolSize < corePoolSize
                || keepAliveTime < 0) {
            throw new IllegalArgumentException();
        }
        this.queue = Objects.requireNonNull(workQueue);
        this.threadFactory = Objects.requireNonNull(threadFactory);
        this.handler = Objects.requireNonNull(handler);
        this.corePoolSize = corePoolSize;
        this.maximumPoolSize = maximumPoolSize;
        this.keepAliveNanos = unit.toNanos(keepAliveTime);
    }

    /** One of the pool's threads, with the first of its tasks. */
    private final class Worker implements Runnable {
        private Runnable first;
        private Thread thread;
        private boolean busy;
        private volatile long completed;
        /** Has left the pool's count already. */
        private boolean left;

        Worker(Runnable first) {
            this.first = first;
        }

        @Override
        public void run() {
            runWorker(this);
        }

        synchronized void setBusy(boolean busy) {
            this.busy = busy;
        }

        synchronized boolean isBusy() {
            return busy;
        }

        synchronized void interruptIfIdle() {
            if (!busy) {
                thread.interrupt();
            }
        }
    }

    @Override
    public void execute(Runnable command) {
        Objects.requireNonNull(command);
        if (poolSize < corePoolSize && addWorker(command, corePoolSize)) {
            return;
        }
        if (runState == RUNNING && queue.offer(command)) {
            if (runState != RUNNING && remove(command)) {
                reject(command);
            } else if (poolSize == 0) {
                addWorker(null, maximumPoolSize);
            }
        } else if (!addWorker(command, maximumPoolSize)) {
            reject(command);
        }
    }

    final void reject(Runnable command) {
        handler.rejectedExecution(command, this);
    }

    /** Starts a thread if the pool is smaller than the limit and still takes work. */
    private boolean addWorker(Runnable first, int limit) {
        if (!reservePlace(first, limit)) {
            return false;
        }
        Worker w = new Worker(first);
        boolean started = false;
        try {
            w.thread = threadFactory.newThread(w);
            if (w.thread != null) {
                register(w);
                w.thread.start();
                started = true;
            }
        } finally {
            if (!started) {
                unregister(w);
                tryTerminate();
            }
        }
        return started;
    }

    private boolean reservePlace(Runnable first, int limit) {
        lock.lock();
        try {
            if (runState >= STOP || poolSize >= limit
                    || runState == SHUTDOWN && (first != null || queue.isEmpty())) {
                return false;
            }
            poolSize++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void register(Worker w) {
        lock.lock();
        try {
            if (w.thread.isAlive()) {
                throw new IllegalThreadStateException();
            }
            workers.add(w);
            largestPoolSize = Math.max(largestPoolSize, workers.size());
        } finally {
            lock.unlock();
        }
    }

    private void unregister(Worker w) {
        lock.lock();
        try {
            workers.remove(w);
            completedByFormerWorkers += w.completed;
            if (!w.left) {
                poolSize--;
            }
        } finally {
            lock.unlock();
        }
    }

    private void runWorker(Worker w) {
        Runnable task = w.first;
        w.first = null;
        boolean abrupt = true;
        try {
            while (task != null || (task = nextTask(w)) != null) {
                runTask(w, task);
                task = null;
            }
            abrupt = false;
        } finally {
            workerDone(w, abrupt);
        }
    }

    private void runTask(Worker w, Runnable task) {
        w.setBusy(true);
        // A stop interrupts tasks; an interrupt that came before is not the task's.
        if (runState >= STOP || Thread.interrupted() && runState >= STOP) {
            w.thread.interrupt();
        }
        try {
            beforeExecute(w.thread, task);
            try {
                task.run();
            } catch (Throwable t) {
                afterExecute(task, t);
                throw t;
            }
            afterExecute(task, null);
        } finally {
            w.completed++;
            w.setBusy(false);
        }
    }

    /** The next task, or null if the worker is to end. */
    private Runnable nextTask(Worker w) {
        boolean timedOut = false;
        while (true) {
            if (runState >= STOP || runState == SHUTDOWN && queue.isEmpty()) {
                return null;
            }
            boolean timed = coreTimesOut || poolSize > corePoolSize;
            if ((timed && timedOut || poolSize > maximumPoolSize) && leave(w, timedOut)) {
                return null;
            }
            try {
                Runnable task = timed
                        ? queue.poll(keepAliveNanos, TimeUnit.NANOSECONDS) : queue.take();
                if (task != null) {
                    return task;
                }
                timedOut = true;
            } catch (InterruptedException e) {
                // The pool's state or settings have changed.
                timedOut = false;
            }
        }
    }

    /** Takes a worker out of the pool's count if it is not needed. */
    private boolean leave(Worker w, boolean timedOut) {
        lock.lock();
        try {
            boolean timed = coreTimesOut || poolSize > corePoolSize;
            boolean superfluous = timed && timedOut || poolSize > maximumPoolSize;
            if (!superfluous || poolSize == 1 && !queue.isEmpty()) {
                return false;
            }
            poolSize--;
            w.left = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void workerDone(Worker w, boolean abrupt) {
        unregister(w);
        tryTerminate();
        if (runState >= STOP) {
            return;
        }
        int wanted = coreTimesOut ? 0 : corePoolSize;
        if (wanted == 0 && !queue.isEmpty()) {
            wanted = 1;
        }
        if (abrupt || poolSize < wanted) {
            addWorker(null, maximumPoolSize);
        }
    }

    final void tryTerminate() {
        lock.lock();
        try {
            if (runState == RUNNING || runState >= TIDYING
                    || runState == SHUTDOWN && !queue.isEmpty()) {
                return;
            }
            if (poolSize != 0) {
                interruptIdleWorkers(true);
                return;
            }
            runState = TIDYING;
            try {
                terminated();
            } finally {
                runState = TERMINATED;
                termination.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void interruptIdleWorkers(boolean onlyOne) {
        lock.lock();
        try {
            for (Worker w : workers) {
                w.interruptIfIdle();
                if (onlyOne) {
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Goes on to a state; never back. */
    private void advanceState(int state) {
        if (runState < state) {
            runState = state;
        }
    }

    /** For ScheduledThreadPoolExecutor: what becomes of the tasks in the queue. */
    void onShutdown() {
    }

    @Override
    public void shutdown() {
        lock.lock();
        try {
            advanceState(SHUTDOWN);
            interruptIdleWorkers(false);
            onShutdown();
        } finally {
            lock.unlock();
        }
        tryTerminate();
    }

    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> rest;
        lock.lock();
        try {
            advanceState(STOP);
            for (Worker w : workers) {
                w.thread.interrupt();
            }
            rest = drainQueue();
        } finally {
            lock.unlock();
        }
        tryTerminate();
        return rest;
    }

    private List<Runnable> drainQueue() {
        List<Runnable> tasks = new ArrayList<>();
        queue.drainTo(tasks);
        // What a queue of delayed elements does not give yet.
        for (Runnable r : queue.toArray(new Runnable[0])) {
            if (queue.remove(r)) {
                tasks.add(r);
            }
        }
        return tasks;
    }

    @Override
    public boolean isShutdown() {
        return runState != RUNNING;
    }

    final boolean isStopped() {
        return runState >= STOP;
    }

    public boolean isTerminating() {
        return runState != RUNNING && runState != TERMINATED;
    }

    @Override
    public boolean isTerminated() {
        return runState == TERMINATED;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long rest = unit.toNanos(timeout);
        lock.lock();
        try {
            while (runState != TERMINATED) {
                if (rest <= 0) {
                    return false;
                }
                rest = termination.awaitNanos(rest);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    public void setThreadFactory(ThreadFactory threadFactory) {
        this.threadFactory = Objects.requireNonNull(threadFactory);
    }

    public ThreadFactory getThreadFactory() {
        return threadFactory;
    }

    public void setRejectedExecutionHandler(RejectedExecutionHandler handler) {
        this.handler = Objects.requireNonNull(handler);
    }

    public RejectedExecutionHandler getRejectedExecutionHandler() {
        return handler;
    }

    public void setCorePoolSize(int corePoolSize) {
        if (corePoolSize < 0 || maximumPoolSize < corePoolSize) {
            throw new IllegalArgumentException();
        }
        int more = corePoolSize - this.corePoolSize;
        this.corePoolSize = corePoolSize;
        if (poolSize > corePoolSize) {
            interruptIdleWorkers(false);
        }
        for (int n = Math.min(more, queue.size()); n > 0; n--) {
            if (!addWorker(null, corePoolSize) || queue.isEmpty()) {
                return;
            }
        }
    }

    public int getCorePoolSize() {
        return corePoolSize;
    }

    public boolean prestartCoreThread() {
        return addWorker(null, corePoolSize);
    }

    /** Makes sure that there is a thread, even where the core is empty. */
    void ensurePrestart() {
        if (poolSize < corePoolSize) {
            addWorker(null, corePoolSize);
        } else if (poolSize == 0) {
            addWorker(null, maximumPoolSize);
        }
    }

    public int prestartAllCoreThreads() {
        int n = 0;
        while (addWorker(null, corePoolSize)) {
            n++;
        }
        return n;
    }

    public boolean allowsCoreThreadTimeOut() {
        return coreTimesOut;
    }

    public void allowCoreThreadTimeOut(boolean value) {
        if (value && keepAliveNanos <= 0) {
            throw new IllegalArgumentException("Core threads must have nonzero keep alive times");
        }
        boolean changed = coreTimesOut != value;
        coreTimesOut = value;
        if (changed && value) {
            interruptIdleWorkers(false);
        }
    }

    public void setMaximumPoolSize(int maximumPoolSize) {
        if (maximumPoolSize <= 0 || maximumPoolSize < corePoolSize) {
            throw new IllegalArgumentException();
        }
        this.maximumPoolSize = maximumPoolSize;
        if (poolSize > maximumPoolSize) {
            interruptIdleWorkers(false);
        }
    }

    public int getMaximumPoolSize() {
        return maximumPoolSize;
    }

    public void setKeepAliveTime(long time, TimeUnit unit) {
        if (time < 0) {
            throw new IllegalArgumentException();
        }
        if (time == 0 && coreTimesOut) {
            throw new IllegalArgumentException("Core threads must have nonzero keep alive times");
        }
        long nanos = unit.toNanos(time);
        boolean shorter = nanos < keepAliveNanos;
        keepAliveNanos = nanos;
        if (shorter) {
            interruptIdleWorkers(false);
        }
    }

    public long getKeepAliveTime(TimeUnit unit) {
        return unit.convert(keepAliveNanos, TimeUnit.NANOSECONDS);
    }

    public BlockingQueue<Runnable> getQueue() {
        return queue;
    }

    public boolean remove(Runnable task) {
        boolean removed = queue.remove(task);
        tryTerminate();
        return removed;
    }

    public void purge() {
        for (Object r : queue.toArray()) {
            if (r instanceof Future<?> && ((Future<?>) r).isCancelled()) {
                queue.remove(r);
            }
        }
        tryTerminate();
    }

    public int getPoolSize() {
        lock.lock();
        try {
            return runState >= TIDYING ? 0 : workers.size();
        } finally {
            lock.unlock();
        }
    }

    public int getActiveCount() {
        lock.lock();
        try {
            int n = 0;
            for (Worker w : workers) {
                if (w.isBusy()) {
                    n++;
                }
            }
            return n;
        } finally {
            lock.unlock();
        }
    }

    public int getLargestPoolSize() {
        lock.lock();
        try {
            return largestPoolSize;
        } finally {
            lock.unlock();
        }
    }

    public long getTaskCount() {
        lock.lock();
        try {
            return getCompletedTaskCount() + getActiveCount() + queue.size();
        } finally {
            lock.unlock();
        }
    }

    public long getCompletedTaskCount() {
        lock.lock();
        try {
            long n = completedByFormerWorkers;
            for (Worker w : workers) {
                n += w.completed;
            }
            return n;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        lock.lock();
        try {
            String state = runState == RUNNING ? "Running"
                    : runState == TERMINATED ? "Terminated" : "Shutting down";
            return super.toString() + "[" + state + ", pool size = " + workers.size()
                    + ", active threads = " + getActiveCount() + ", queued tasks = "
                    + queue.size() + ", completed tasks = " + getCompletedTaskCount() + "]";
        } finally {
            lock.unlock();
        }
    }

    protected void beforeExecute(Thread t, Runnable r) {
    }

    protected void afterExecute(Runnable r, Throwable t) {
    }

    protected void terminated() {
    }

    /** Runs a rejected task in the thread that gave it. */
    public static class CallerRunsPolicy implements RejectedExecutionHandler {
        public CallerRunsPolicy() {
        }

        @Override
        public void rejectedExecution(Runnable r, ThreadPoolExecutor e) {
            if (!e.isShutdown()) {
                r.run();
            }
        }
    }

    /** Throws RejectedExecutionException. */
    public static class AbortPolicy implements RejectedExecutionHandler {
        public AbortPolicy() {
        }

        @Override
        public void rejectedExecution(Runnable r, ThreadPoolExecutor e) {
            throw new RejectedExecutionException("Task " + r + " rejected from " + e);
        }
    }

    /** Forgets a rejected task. */
    public static class DiscardPolicy implements RejectedExecutionHandler {
        public DiscardPolicy() {
        }

        @Override
        public void rejectedExecution(Runnable r, ThreadPoolExecutor e) {
        }
    }

    /** Forgets the task that has waited longest, and tries again. */
    public static class DiscardOldestPolicy implements RejectedExecutionHandler {
        public DiscardOldestPolicy() {
        }

        @Override
        public void rejectedExecution(Runnable r, ThreadPoolExecutor e) {
            if (!e.isShutdown()) {
                e.getQueue().poll();
                e.execute(r);
            }
        }
    }
}
