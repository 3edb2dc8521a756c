package java.util.concurrent.atomic;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import pvm.internal.Memory;

/** Numbers that are updated atomically. */
public class AtomicIntegerArray implements Serializable {
    private static final long BASE = Memory.arrayBase();
    private static final int SHIFT = 2;

    private final int[] array;

    public AtomicIntegerArray(int length) {
        array = new int[length];
    }

    public AtomicIntegerArray(int[] array) {
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

    public final int get(int i) {
        return (int) Memory.getBits(array, offset(i), 'I');
    }

    public final void set(int i, int newValue) {
        Memory.putBits(array, offset(i), 'I', newValue);
    }

    public final boolean compareAndSet(int i, int expectedValue, int newValue) {
        return Memory.compareAndSetInt(array, offset(i), expectedValue, newValue);
    }

    public final int getAndSet(int i, int newValue) {
        int old = get(i);
        while (!compareAndSet(i, old, newValue)) {
            old = get(i);
        }
        return old;
    }

    public final int getAndAdd(int i, int delta) {
        return Memory.getAndAddInt(array, offset(i), delta);
    }

    public final int getAndIncrement(int i) {
        return getAndAdd(i, 1);
    }

    public final int getAndDecrement(int i) {
        return getAndAdd(i, -1);
    }

    public final int addAndGet(int i, int delta) {
        return getAndAdd(i, delta) + delta;
    }

    public final int incrementAndGet(int i) {
        return getAndAdd(i, 1) + 1;
    }

    public final int decrementAndGet(int i) {
        return getAndAdd(i, -1) - 1;
    }

    public final int getAndUpdate(int i, IntUnaryOperator updateFunction) {
        int old = get(i);
        while (!compareAndSet(i, old, updateFunction.applyAsInt(old))) {
            old = get(i);
        }
        return old;
    }

    public final int updateAndGet(int i, IntUnaryOperator updateFunction) {
        while (true) {
            int old = get(i);
            int fresh = updateFunction.applyAsInt(old);
            if (compareAndSet(i, old, fresh)) {
                return fresh;
            }
        }
    }

    public final int getAndAccumulate(int i, int x, IntBinaryOperator f) {
        return getAndUpdate(i, (old) -> f.applyAsInt(old, x));
    }

    public final int accumulateAndGet(int i, int x, IntBinaryOperator f) {
        return updateAndGet(i, (old) -> f.applyAsInt(old, x));
    }

    public final void lazySet(int i, int newValue) {
        set(i, newValue);
    }

    public final int getPlain(int i) {
        return get(i);
    }

    public final void setPlain(int i, int newValue) {
        set(i, newValue);
    }

    public final int getOpaque(int i) {
        return get(i);
    }

    public final void setOpaque(int i, int newValue) {
        set(i, newValue);
    }

    public final int getAcquire(int i) {
        return get(i);
    }

    public final void setRelease(int i, int newValue) {
        set(i, newValue);
    }

    /** Sets the value if it is the expected one; the value before in any case. */
    public final int compareAndExchange(int i, int expectedValue, int newValue) {
        while (!compareAndSet(i, expectedValue, newValue)) {
            int now = get(i);
            if (now != expectedValue) {
                return now;
            }
        }
        return expectedValue;
    }

    public final int compareAndExchangeAcquire(int i, int expectedValue, int newValue) {
        return compareAndExchange(i, expectedValue, newValue);
    }

    public final int compareAndExchangeRelease(int i, int expectedValue, int newValue) {
        return compareAndExchange(i, expectedValue, newValue);
    }

    @Deprecated(since = "9")
    public final boolean weakCompareAndSet(int i, int expectedValue, int newValue) {
        return compareAndSet(i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetPlain(int i, int expectedValue, int newValue) {
        return compareAndSet(i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetVolatile(int i, int expectedValue, int newValue) {
        return compareAndSet(i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetAcquire(int i, int expectedValue, int newValue) {
        return compareAndSet(i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetRelease(int i, int expectedValue, int newValue) {
        return compareAndSet(i, expectedValue, newValue);
    }

    @Override
    public String toString() {
        return Arrays.toString(array);
    }
}
