package java.util.concurrent.atomic;

import java.io.Serializable;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import pvm.internal.Memory;

/** A number that is updated atomically. */
public class AtomicInteger extends Number implements Serializable {
    private static final long VALUE = Memory.fieldOffset(AtomicInteger.class, "value");

    private volatile int value;

    public AtomicInteger() {
    }

    public AtomicInteger(int initialValue) {
        value = initialValue;
    }

    public final int get() {
        return value;
    }

    public final void set(int newValue) {
        value = newValue;
    }

    public final void lazySet(int newValue) {
        value = newValue;
    }

    public final int getPlain() {
        return value;
    }

    public final int getAcquire() {
        return value;
    }

    public final void setRelease(int newValue) {
        value = newValue;
    }

    public final boolean compareAndSet(int expectedValue, int newValue) {
        return Memory.compareAndSetInt(this, VALUE, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetPlain(int expectedValue, int newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    public final int getAndSet(int newValue) {
        int old = value;
        while (!compareAndSet(old, newValue)) {
            old = value;
        }
        return old;
    }

    public final int getAndIncrement() {
        return Memory.getAndAddInt(this, VALUE, 1);
    }

    public final int getAndDecrement() {
        return Memory.getAndAddInt(this, VALUE, -1);
    }

    public final int getAndAdd(int delta) {
        return Memory.getAndAddInt(this, VALUE, delta);
    }

    public final int incrementAndGet() {
        return Memory.getAndAddInt(this, VALUE, 1) + 1;
    }

    public final int decrementAndGet() {
        return Memory.getAndAddInt(this, VALUE, -1) - 1;
    }

    public final int addAndGet(int delta) {
        return Memory.getAndAddInt(this, VALUE, delta) + delta;
    }

    public final int getAndUpdate(IntUnaryOperator updateFunction) {
        int old = value;
        while (!compareAndSet(old, updateFunction.applyAsInt(old))) {
            old = value;
        }
        return old;
    }

    public final int updateAndGet(IntUnaryOperator updateFunction) {
        while (true) {
            int old = value;
            int fresh = updateFunction.applyAsInt(old);
            if (compareAndSet(old, fresh)) {
                return fresh;
            }
        }
    }

    public final int getAndAccumulate(int x, IntBinaryOperator f) {
        return getAndUpdate((old) -> f.applyAsInt(old, x));
    }

    public final int accumulateAndGet(int x, IntBinaryOperator f) {
        return updateAndGet((old) -> f.applyAsInt(old, x));
    }

    public final int getOpaque() {
        return get();
    }

    public final void setOpaque(int newValue) {
        set(newValue);
    }

    public final void setPlain(int newValue) {
        set(newValue);
    }

    public final boolean weakCompareAndSetVolatile(int expectedValue, int newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    public final boolean weakCompareAndSetAcquire(int expectedValue, int newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    public final boolean weakCompareAndSetRelease(int expectedValue, int newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    @Deprecated(since = "9")
    public final boolean weakCompareAndSet(int expectedValue, int newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    /** Sets the value if it is the expected one; the value before in any case. */
    public final int compareAndExchange(int expectedValue, int newValue) {
        while (!compareAndSet(expectedValue, newValue)) {
            int now = get();
            if (now != expectedValue) {
                return now;
            }
        }
        return expectedValue;
    }

    public final int compareAndExchangeAcquire(int expectedValue, int newValue) {
        return compareAndExchange(expectedValue, newValue);
    }

    public final int compareAndExchangeRelease(int expectedValue, int newValue) {
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
