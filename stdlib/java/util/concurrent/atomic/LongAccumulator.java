package java.util.concurrent.atomic;

import java.io.Serializable;
import java.util.function.LongBinaryOperator;

/** A value that is accumulated by a function, from several threads. */
public class LongAccumulator extends Number implements Serializable {
    private final LongBinaryOperator function;
    private final long identity;
    private final AtomicLong bits;

    public LongAccumulator(LongBinaryOperator accumulatorFunction, long identity) {
        function = accumulatorFunction;
        this.identity = identity;
        bits = new AtomicLong(identity);
    }

    public void accumulate(long x) {
        while (true) {
            long old = bits.get();
            long fresh = function.applyAsLong(old, x);
            if (old == fresh || bits.compareAndSet(old, fresh)) {
                return;
            }
        }
    }

    public long get() {
        return bits.get();
    }

    public void reset() {
        bits.set(identity);
    }

    public long getThenReset() {
        return bits.getAndSet(identity);
    }

    @Override
    public String toString() {
        return Long.toString(get());
    }

    @Override
    public int intValue() {
        return (int) get();
    }

    @Override
    public long longValue() {
        return get();
    }

    @Override
    public float floatValue() {
        return (float) get();
    }

    @Override
    public double doubleValue() {
        return (double) get();
    }
}
