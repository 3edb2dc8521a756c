package java.util.concurrent.atomic;

import java.io.Serializable;

/** A sum that several threads add to. */
public class DoubleAdder extends Number implements Serializable {
    private final AtomicLong sum = new AtomicLong();

    public DoubleAdder() {
    }

    public void add(double x) {
        while (true) {
            long old = sum.get();
            long fresh = Double.doubleToRawLongBits(Double.longBitsToDouble(old) + x);
            if (sum.compareAndSet(old, fresh)) {
                return;
            }
        }
    }

    public double sum() {
        return Double.longBitsToDouble(sum.get());
    }

    public void reset() {
        sum.set(0);
    }

    public double sumThenReset() {
        return Double.longBitsToDouble(sum.getAndSet(0));
    }

    @Override
    public String toString() {
        return Double.toString(sum());
    }

    @Override
    public int intValue() {
        return (int) sum();
    }

    @Override
    public long longValue() {
        return (long) sum();
    }

    @Override
    public float floatValue() {
        return (float) sum();
    }

    @Override
    public double doubleValue() {
        return sum();
    }
}
