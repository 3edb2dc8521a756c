package java.util.concurrent.atomic;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import pvm.internal.Memory;

/** References that are updated atomically. */
public class AtomicReferenceArray<E> implements Serializable {
    private static final long BASE = Memory.arrayBase();
    private static final int SHIFT = 3;

    private final Object[] array;

    public AtomicReferenceArray(int length) {
        array = new Object[length];
    }

    public AtomicReferenceArray(E[] array) {
        this.array = Arrays.copyOf(array, array.length, Object[].class);
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

    @SuppressWarnings("unchecked")
    public final E get(int i) {
        return (E) Memory.getReference(array, offset(i));
    }

    public final void set(int i, E newValue) {
        Memory.putReference(array, offset(i), newValue);
    }

    public final boolean compareAndSet(int i, E expectedValue, E newValue) {
        return Memory.compareAndSetReference(array, offset(i), expectedValue, newValue);
    }

    @SuppressWarnings("unchecked")
    public final E getAndSet(int i, E newValue) {
        return (E) Memory.getAndSetReference(array, offset(i), newValue);
    }

    public final E getAndUpdate(int i, UnaryOperator<E> updateFunction) {
        E old = get(i);
        while (!compareAndSet(i, old, updateFunction.apply(old))) {
            old = get(i);
        }
        return old;
    }

    public final E updateAndGet(int i, UnaryOperator<E> updateFunction) {
        while (true) {
            E old = get(i);
            E fresh = updateFunction.apply(old);
            if (compareAndSet(i, old, fresh)) {
                return fresh;
            }
        }
    }

    public final E getAndAccumulate(int i, E x, BinaryOperator<E> f) {
        return getAndUpdate(i, (old) -> f.apply(old, x));
    }

    public final E accumulateAndGet(int i, E x, BinaryOperator<E> f) {
        return updateAndGet(i, (old) -> f.apply(old, x));
    }

    public final void lazySet(int i, E newValue) {
        set(i, newValue);
    }

    public final E getPlain(int i) {
        return get(i);
    }

    public final void setPlain(int i, E newValue) {
        set(i, newValue);
    }

    public final E getOpaque(int i) {
        return get(i);
    }

    public final void setOpaque(int i, E newValue) {
        set(i, newValue);
    }

    public final E getAcquire(int i) {
        return get(i);
    }

    public final void setRelease(int i, E newValue) {
        set(i, newValue);
    }

    /** Sets the value if it is the expected one; the value before in any case. */
    public final E compareAndExchange(int i, E expectedValue, E newValue) {
        while (!compareAndSet(i, expectedValue, newValue)) {
            E now = get(i);
            if (now != expectedValue) {
                return now;
            }
        }
        return expectedValue;
    }

    public final E compareAndExchangeAcquire(int i, E expectedValue, E newValue) {
        return compareAndExchange(i, expectedValue, newValue);
    }

    public final E compareAndExchangeRelease(int i, E expectedValue, E newValue) {
        return compareAndExchange(i, expectedValue, newValue);
    }

    @Deprecated(since = "9")
    public final boolean weakCompareAndSet(int i, E expectedValue, E newValue) {
        return compareAndSet(i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetPlain(int i, E expectedValue, E newValue) {
        return compareAndSet(i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetVolatile(int i, E expectedValue, E newValue) {
        return compareAndSet(i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetAcquire(int i, E expectedValue, E newValue) {
        return compareAndSet(i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetRelease(int i, E expectedValue, E newValue) {
        return compareAndSet(i, expectedValue, newValue);
    }

    @Override
    public String toString() {
        return Arrays.toString(array);
    }
}
