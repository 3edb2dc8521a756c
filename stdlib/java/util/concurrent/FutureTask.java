package java.util.concurrent;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A task whose result can be waited for. */
public class FutureTask<V> implements RunnableFuture<V> {
    private static final int NEW = 0;
    private static final int COMPLETING = 1;
    private static final int NORMAL = 2;
    private static final int EXCEPTIONAL = 3;
    private static final int CANCELLED = 4;

    private final AtomicInteger state = new AtomicInteger(NEW);
    private final AtomicReference<Thread> runner = new AtomicReference<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private Callable<V> callable;
    /** The result, or the exception; written before the state says so. */
    private Object outcome;

    public FutureTask(Callable<V> callable) {
        this.callable = Objects.requireNonNull(callable);
    }

    public FutureTask(Runnable runnable, V result) {
        this.callable = Executors.callable(runnable, result);
    }

    @Override
    public boolean isCancelled() {
        return state.get() == CANCELLED;
    }

    @Override
    public boolean isDone() {
        return state.get() != NEW;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        // The runner cannot go on to other work before an interrupt meant for it has come.
        synchronized (runner) {
            if (!state.compareAndSet(NEW, CANCELLED)) {
                return false;
            }
            Thread t = runner.get();
            if (mayInterruptIfRunning && t != null) {
                t.interrupt();
            }
        }
        finish();
        return true;
    }

    private void finish() {
        callable = null;
        done.countDown();
        done();
    }

    protected void done() {
    }

    private void complete(Object result, int finalState) {
        if (state.compareAndSet(NEW, COMPLETING)) {
            outcome = result;
            state.set(finalState);
            finish();
        }
    }

    protected void set(V v) {
        complete(v, NORMAL);
    }

    protected void setException(Throwable t) {
        complete(t, EXCEPTIONAL);
    }

    @Override
    public V get() throws InterruptedException, ExecutionException {
        done.await();
        return report();
    }

    @Override
    public V get(long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!done.await(timeout, unit)) {
            throw new TimeoutException();
        }
        return report();
    }

    @SuppressWarnings("unchecked")
    private V report() throws ExecutionException {
        int s = state.get();
        if (s == CANCELLED) {
            throw new CancellationException();
        }
        if (s == EXCEPTIONAL) {
            throw new ExecutionException((Throwable) outcome);
        }
        return (V) outcome;
    }

    @Override
    public void run() {
        execute(false);
    }

    /** Runs without setting a result; whether it may be run again. */
    protected boolean runAndReset() {
        return execute(true);
    }

    private boolean execute(boolean again) {
        if (state.get() != NEW || !runner.compareAndSet(null, Thread.currentThread())) {
            return false;
        }
        try {
            Callable<V> c = callable;
            if (c == null || state.get() != NEW) {
                return false;
            }
            V result = c.call();
            if (!again) {
                set(result);
            }
        } catch (Throwable t) {
            setException(t);
        } finally {
            synchronized (runner) {
                runner.set(null);
            }
        }
        return again && state.get() == NEW;
    }

    @Override
    public String toString() {
        String status;
        switch (state.get()) {
            case NORMAL:
                status = "[Completed normally]";
                break;
            case EXCEPTIONAL:
                status = "[Completed exceptionally: " + outcome + "]";
                break;
            case CANCELLED:
                status = "[Cancelled]";
                break;
            default:
                Callable<V> c = callable;
                status = c == null ? "[Not completed]" : "[Not completed, task = " + c + "]";
        }
        return super.toString() + status;
    }
}
