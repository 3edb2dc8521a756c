package java.util.concurrent;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import pvm.internal.Memory;

/**
 * A future that can be completed by anybody, and that others depend on.
 *
 * The result is never null once there is one: null values and failures have objects of their own.
 * Dependents are fired, the latest first, by the thread that completes what they wait for.
 */
public class CompletableFuture<T> implements Future<T>, CompletionStage<T> {
    private static final long RESULT = Memory.fieldOffset(CompletableFuture.class, "result");
    private static final Object NULL_VALUE = new Object();

    private volatile Object result;
    /** Guarded by this future's monitor, as is waiting for the result. */
    private Link links;

    /** Marks tasks that the asynchronous methods make. */
    public interface AsynchronousCompletionTask {
    }

    /** The result of a computation that threw an exception. */
    private static final class Failure {
        final Throwable exception;

        Failure(Throwable exception) {
            this.exception = exception;
        }
    }

    /** What to do with the results r and s (null without a second source) to complete d. */
    private interface Action<U> {
        void run(CompletableFuture<U> d, Object r, Object s);
    }

    /** An action to be run when one or two futures are complete. */
    private static final class Dependent<U> implements Runnable, AsynchronousCompletionTask {
        private final Executor executor;
        private final CompletableFuture<U> target;
        private final CompletableFuture<?> first;
        private final CompletableFuture<?> second;
        private final boolean either;
        private final Action<U> action;
        private boolean claimed;

        Dependent(Executor executor, CompletableFuture<U> target, CompletableFuture<?> first,
                CompletableFuture<?> second, boolean either, Action<U> action) {
            this.executor = executor;
            this.target = target;
            this.first = first;
            this.second = second;
            this.either = either;
            this.action = action;
        }

        boolean isReady() {
            boolean a = first.result != null;
            boolean b = second == null || second.result != null;
            return either ? a || b : a && b;
        }

        private synchronized boolean claim() {
            boolean mine = !claimed;
            claimed = true;
            return mine;
        }

        /** Runs or submits the action if it is time. */
        void fire() {
            if (!isReady() || !claim()) {
                return;
            }
            if (executor == null) {
                act();
                return;
            }
            try {
                executor.execute(this);
            } catch (Throwable x) {
                target.fail(x);
            }
        }

        private void act() {
            if (target.result != null) {
                return;
            }
            Object r = first.result;
            Object s = second == null ? null : second.result;
            try {
                action.run(target, either && r == null ? s : r, s);
            } catch (Throwable x) {
                target.fail(x);
            }
        }

        @Override
        public void run() {
            act();
            target.fireDependents();
        }
    }

    /** A link of a future's list of dependents. */
    private static final class Link {
        final Dependent<?> dependent;
        final Link next;

        Link(Dependent<?> dependent, Link next) {
            this.dependent = dependent;
            this.next = next;
        }
    }

    /** Starts a thread for each task. */
    private static final class ThreadPerTask implements Executor {
        @Override
        public void execute(Runnable r) {
            new Thread(Objects.requireNonNull(r)).start();
        }
    }

    /** The executor of asynchronous tasks for which none is given; made when first needed. */
    private static final class Default {
        static final Executor EXECUTOR = ForkJoinPool.getCommonPoolParallelism() > 1
                ? ForkJoinPool.commonPool() : new ThreadPerTask();
    }

    /** Runs what is due after a time, in a daemon thread. */
    private static final class Delayer implements ThreadFactory {
        static final ScheduledThreadPoolExecutor SCHEDULER = newScheduler();

        private static ScheduledThreadPoolExecutor newScheduler() {
            ScheduledThreadPoolExecutor s = new ScheduledThreadPoolExecutor(1, new Delayer());
            s.setRemoveOnCancelPolicy(true);
            return s;
        }

        @Override
        public Thread newThread(Runnable r) {
            Thread t = new Thread(r);
            t.setDaemon(true);
            t.setName("CompletableFutureDelayScheduler");
            return t;
        }
    }

    public CompletableFuture() {
    }

    private static Object encoded(Object value) {
        return value == null ? NULL_VALUE : value;
    }

    /** Sets the result, once; dependents are not fired. */
    private boolean set(Object r) {
        return result == null && Memory.compareAndSetReference(this, RESULT, null, r);
    }

    private void value(T value) {
        set(encoded(value));
    }

