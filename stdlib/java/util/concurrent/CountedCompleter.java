package java.util.concurrent;

import pvm.internal.Memory;

/** A fork-join task that is complete when a number of others are. */
public abstract class CountedCompleter<T> extends ForkJoinTask<T> {
    private static final long PENDING = Memory.fieldOffset(CountedCompleter.class, "pending");

    private final CountedCompleter<?> completer;
    private volatile int pending;

    protected CountedCompleter(CountedCompleter<?> completer, int initialPendingCount) {
        this.completer = completer;
        pending = initialPendingCount;
    }

    protected CountedCompleter(CountedCompleter<?> completer) {
        this(completer, 0);
    }

    protected CountedCompleter() {
        this(null, 0);
    }

    public abstract void compute();

    public void onCompletion(CountedCompleter<?> caller) {
    }

    public boolean onExceptionalCompletion(Throwable ex, CountedCompleter<?> caller) {
        return true;
    }

    public final CountedCompleter<?> getCompleter() {
        return completer;
    }

    public final int getPendingCount() {
        return pending;
    }

    public final void setPendingCount(int count) {
        pending = count;
    }

    public final void addToPendingCount(int delta) {
        Memory.getAndAddInt(this, PENDING, delta);
    }

    public final boolean compareAndSetPendingCount(int expected, int count) {
        return Memory.compareAndSetInt(this, PENDING, expected, count);
    }

    public final int decrementPendingCountUnlessZero() {
        while (true) {
            int c = pending;
            if (c == 0 || compareAndSetPendingCount(c, c - 1)) {
                return c;
            }
        }
    }

    public final CountedCompleter<?> getRoot() {
        CountedCompleter<?> c = this;
        while (c.completer != null) {
            c = c.completer;
        }
        return c;
    }

    public final void tryComplete() {
        CountedCompleter<?> from = this;
        CountedCompleter<?> c = this;
        while (c.decrementPendingCountUnlessZero() == 0) {
            c.onCompletion(from);
            from = c;
            c = c.completer;
            if (c == null) {
                from.quietlyComplete();
                return;
            }
        }
    }

    public final void propagateCompletion() {
        CountedCompleter<?> last = this;
        CountedCompleter<?> c = this;
        while (c.decrementPendingCountUnlessZero() == 0) {
            last = c;
            c = c.completer;
            if (c == null) {
                last.quietlyComplete();
                return;
            }
        }
    }

    @Override
    public void complete(T rawResult) {
        setRawResult(rawResult);
        onCompletion(this);
        quietlyComplete();
        if (completer != null) {
            completer.tryComplete();
        }
    }

    public final CountedCompleter<?> firstComplete() {
        return decrementPendingCountUnlessZero() == 0 ? this : null;
    }

    public final CountedCompleter<?> nextComplete() {
        if (completer != null) {
            return completer.firstComplete();
        }
        quietlyComplete();
        return null;
    }

    public final void quietlyCompleteRoot() {
        getRoot().quietlyComplete();
    }

    /** A failure is that of all who wait for this task. */
    @Override
    protected final boolean exec() {
        try {
            compute();
        } catch (Throwable t) {
            CountedCompleter<?> caller = this;
            CountedCompleter<?> c = this;
            while (c != null && c.onExceptionalCompletion(t, caller)) {
                c.fail(t);
                caller = c;
                c = c.completer;
            }
        }
        return false;
    }

    @Override
    public T getRawResult() {
        return null;
    }

    @Override
    protected void setRawResult(T t) {
    }
}
