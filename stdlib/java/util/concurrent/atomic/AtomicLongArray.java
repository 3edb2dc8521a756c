package java.util.concurrent.atomic;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import pvm.internal.Memory;

/** Numbers that are updated atomically. */
public class AtomicLongArray implements Serializable {
    private static final long BASE = Memory.arrayBase();
    private static final int SHIFT = 3;

    private final long[] array;

    public AtomicLongArray(int length) {
        array = new long[length];
    }

    public AtomicLongArray(long[] array) {
        this.array = array.clone();
    }

    private long offset(int i) {
        if (i < 0 || i >= array.length) {
            throw new ArrayIndexOutOfBoundsException(
                    "Index " + i + " out of bounds for length " + array.length);
        }
        return BASE + ((long) i << SHIFT);
    }

    public final int length() {
        return array.length;
    }

    public final long get(int i) {
        return Memory.getBits(array, offset(i), 'J');
    }

    public final void set(int i, long newValue) {
        Memory.putBits(array, offset(i), 'J', newValue);
    }

    public final boolean compareAndSet(int i, long expectedValue, long newValue) {
        return Memory.compareAndSetLong(array, offset(i), expectedValue, newValue);
    }

    public final long getAndSet(int i, long newValue) {
        long old = get(i);
        while (!compareAndSet(i, old, newValue)) {
            old = get(i);
        }
        return old;
    }

    public final long getAndAdd(int i, long delta) {
        return Memory.getAndAddLong(array, offset(i), delta);
    }

    public final long getAndIncrement(int i) {
        return getAndAdd(i, 1);
    }

    public final long getAndDecrement(int i) {
        return getAndAdd(i, -1);
    }

    public final long addAndGet(int i, long delta) {
        return getAndAdd(i, delta) + delta;
    }

    public final long incrementAndGet(int i) {
        return getAndAdd(i, 1) + 1;
    }

    public final long decrementAndGet(int i) {
        return getAndAdd(i, -1) - 1;
    }

    public final long getAndUpdate(int i, LongUnaryOperator updateFunction) {
        long old = get(i);
        while (!compareAndSet(i, old, updateFunction.applyAsLong(old))) {
            old = get(i);
        }
        return old;
    }

    public final long updateAndGet(int i, LongUnaryOperator updateFunction) {
        while (true) {
            long old = get(i);
            long fresh = updateFunction.applyAsLong(old);
            if (compareAndSet(i, old, fresh)) {
                return fresh;
            }
        }
    }

    public final long getAndAccumulate(int i, long x, LongBinaryOperator f) {
        return getAndUpdate(i, (old) -> f.applyAsLong(old, x));
    }

    public final long accumulateAndGet(int i, long x, LongBinaryOperator f) {
        return updateAndGet(i, (old) -> f.applyAsLong(old, x));
    }

    public final void lazySet(int i, long newValue) {
        set(i, newValue);
    }

    public final long getPlain(int i) {
        return get(i);
    }

    public final void setPlain(int i, long newValue) {
        set(i, newValue);
    }

    public final long getOpaque(int i) {
        return get(i);
    }

    public final void setOpaque(int i, long newValue) {
        set(i, newValue);
    }

    public final long getAcquire(int i) {
        return get(i);
    }

    public final void setRelease(int i, long newValue) {
        set(i, newValue);
    }

    /** Sets the value if it is the expected one; the value before in any case. */
    public final long compareAndExchange(int i, long expectedValue, long newValue) {
        while (!compareAndSet(i, expectedValue, newValue)) {
            long now = get(i);
            if (now != expectedValue) {
                return now;
            }
        }
        return expectedValue;
    }

    public final long compareAndExchangeAcquire(int i, long expectedValue, long newValue) {
        return compareAndExchange(i, expectedValue, newValue);
    }

    public final long compareAndExchangeRelease(int i, long expectedValue, long newValue) {
        return compareAndExchange(i, expectedValue, newValue);
    }

    @Deprecated(since = "9")
    public final boolean weakCompareAndSet(int i, long expectedValue, long newValue) {
        return compareAndSet(i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetPlain(int i, long expectedValue, long newValue) {
        return compareAndSet(i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetVolatile(int i, long expectedValue, long newValue) {
        return compareAndSet(i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetAcquire(int i, long expectedValue, long newValue) {
        return compareAndSet(i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetRelease(int i, long expectedValue, long newValue) {
        return compareAndSet(i, expectedValue, newValue);
    }

    @Override
    public String toString() {
        return Arrays.toString(array);
    }
}