    private static Failure wrapped(Throwable x) {
        return new Failure(x instanceof CompletionException ? x : new CompletionException(x));
    }

    private void fail(Throwable x) {
        set(wrapped(x));
    }

    /** Sets another future's result, as a dependent sees it. */
    private void inherit(Object r) {
        set(r instanceof Failure ? wrapped(((Failure) r).exception) : r);
    }

    @SuppressWarnings("unchecked")
    private static <U> U valueOf(Object r) {
        return r == NULL_VALUE ? null : (U) r;
    }

    private static <U> U valueOrNull(Object r) {
        return r instanceof Failure ? null : CompletableFuture.<U>valueOf(r);
    }

    private static Throwable failureOf(Object r) {
        return r instanceof Failure ? ((Failure) r).exception : null;
    }

    private boolean complete0(Object r) {
        boolean mine = set(r);
        fireDependents();
        return mine;
    }

    /** Registers a dependent; false if this future is complete already. */
    private synchronized boolean register(Dependent<?> d) {
        if (result != null) {
            return false;
        }
        links = new Link(d, links);
        return true;
    }

    private synchronized Link takeLinks() {
        notifyAll();
        Link taken = links;
        links = null;
        return taken;
    }

    /**
     * Fires the dependents, and the dependents of what they complete: those in a loop, so that
     * long chains need no deep stack.
     */
    private void fireDependents() {
        if (result == null) {
            return;
        }
        ArrayDeque<Dependent<?>> due = new ArrayDeque<>();
        for (Link link = takeLinks(); link != null; link = link.next) {
            due.addLast(link.dependent);
        }
        while (!due.isEmpty()) {
            Dependent<?> d = due.pollFirst();
            d.fire();
            if (d.target.result != null) {
                for (Link link = d.target.takeLinks(); link != null; link = link.next) {
                    due.addFirst(link.dependent);
                }
            }
        }
    }

    private <U> CompletableFuture<U> depend(Executor executor, CompletableFuture<?> second,
            boolean either, Action<U> action) {
        CompletableFuture<U> target = newIncompleteFuture();
        Dependent<U> d = new Dependent<>(executor, target, this, second, either, action);
        if (!d.isReady()) {
            register(d);
            if (second != null) {
                second.register(d);
            }
        }
        d.fire();
        target.fireDependents();
        return target;
    }

    /** An action on the values of one or two futures; a failure becomes the result at once. */
    private <U> CompletableFuture<U> after(Executor executor, CompletableFuture<?> second,
            Action<U> action) {
        return depend(executor, second, false, (d, r, s) -> {
            if (r instanceof Failure) {
                d.inherit(r);
            } else if (s instanceof Failure) {
                d.inherit(s);
            } else {
                action.run(d, r, s);
            }
        });
    }

    /** An action on the value of the first of two futures that is complete. */
    private <U> CompletableFuture<U> either(Executor executor, CompletableFuture<?> second,
            Action<U> action) {
        return depend(executor, second, true, (d, r, s) -> {
            if (r instanceof Failure) {
                d.inherit(r);
            } else {
                action.run(d, r, null);
            }
        });
    }

    /** An action on a future's value or failure. */
    private <U> CompletableFuture<U> always(Executor executor, Action<U> action) {
        return depend(executor, null, false, action);
    }

    /** Completes d as another stage, when that one is complete. */
    private static <U> void relay(CompletionStage<U> stage, CompletableFuture<U> d) {
        CompletableFuture<U> source = stage.toCompletableFuture();
        Dependent<U> link = new Dependent<>(null, d, source, null, false,
                (target, r, s) -> target.inherit(r));
        if (!source.register(link)) {
            link.fire();
        }
    }

    private static <U> void report(BiConsumer<? super U, ? super Throwable> action, Object r,
            CompletableFuture<U> d) {
        Throwable x = failureOf(r);
        try {
            action.accept(CompletableFuture.<U>valueOrNull(r), x);
        } catch (Throwable thrown) {
            if (x == null) {
                d.fail(thrown);
                return;
            }
            if (x != thrown) {
                x.addSuppressed(thrown);
            }
        }
        d.inherit(r);
    }

    private static Executor checked(Executor e) {
        Objects.requireNonNull(e);
        return e == ForkJoinPool.commonPool() ? Default.EXECUTOR : e;
    }

