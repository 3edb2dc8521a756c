package java.util.concurrent;

import java.util.Objects;

/** A completion service over an executor. */
public class ExecutorCompletionService<V> implements CompletionService<V> {
    private final Executor executor;
    private final AbstractExecutorService service;
    private final BlockingQueue<Future<V>> completed;

    public ExecutorCompletionService(Executor executor) {
        this(executor, new LinkedBlockingQueue<Future<V>>());
    }

    public ExecutorCompletionService(Executor executor,
            BlockingQueue<Future<V>> completionQueue) {
        this.executor = Objects.requireNonNull(executor);
        this.completed = Objects.requireNonNull(completionQueue);
        service = executor instanceof AbstractExecutorService
                ? (AbstractExecutorService) executor : null;
    }

    /** Runs a future, and enters it into the queue when it is done. */
    private static final class Queueing<V> extends FutureTask<Void> {
        private final Future<V> task;
        private final BlockingQueue<Future<V>> completed;

        Queueing(RunnableFuture<V> task, BlockingQueue<Future<V>> completed) {
            super(task, null);
            this.task = task;
            this.completed = completed;
        }

        @Override
        protected void done() {
            completed.add(task);
        }
    }

    private Future<V> start(RunnableFuture<V> f) {
        executor.execute(new Queueing<V>(f, completed));
        return f;
    }

    @Override
    public Future<V> submit(Callable<V> task) {
        Objects.requireNonNull(task);
        return start(service == null ? new FutureTask<V>(task) : service.newTaskFor(task));
    }

    @Override
    public Future<V> submit(Runnable task, V result) {
        Objects.requireNonNull(task);
        return start(service == null
                ? new FutureTask<V>(task, result) : service.newTaskFor(task, result));
    }

    @Override
    public Future<V> take() throws InterruptedException {
        return completed.take();
    }

    @Override
    public Future<V> poll() {
        return completed.poll();
    }

    @Override
    public Future<V> poll(long timeout, TimeUnit unit) throws InterruptedException {
        return completed.poll(timeout, unit);
    }
}
