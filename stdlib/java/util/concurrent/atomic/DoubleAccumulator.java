package java.util.concurrent.atomic;

import java.io.Serializable;
import java.util.function.DoubleBinaryOperator;

/** A value that is accumulated by a function, from several threads. */
public class DoubleAccumulator extends Number implements Serializable {
    private final DoubleBinaryOperator function;
    private final double identity;
    private final AtomicLong bits;

    public DoubleAccumulator(DoubleBinaryOperator accumulatorFunction, double identity) {
        function = accumulatorFunction;
        this.identity = identity;
        bits = new AtomicLong(Double.doubleToRawLongBits(identity));
    }

    public void accumulate(double x) {
        while (true) {
            long old = bits.get();
            long fresh = Double.doubleToRawLongBits(
                    function.applyAsDouble(Double.longBitsToDouble(old), x));
            if (old == fresh || bits.compareAndSet(old, fresh)) {
                return;
            }
        }
    }

    public double get() {
        return Double.longBitsToDouble(bits.get());
    }

    public void reset() {
        bits.set(Double.doubleToRawLongBits(identity));
    }

    public double getThenReset() {
        return Double.longBitsToDouble(bits.getAndSet(Double.doubleToRawLongBits(identity)));
    }

    @Override
    public String toString() {
        return Double.toString(get());
    }

    @Override
    public int intValue() {
        return (int) get();
    }

    @Override
    public long longValue() {
        return (long) get();
    }

    @Override
    public float floatValue() {
        return (float) get();
    }

    @Override
    public double doubleValue() {
        return get();
    }
}