    /** A task whose result a future gets. */
    private static final class Computation<U> implements Runnable, AsynchronousCompletionTask {
        private final CompletableFuture<U> target;
        private final Supplier<? extends U> supplier;

        Computation(CompletableFuture<U> target, Supplier<? extends U> supplier) {
            this.target = target;
            this.supplier = supplier;
        }

        @Override
        public void run() {
            if (target.result == null) {
                try {
                    target.value(supplier.get());
                } catch (Throwable x) {
                    target.fail(x);
                }
            }
            target.fireDependents();
        }
    }

    public static <U> CompletableFuture<U> supplyAsync(Supplier<U> supplier) {
        return supplyAsync(supplier, Default.EXECUTOR);
    }

    public static <U> CompletableFuture<U> supplyAsync(Supplier<U> supplier, Executor executor) {
        Objects.requireNonNull(supplier);
        CompletableFuture<U> f = new CompletableFuture<>();
        checked(executor).execute(new Computation<U>(f, supplier));
        return f;
    }

    public static CompletableFuture<Void> runAsync(Runnable runnable) {
        return runAsync(runnable, Default.EXECUTOR);
    }

    public static CompletableFuture<Void> runAsync(Runnable runnable, Executor executor) {
        Objects.requireNonNull(runnable);
        CompletableFuture<Void> f = new CompletableFuture<>();
        checked(executor).execute(new Computation<Void>(f, () -> {
            runnable.run();
            return null;
        }));
        return f;
    }

    public static <U> CompletableFuture<U> completedFuture(U value) {
        CompletableFuture<U> f = new CompletableFuture<>();
        f.value(value);
        return f;
    }

    public static <U> CompletableFuture<U> failedFuture(Throwable ex) {
        CompletableFuture<U> f = new CompletableFuture<>();
        f.set(new Failure(Objects.requireNonNull(ex)));
        return f;
    }

    public static <U> CompletionStage<U> completedStage(U value) {
        return completedFuture(value);
    }

    public static <U> CompletionStage<U> failedStage(Throwable ex) {
        return failedFuture(ex);
    }

    public static CompletableFuture<Void> allOf(CompletableFuture<?>... cfs) {
        return allOf(cfs, 0, cfs.length);
    }

    private static CompletableFuture<Void> allOf(CompletableFuture<?>[] cfs, int from, int to) {
        if (from == to) {
            return completedFuture(null);
        }
        if (from + 1 == to) {
            return cfs[from].after(null, null, (d, r, s) -> d.value(null));
        }
        int middle = from + to >>> 1;
        CompletableFuture<Void> right = allOf(cfs, middle, to);
        return allOf(cfs, from, middle).after(null, right, (d, r, s) -> d.value(null));
    }

    public static CompletableFuture<Object> anyOf(CompletableFuture<?>... cfs) {
        CompletableFuture<Object> any = new CompletableFuture<>();
        for (CompletableFuture<?> f : cfs) {
            Dependent<Object> d = new Dependent<>(null, any, f, null, false,
                    (target, r, s) -> target.inherit(r));
            if (!f.register(d)) {
                d.fire();
                return any;
            }
        }
        return any;
    }

    @Override
    public boolean isDone() {
        return result != null;
    }

    @Override
    public boolean isCancelled() {
        return failureOf(result) instanceof CancellationException;
    }

    public boolean isCompletedExceptionally() {
        return result instanceof Failure;
    }

    private synchronized void await() throws InterruptedException {
        while (result == null) {
            wait();
        }
    }

    private static CompletionException joinFailure(Throwable x) {
        if (x instanceof CancellationException) {
            throw (CancellationException) x;
        }
        return x instanceof CompletionException
                ? (CompletionException) x : new CompletionException(x);
    }

