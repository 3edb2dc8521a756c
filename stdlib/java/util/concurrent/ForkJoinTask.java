package java.util.concurrent;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Objects;
import pvm.internal.Memory;

/**
 * A task of a ForkJoinPool.
 *
 * Who is first to claim a forked task runs it: a worker that takes it from a queue, or a thread
 * that joins it, on the spot. So a join waits only for a task that another thread runs already.
 */
public abstract class ForkJoinTask<V> implements Future<V>, Serializable {
    private static final long STATUS = Memory.fieldOffset(ForkJoinTask.class, "status");

    private static final int NEW = 0;
    private static final int CLAIMED = 1;
    private static final int NORMAL = 2;
    private static final int EXCEPTIONAL = 3;
    private static final int CANCELLED = 4;

    private volatile int status;
    private volatile short tag;
    private volatile Throwable exception;

    public ForkJoinTask() {
    }

    public abstract V getRawResult();

    protected abstract void setRawResult(V value);

    protected abstract boolean exec();

    private boolean compareAndSet(int expected, int status) {
        return Memory.compareAndSetInt(this, STATUS, expected, status);
    }

    /** Runs the task unless somebody else has begun to. */
    final void execute() {
        if (!compareAndSet(NEW, CLAIMED)) {
            return;
        }
        try {
            if (exec()) {
                finish(NORMAL, null);
            }
        } catch (Throwable t) {
            finish(EXCEPTIONAL, t);
        }
    }

    private boolean finish(int finalStatus, Throwable cause) {
        synchronized (this) {
            if (isDone()) {
                return false;
            }
            exception = cause;
            status = finalStatus;
            notifyAll();
        }
        return true;
    }

    /** Ends the task by what it has thrown. */
    final void fail(Throwable t) {
        finish(EXCEPTIONAL, t);
    }

    private synchronized void awaitDone() throws InterruptedException {
        while (!isDone()) {
            wait();
        }
    }

