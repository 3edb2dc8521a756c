package java.util.concurrent.atomic;

import java.io.Serializable;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import pvm.internal.Memory;

/** A number that is updated atomically. */
public class AtomicLong extends Number implements Serializable {
    private static final long VALUE = Memory.fieldOffset(AtomicLong.class, "value");

    private volatile long value;

    public AtomicLong() {
    }

    public AtomicLong(long initialValue) {
        value = initialValue;
    }

    public final long get() {
        return value;
    }

    public final void set(long newValue) {
        value = newValue;
    }

    public final void lazySet(long newValue) {
        value = newValue;
    }

    public final long getPlain() {
        return value;
    }

    public final long getAcquire() {
        return value;
    }

    public final void setRelease(long newValue) {
        value = newValue;
    }

    public final boolean compareAndSet(long expectedValue, long newValue) {
        return Memory.compareAndSetLong(this, VALUE, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetPlain(long expectedValue, long newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    public final long getAndSet(long newValue) {
        long old = value;
        while (!compareAndSet(old, newValue)) {
            old = value;
        }
        return old;
    }

    public final long getAndIncrement() {
        return Memory.getAndAddLong(this, VALUE, 1);
    }

    public final long getAndDecrement() {
        return Memory.getAndAddLong(this, VALUE, -1);
    }

    public final long getAndAdd(long delta) {
        return Memory.getAndAddLong(this, VALUE, delta);
    }

    public final long incrementAndGet() {
        return Memory.getAndAddLong(this, VALUE, 1) + 1;
    }

    public final long decrementAndGet() {
        return Memory.getAndAddLong(this, VALUE, -1) - 1;
    }

    public final long addAndGet(long delta) {
        return Memory.getAndAddLong(this, VALUE, delta) + delta;
    }

    public final long getAndUpdate(LongUnaryOperator updateFunction) {
        long old = value;
        while (!compareAndSet(old, updateFunction.applyAsLong(old))) {
            old = value;
        }
        return old;
    }

    public final long updateAndGet(LongUnaryOperator updateFunction) {
        while (true) {
            long old = value;
            long fresh = updateFunction.applyAsLong(old);
            if (compareAndSet(old, fresh)) {
                return fresh;
            }
        }
    }

    public final long getAndAccumulate(long x, LongBinaryOperator f) {
        return getAndUpdate((old) -> f.applyAsLong(old, x));
    }

    public final long accumulateAndGet(long x, LongBinaryOperator f) {
        return updateAndGet((old) -> f.applyAsLong(old, x));
    }

    public final long getOpaque() {
        return get();
    }

    public final void setOpaque(long newValue) {
        set(newValue);
    }

    public final void setPlain(long newValue) {
        set(newValue);
    }

    public final boolean weakCompareAndSetVolatile(long expectedValue, long newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    public final boolean weakCompareAndSetAcquire(long expectedValue, long newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    public final boolean weakCompareAndSetRelease(long expectedValue, long newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    @Deprecated(since = "9")
    public final boolean weakCompareAndSet(long expectedValue, long newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    /** Sets the value if it is the expected one; the value before in any case. */
    public final long compareAndExchange(long expectedValue, long newValue) {
        while (!compareAndSet(expectedValue, newValue)) {
            long now = get();
            if (now != expectedValue) {
                return now;
            }
        }
        return expectedValue;
    }

    public final long compareAndExchangeAcquire(long expectedValue, long newValue) {
        return compareAndExchange(expectedValue, newValue);
    }

    public final long compareAndExchangeRelease(long expectedValue, long newValue) {
        return compareAndExchange(expectedValue, newValue);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }

    @Override
    public int intValue() {
        return (int) value;
    }

    @Override
    public long longValue() {
        return value;
    }

    @Override
    public float floatValue() {
        return value;
    }

    @Override
    public double doubleValue() {
        return value;
    }
}