    private T reportGet() throws ExecutionException {
        Throwable x = failureOf(result);
        if (x == null) {
            return valueOf(result);
        }
        if (x instanceof CancellationException) {
            throw (CancellationException) x;
        }
        throw new ExecutionException(
                x instanceof CompletionException && x.getCause() != null ? x.getCause() : x);
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        if (result == null) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            ForkJoinPool.beginBlocking();
            try {
                await();
            } finally {
                ForkJoinPool.endBlocking();
            }
        }
        return reportGet();
    }

    @Override
    public T get(long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        synchronized (this) {
            while (result == null) {
                long rest = deadline - System.nanoTime();
                if (rest <= 0) {
                    throw new TimeoutException();
                }
                wait(rest / 1000_000 + 1);
            }
        }
        return reportGet();
    }

    public T join() {
        boolean interrupted = false;
        ForkJoinPool.beginBlocking();
        while (result == null) {
            try {
                await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        ForkJoinPool.endBlocking();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return getNow(null);
    }

    public T getNow(T valueIfAbsent) {
        Object r = result;
        if (r == null) {
            return valueIfAbsent;
        }
        if (r instanceof Failure) {
            throw joinFailure(((Failure) r).exception);
        }
        return valueOf(r);
    }

    public boolean complete(T value) {
        return complete0(encoded(value));
    }

    public boolean completeExceptionally(Throwable ex) {
        return complete0(new Failure(Objects.requireNonNull(ex)));
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return complete0(new Failure(new CancellationException())) || isCancelled();
    }

    public void obtrudeValue(T value) {
        result = encoded(value);
        fireDependents();
    }

    public void obtrudeException(Throwable ex) {
        result = new Failure(Objects.requireNonNull(ex));
        fireDependents();
    }

    public synchronized int getNumberOfDependents() {
        int n = 0;
        for (Link link = links; link != null; link = link.next) {
            n++;
        }
        return n;
    }

    @Override
    public String toString() {
        Object r = result;
        int n = getNumberOfDependents();
        String state;
        if (r instanceof Failure) {
            state = "[Completed exceptionally: " + ((Failure) r).exception + "]";
        } else if (r != null) {
            state = "[Completed normally]";
        } else {
            state = n == 0 ? "[Not completed]" : "[Not completed, " + n + " dependents]";
        }
        return super.toString() + state;
    }

    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<U>();
    }

    public Executor defaultExecutor() {
        return Default.EXECUTOR;
    }

    public CompletableFuture<T> copy() {
        return always(null, (d, r, s) -> d.inherit(r));
    }

    public CompletionStage<T> minimalCompletionStage() {
        return copy();
    }

    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier,
            Executor executor) {
        Objects.requireNonNull(supplier);
        executor.execute(new Computation<T>(this, supplier));
        return this;
    }

    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier) {
        return completeAsync(supplier, defaultExecutor());
    }

    /** Completes this future after a time if it is not complete before. */
    private CompletableFuture<T> afterTime(long timeout, TimeUnit unit, Runnable late) {
        if (result == null) {
            Future<?> timer = Delayer.SCHEDULER.schedule(late, timeout, unit);
            whenComplete((v, x) -> timer.cancel(false));
        }
        return this;
    }

    public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
        return afterTime(timeout, unit, () -> completeExceptionally(new TimeoutException()));
    }

    public CompletableFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
        return afterTime(timeout, unit, () -> complete(value));
    }

    public static Executor delayedExecutor(long delay, TimeUnit unit, Executor executor) {
        Objects.requireNonNull(unit);
        Objects.requireNonNull(executor);
        return (r) -> Delayer.SCHEDULER.schedule(() -> executor.execute(r), delay, unit);
    }

    public static Executor delayedExecutor(long delay, TimeUnit unit) {
        return delayedExecutor(delay, unit, Default.EXECUTOR);
    }

    @Override
    public CompletableFuture<T> toCompletableFuture() {
        return this;
    }

    @Override
    public <U> CompletableFuture<U> thenApply(Function<? super T, ? extends U> fn) {
        Objects.requireNonNull(fn);
        return after(null, null,
                (d, r, s) -> d.value(fn.apply(CompletableFuture.<T>valueOf(r))));
    }

    @Override
    public <U> CompletableFuture<U> thenApplyAsync(Function<? super T, ? extends U> fn) {
        Objects.requireNonNull(fn);
        return after(defaultExecutor(), null,
                (d, r, s) -> d.value(fn.apply(CompletableFuture.<T>valueOf(r))));
    }

    @Override
    public <U> CompletableFuture<U> thenApplyAsync(
            Function<? super T, ? extends U> fn, Executor executor) {
        Objects.requireNonNull(fn);
        return after(checked(executor), null,
                (d, r, s) -> d.value(fn.apply(CompletableFuture.<T>valueOf(r))));
    }

    @Override
    public CompletableFuture<Void> thenAccept(Consumer<? super T> action) {
        Objects.requireNonNull(action);
        return after(null, null,
                (d, r, s) -> {
            action.accept(CompletableFuture.<T>valueOf(r));
            d.value(null);
        });
    }

    @Override
    public CompletableFuture<Void> thenAcceptAsync(Consumer<? super T> action) {
        Objects.requireNonNull(action);
        return after(defaultExecutor(), null,
                (d, r, s) -> {
            action.accept(CompletableFuture.<T>valueOf(r));
            d.value(null);
        });
    }

    @Override
    public CompletableFuture<Void> thenAcceptAsync(
            Consumer<? super T> action, Executor executor) {
        Objects.requireNonNull(action);
        return after(checked(executor), null,
                (d, r, s) -> {
            action.accept(CompletableFuture.<T>valueOf(r));
            d.value(null);
        });
    }

    @Override
    public CompletableFuture<Void> thenRun(Runnable action) {
        Objects.requireNonNull(action);
        return after(null, null,
                (d, r, s) -> {
            action.run();
            d.value(null);
        });
    }

    @Override
    public CompletableFuture<Void> thenRunAsync(Runnable action) {
        Objects.requireNonNull(action);
        return after(defaultExecutor(), null,
                (d, r, s) -> {
            action.run();
            d.value(null);
        });
    }

    @Override
    public CompletableFuture<Void> thenRunAsync(Runnable action, Executor executor) {
        Objects.requireNonNull(action);
        return after(checked(executor), null,
                (d, r, s) -> {
            action.run();
            d.value(null);
        });
    }

    @Override
    public <U, V> CompletableFuture<V> thenCombine(CompletionStage<? extends U> other,
            BiFunction<? super T, ? super U, ? extends V> fn) {
        Objects.requireNonNull(fn);
        return after(null, other.toCompletableFuture(),
                (d, r, s) -> d.value(fn.apply(CompletableFuture.<T>valueOf(r),
                CompletableFuture.<U>valueOf(s))));
    }

    @Override
    public <U, V> CompletableFuture<V> thenCombineAsync(CompletionStage<? extends U> other,
            BiFunction<? super T, ? super U, ? extends V> fn) {
        Objects.requireNonNull(fn);
        return after(defaultExecutor(), other.toCompletableFuture(),
                (d, r, s) -> d.value(fn.apply(CompletableFuture.<T>valueOf(r),
                CompletableFuture.<U>valueOf(s))));
    }

    @Override
    public <U, V> CompletableFuture<V> thenCombineAsync(CompletionStage<? extends U> other,
            BiFunction<? super T, ? super U, ? extends V> fn, Executor executor) {
        Objects.requireNonNull(fn);
        return after(checked(executor), other.toCompletableFuture(),
                (d, r, s) -> d.value(fn.apply(CompletableFuture.<T>valueOf(r),
                CompletableFuture.<U>valueOf(s))));
    }

    @Override
    public <U> CompletableFuture<Void> thenAcceptBoth(CompletionStage<? extends U> other,
            BiConsumer<? super T, ? super U> action) {
        Objects.requireNonNull(action);
        return after(null, other.toCompletableFuture(),
                (d, r, s) -> {
            action.accept(CompletableFuture.<T>valueOf(r), CompletableFuture.<U>valueOf(s));
            d.value(null);
        });
    }

    @Override
    public <U> CompletableFuture<Void> thenAcceptBothAsync(CompletionStage<? extends U> other,
            BiConsumer<? super T, ? super U> action) {
        Objects.requireNonNull(action);
        return after(defaultExecutor(), other.toCompletableFuture(),
                (d, r, s) -> {
            action.accept(CompletableFuture.<T>valueOf(r), CompletableFuture.<U>valueOf(s));
            d.value(null);
        });
    }

    @Override
    public <U> CompletableFuture<Void> thenAcceptBothAsync(CompletionStage<? extends U> other,
            BiConsumer<? super T, ? super U> action, Executor executor) {
        Objects.requireNonNull(action);
        return after(checked(executor), other.toCompletableFuture(),
                (d, r, s) -> {
            action.accept(CompletableFuture.<T>valueOf(r), CompletableFuture.<U>valueOf(s));
            d.value(null);
        });
    }

    @Override
    public CompletableFuture<Void> runAfterBoth(CompletionStage<?> other, Runnable action) {
        Objects.requireNonNull(action);
        return after(null, other.toCompletableFuture(),
                (d, r, s) -> {
            action.run();
            d.value(null);
        });
    }

    @Override
    public CompletableFuture<Void> runAfterBothAsync(CompletionStage<?> other, Runnable action) {
        Objects.requireNonNull(action);
        return after(defaultExecutor(), other.toCompletableFuture(),
                (d, r, s) -> {
            action.run();
            d.value(null);
        });
    }

    @Override
    public CompletableFuture<Void> runAfterBothAsync(
            CompletionStage<?> other, Runnable action, Executor executor) {
        Objects.requireNonNull(action);
        return after(checked(executor), other.toCompletableFuture(),
                (d, r, s) -> {
            action.run();
            d.value(null);
        });
    }

    @Override
    public <U> CompletableFuture<U> applyToEither(CompletionStage<? extends T> other,
            Function<? super T, U> fn) {
        Objects.requireNonNull(fn);
        return either(null, other.toCompletableFuture(),
                (d, r, s) -> d.value(fn.apply(CompletableFuture.<T>valueOf(r))));
    }

    @Override
    public <U> CompletableFuture<U> applyToEitherAsync(CompletionStage<? extends T> other,
            Function<? super T, U> fn) {
        Objects.requireNonNull(fn);
        return either(defaultExecutor(), other.toCompletableFuture(),
                (d, r, s) -> d.value(fn.apply(CompletableFuture.<T>valueOf(r))));
    }

    @Override
    public <U> CompletableFuture<U> applyToEitherAsync(CompletionStage<? extends T> other,
            Function<? super T, U> fn, Executor executor) {
        Objects.requireNonNull(fn);
        return either(checked(executor), other.toCompletableFuture(),
                (d, r, s) -> d.value(fn.apply(CompletableFuture.<T>valueOf(r))));
    }

    @Override
    public CompletableFuture<Void> acceptEither(CompletionStage<? extends T> other,
            Consumer<? super T> action) {
        Objects.requireNonNull(action);
        return either(null, other.toCompletableFuture(),
                (d, r, s) -> {
            action.accept(CompletableFuture.<T>valueOf(r));
            d.value(null);
        });
    }

    @Override
    public CompletableFuture<Void> acceptEitherAsync(CompletionStage<? extends T> other,
            Consumer<? super T> action) {
        Objects.requireNonNull(action);
        return either(defaultExecutor(), other.toCompletableFuture(),
                (d, r, s) -> {
            action.accept(CompletableFuture.<T>valueOf(r));
            d.value(null);
        });
    }

    @Override
    public CompletableFuture<Void> acceptEitherAsync(CompletionStage<? extends T> other,
            Consumer<? super T> action, Executor executor) {
        Objects.requireNonNull(action);
        return either(checked(executor), other.toCompletableFuture(),
                (d, r, s) -> {
            action.accept(CompletableFuture.<T>valueOf(r));
            d.value(null);
        });
    }

    @Override
    public CompletableFuture<Void> runAfterEither(CompletionStage<?> other, Runnable action) {
        Objects.requireNonNull(action);
        return either(null, other.toCompletableFuture(),
                (d, r, s) -> {
            action.run();
            d.value(null);
        });
    }

    @Override
    public CompletableFuture<Void> runAfterEitherAsync(
            CompletionStage<?> other, Runnable action) {
        Objects.requireNonNull(action);
        return either(defaultExecutor(), other.toCompletableFuture(),
                (d, r, s) -> {
            action.run();
            d.value(null);
        });
    }

    @Override
    public CompletableFuture<Void> runAfterEitherAsync(
            CompletionStage<?> other, Runnable action, Executor executor) {
        Objects.requireNonNull(action);
        return either(checked(executor), other.toCompletableFuture(),
                (d, r, s) -> {
            action.run();
            d.value(null);
        });
    }

    @Override
    public <U> CompletableFuture<U> thenCompose(
            Function<? super T, ? extends CompletionStage<U>> fn) {
        Objects.requireNonNull(fn);
        return after(null, null,
                (d, r, s) -> relay(fn.apply(CompletableFuture.<T>valueOf(r)), d));
    }

    @Override
    public <U> CompletableFuture<U> thenComposeAsync(
            Function<? super T, ? extends CompletionStage<U>> fn) {
        Objects.requireNonNull(fn);
        return after(defaultExecutor(), null,
                (d, r, s) -> relay(fn.apply(CompletableFuture.<T>valueOf(r)), d));
    }

    @Override
    public <U> CompletableFuture<U> thenComposeAsync(
            Function<? super T, ? extends CompletionStage<U>> fn, Executor executor) {
        Objects.requireNonNull(fn);
        return after(checked(executor), null,
                (d, r, s) -> relay(fn.apply(CompletableFuture.<T>valueOf(r)), d));
    }

    @Override
    public <U> CompletableFuture<U> handle(BiFunction<? super T, Throwable, ? extends U> fn) {
        Objects.requireNonNull(fn);
        return always(null,
                (d, r, s) -> d.value(fn.apply(valueOrNull(r), failureOf(r))));
    }

    @Override
    public <U> CompletableFuture<U> handleAsync(
            BiFunction<? super T, Throwable, ? extends U> fn) {
        Objects.requireNonNull(fn);
        return always(defaultExecutor(),
                (d, r, s) -> d.value(fn.apply(valueOrNull(r), failureOf(r))));
    }

    @Override
    public <U> CompletableFuture<U> handleAsync(
            BiFunction<? super T, Throwable, ? extends U> fn, Executor executor) {
        Objects.requireNonNull(fn);
        return always(checked(executor),
                (d, r, s) -> d.value(fn.apply(valueOrNull(r), failureOf(r))));
    }

    @Override
    public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> action) {
        Objects.requireNonNull(action);
        return always(null,
                (d, r, s) -> report(action, r, d));
    }

    @Override
    public CompletableFuture<T> whenCompleteAsync(
            BiConsumer<? super T, ? super Throwable> action) {
        Objects.requireNonNull(action);
        return always(defaultExecutor(),
                (d, r, s) -> report(action, r, d));
    }

    @Override
    public CompletableFuture<T> whenCompleteAsync(
            BiConsumer<? super T, ? super Throwable> action, Executor executor) {
        Objects.requireNonNull(action);
        return always(checked(executor),
                (d, r, s) -> report(action, r, d));
    }

    @Override
    public CompletableFuture<T> exceptionally(Function<Throwable, ? extends T> fn) {
        Objects.requireNonNull(fn);
        return always(null,
                (d, r, s) -> {
            Throwable x = failureOf(r);
            if (x == null) {
                d.set(r);
            } else {
                d.value(fn.apply(x));
            }
        });
    }

    @Override
    public CompletableFuture<T> exceptionallyAsync(Function<Throwable, ? extends T> fn) {
        Objects.requireNonNull(fn);
        return always(defaultExecutor(),
                (d, r, s) -> {
            Throwable x = failureOf(r);
            if (x == null) {
                d.set(r);
            } else {
                d.value(fn.apply(x));
            }
        });
    }

    @Override
    public CompletableFuture<T> exceptionallyAsync(
            Function<Throwable, ? extends T> fn, Executor executor) {
        Objects.requireNonNull(fn);
        return always(checked(executor),
                (d, r, s) -> {
            Throwable x = failureOf(r);
            if (x == null) {
                d.set(r);
            } else {
                d.value(fn.apply(x));
            }
        });
    }

    @Override
    public CompletableFuture<T> exceptionallyCompose(
            Function<Throwable, ? extends CompletionStage<T>> fn) {
        Objects.requireNonNull(fn);
        return always(null,
                (d, r, s) -> {
            Throwable x = failureOf(r);
            if (x == null) {
                d.set(r);
            } else {
                relay(fn.apply(x), d);
            }
        });
    }

    @Override
    public CompletableFuture<T> exceptionallyComposeAsync(
            Function<Throwable, ? extends CompletionStage<T>> fn) {
        Objects.requireNonNull(fn);
        return always(defaultExecutor(),
                (d, r, s) -> {
            Throwable x = failureOf(r);
            if (x == null) {
                d.set(r);
            } else {
                relay(fn.apply(x), d);
            }
        });
    }

    @Override
    public CompletableFuture<T> exceptionallyComposeAsync(
            Function<Throwable, ? extends CompletionStage<T>> fn, Executor executor) {
        Objects.requireNonNull(fn);
        return always(checked(executor),
                (d, r, s) -> {
            Throwable x = failureOf(r);
            if (x == null) {
                d.set(r);
            } else {
                relay(fn.apply(x), d);
            }
        });
    }
}