    /** Waits for somebody else to run this task. */
    final void awaitElsewhere() {
        if (isDone()) {
            return;
        }
        boolean interrupted = false;
        ForkJoinPool.beginBlocking();
        while (!isDone()) {
            try {
                awaitDone();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        ForkJoinPool.endBlocking();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void rethrow() {
        if (status == CANCELLED) {
            throw new CancellationException();
        }
        if (status == EXCEPTIONAL) {
            ForkJoinTask.<RuntimeException>throwAny(exception);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwAny(Throwable t) throws T {
        throw (T) t;
    }

    public final ForkJoinTask<V> fork() {
        ForkJoinPool.poolOfCurrentThread().push(this);
        return this;
    }

    public final V join() {
        quietlyJoin();
        rethrow();
        return getRawResult();
    }

    public final V invoke() {
        quietlyInvoke();
        rethrow();
        return getRawResult();
    }

    public final void quietlyJoin() {
        if (inForkJoinPool()) {
            execute();
        }
        awaitElsewhere();
    }

    public final void quietlyInvoke() {
        execute();
        awaitElsewhere();
    }

    public static void invokeAll(ForkJoinTask<?> t1, ForkJoinTask<?> t2) {
        Objects.requireNonNull(t1);
        t2.fork();
        t1.invoke();
        t2.join();
    }

    public static void invokeAll(ForkJoinTask<?>... tasks) {
        for (int i = tasks.length - 1; i > 0; i--) {
            tasks[i].fork();
        }
        for (ForkJoinTask<?> task : tasks) {
            task.invoke();
        }
    }

    public static <T extends ForkJoinTask<?>> Collection<T> invokeAll(Collection<T> tasks) {
        invokeAll(new ArrayList<ForkJoinTask<?>>(tasks).toArray(new ForkJoinTask<?>[0]));
        return tasks;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        finish(CANCELLED, null);
        return isCancelled();
    }

    @Override
    public final boolean isDone() {
        return status >= NORMAL;
    }

    @Override
    public final boolean isCancelled() {
        return status == CANCELLED;
    }

    public final boolean isCompletedAbnormally() {
        return status > NORMAL;
    }

    public final boolean isCompletedNormally() {
        return status == NORMAL;
    }

    public final Throwable getException() {
        return status == CANCELLED ? new CancellationException() : exception;
    }

    public void completeExceptionally(Throwable ex) {
        finish(EXCEPTIONAL, ex instanceof RuntimeException || ex instanceof Error
                ? ex : new RuntimeException(ex));
    }

    public void complete(V value) {
        try {
            setRawResult(value);
        } catch (Throwable t) {
            finish(EXCEPTIONAL, t);
            return;
        }
        finish(NORMAL, null);
    }

    public final void quietlyComplete() {
        finish(NORMAL, null);
    }

    private V report() throws ExecutionException {
        if (status == CANCELLED) {
            throw new CancellationException();
        }
        if (status == EXCEPTIONAL) {
            throw new ExecutionException(exception);
        }
        return getRawResult();
    }

    @Override
    public final V get() throws InterruptedException, ExecutionException {
        if (inForkJoinPool()) {
            execute();
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        awaitDone();
        return report();
    }

    @Override
    public final V get(long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        synchronized (this) {
            while (!isDone()) {
                long rest = deadline - System.nanoTime();
                if (rest <= 0) {
                    throw new TimeoutException();
                }
                TimeUnit.MILLISECONDS.timedWait(this, rest / 1000_000 + 1);
            }
        }
        return report();
    }

    public void reinitialize() {
        exception = null;
        status = NEW;
    }

    public boolean tryUnfork() {
        return ForkJoinPool.poolOfCurrentThread().unfork(this);
    }

    public static ForkJoinPool getPool() {
        Thread t = Thread.currentThread();
        return t instanceof ForkJoinWorkerThread ? ((ForkJoinWorkerThread) t).getPool() : null;
    }

    public static boolean inForkJoinPool() {
        return Thread.currentThread() instanceof ForkJoinWorkerThread;
    }

    public static int getQueuedTaskCount() {
        return ForkJoinPool.poolOfCurrentThread().queuedByCurrentThread();
    }

    public static int getSurplusQueuedTaskCount() {
        return getQueuedTaskCount();
    }

    public static void helpQuiesce() {
        ForkJoinPool.poolOfCurrentThread().runAllQueued();
    }

    public final short getForkJoinTaskTag() {
        return tag;
    }

    public final synchronized short setForkJoinTaskTag(short newValue) {
        short old = tag;
        tag = newValue;
        return old;
    }

    public final synchronized boolean compareAndSetForkJoinTaskTag(short expect, short update) {
        if (tag != expect) {
            return false;
        }
        tag = update;
        return true;
    }

    public static ForkJoinTask<?> adapt(Runnable runnable) {
        return new Adapted<Void>(Executors.<Void>callable(runnable, null));
    }

    public static <T> ForkJoinTask<T> adapt(Runnable runnable, T result) {
        return new Adapted<T>(Executors.callable(runnable, result));
    }

    public static <T> ForkJoinTask<T> adapt(Callable<? extends T> callable) {
        return new Adapted<T>(Objects.requireNonNull(callable));
    }

    /** A callable as a task. */
    private static final class Adapted<T> extends ForkJoinTask<T> implements RunnableFuture<T> {
        private final Callable<? extends T> callable;
        private T result;

        Adapted(Callable<? extends T> callable) {
            this.callable = callable;
        }

        @Override
        public T getRawResult() {
            return result;
        }

        @Override
        protected void setRawResult(T value) {
            result = value;
        }

        @Override
        protected boolean exec() {
            try {
                result = callable.call();
                return true;
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new RuntimeException(e);
            }
        }

        @Override
        public void run() {
            invoke();
        }
    }
}
