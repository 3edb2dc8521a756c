package java.util.concurrent.atomic;

import java.io.Serializable;

/** A sum that several threads add to. */
public class LongAdder extends Number implements Serializable {
    private final AtomicLong sum = new AtomicLong();

    public LongAdder() {
    }

    public void add(long x) {
        sum.getAndAdd(x);
    }

    public void increment() {
        add(1);
    }

    public void decrement() {
        add(-1);
    }

    public long sum() {
        return sum.get();
    }

    public void reset() {
        sum.set(0);
    }

    public long sumThenReset() {
        return sum.getAndSet(0);
    }

    @Override
    public String toString() {
        return Long.toString(sum());
    }

    @Override
    public int intValue() {
        return (int) sum();
    }

    @Override
    public long longValue() {
        return sum();
    }

    @Override
    public float floatValue() {
        return (float) sum();
    }

    @Override
    public double doubleValue() {
        return (double) sum();
    }
}
