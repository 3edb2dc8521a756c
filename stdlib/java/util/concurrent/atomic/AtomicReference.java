package java.util.concurrent.atomic;

import java.io.Serializable;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import pvm.internal.Memory;

/** A reference that is updated atomically. */
public class AtomicReference<V> implements Serializable {
    private static final long VALUE = Memory.fieldOffset(AtomicReference.class, "value");

    private volatile V value;

    public AtomicReference() {
    }

    public AtomicReference(V initialValue) {
        value = initialValue;
    }

    public final V get() {
        return value;
    }

    public final void set(V newValue) {
        value = newValue;
    }

    public final void lazySet(V newValue) {
        value = newValue;
    }

    public final boolean compareAndSet(V expectedValue, V newValue) {
        return Memory.compareAndSetReference(this, VALUE, expectedValue, newValue);
    }

    @SuppressWarnings("unchecked")
    public final V getAndSet(V newValue) {
        return (V) Memory.getAndSetReference(this, VALUE, newValue);
    }

    public final V getAndUpdate(UnaryOperator<V> updateFunction) {
        V old = value;
        while (!compareAndSet(old, updateFunction.apply(old))) {
            old = value;
        }
        return old;
    }

    public final V updateAndGet(UnaryOperator<V> updateFunction) {
        while (true) {
            V old = value;
            V fresh = updateFunction.apply(old);
            if (compareAndSet(old, fresh)) {
                return fresh;
            }
        }
    }

    public final V getAndAccumulate(V x, BinaryOperator<V> f) {
        return getAndUpdate((old) -> f.apply(old, x));
    }

    public final V accumulateAndGet(V x, BinaryOperator<V> f) {
        return updateAndGet((old) -> f.apply(old, x));
    }

    public final V getOpaque() {
        return get();
    }

    public final void setOpaque(V newValue) {
        set(newValue);
    }

    public final V getPlain() {
        return get();
    }

    public final void setPlain(V newValue) {
        set(newValue);
    }

    public final V getAcquire() {
        return get();
    }

    public final void setRelease(V newValue) {
        set(newValue);
    }

    public final boolean weakCompareAndSetPlain(V expectedValue, V newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    public final boolean weakCompareAndSetVolatile(V expectedValue, V newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    public final boolean weakCompareAndSetAcquire(V expectedValue, V newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    public final boolean weakCompareAndSetRelease(V expectedValue, V newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    @Deprecated(since = "9")
    public final boolean weakCompareAndSet(V expectedValue, V newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    /** Sets the value if it is the expected one; the value before in any case. */
    public final V compareAndExchange(V expectedValue, V newValue) {
        while (!compareAndSet(expectedValue, newValue)) {
            V now = get();
            if (now != expectedValue) {
                return now;
            }
        }
        return expectedValue;
    }

    public final V compareAndExchangeAcquire(V expectedValue, V newValue) {
        return compareAndExchange(expectedValue, newValue);
    }

    public final V compareAndExchangeRelease(V expectedValue, V newValue) {
        return compareAndExchange(expectedValue, newValue);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
