package java.util.concurrent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** A skeleton of ExecutorService over execute. */
public abstract class AbstractExecutorService implements ExecutorService {
    protected AbstractExecutorService() {
    }

    protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
        return new FutureTask<T>(runnable, value);
    }

    protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
        return new FutureTask<T>(callable);
    }

    @Override
    public Future<?> submit(Runnable task) {
        RunnableFuture<Void> f = newTaskFor(Objects.requireNonNull(task), null);
        execute(f);
        return f;
    }

    @Override
    public <T> Future<T> submit(Runnable task, T result) {
        RunnableFuture<T> f = newTaskFor(Objects.requireNonNull(task), result);
        execute(f);
        return f;
    }

    @Override
    public <T> Future<T> submit(Callable<T> task) {
        RunnableFuture<T> f = newTaskFor(Objects.requireNonNull(task));
        execute(f);
        return f;
    }

    private static <T> void cancelAll(List<Future<T>> futures) {
        for (Future<T> f : futures) {
            f.cancel(true);
        }
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks)
            throws InterruptedException {
        List<Future<T>> futures = new ArrayList<>(tasks.size());
        boolean done = false;
        try {
            for (Callable<T> task : tasks) {
                RunnableFuture<T> f = newTaskFor(task);
                futures.add(f);
                execute(f);
            }
            for (Future<T> f : futures) {
                awaitEnd(f);
            }
            done = true;
            return futures;
        } finally {
            if (!done) {
                cancelAll(futures);
            }
        }
    }

    /** Waits for a task's end, whatever it is. */
    private static void awaitEnd(Future<?> f) throws InterruptedException {
        try {
            f.get();
        } catch (CancellationException | ExecutionException e) {
            return;
        }
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks, long timeout,
            TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        List<Future<T>> futures = new ArrayList<>(tasks.size());
        for (Callable<T> task : tasks) {
            futures.add(newTaskFor(task));
        }
        boolean done = false;
        try {
            done = runUntil(futures, deadline);
            return futures;
        } finally {
            if (!done) {
                cancelAll(futures);
            }
        }
    }

    /** Runs tasks; whether all came to their end in time. */
    private <T> boolean runUntil(List<Future<T>> futures, long deadline)
            throws InterruptedException {
        for (Future<T> f : futures) {
            if (deadline - System.nanoTime() <= 0) {
                return false;
            }
            execute((Runnable) f);
        }
        for (Future<T> f : futures) {
            try {
                f.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (CancellationException | ExecutionException e) {
                continue;
            } catch (TimeoutException e) {
                return false;
            }
        }
        return true;
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks)
            throws InterruptedException, ExecutionException {
        try {
            return firstResult(tasks, false, 0);
        } catch (TimeoutException e) {
            throw new InternalError(e);
        }
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return firstResult(tasks, true, System.nanoTime() + unit.toNanos(timeout));
    }

    private <T> T firstResult(Collection<? extends Callable<T>> tasks, boolean timed,
            long deadline) throws InterruptedException, ExecutionException, TimeoutException {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException();
        }
        ExecutorCompletionService<T> service = new ExecutorCompletionService<>(this);
        List<Future<T>> futures = new ArrayList<>(tasks.size());
        ExecutionException failure = null;
        try {
            for (Callable<T> task : tasks) {
                futures.add(service.submit(task));
            }
            for (int i = 0; i < futures.size(); i++) {
                Future<T> f = timed
                        ? service.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                        : service.take();
                if (f == null) {
                    throw new TimeoutException();
                }
                try {
                    return f.get();
                } catch (ExecutionException e) {
                    failure = e;
                } catch (RuntimeException e) {
                    failure = new ExecutionException(e);
                }
            }
            throw failure;
        } finally {
            cancelAll(futures);
        }
    }
}
