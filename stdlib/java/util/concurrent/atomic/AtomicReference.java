package java.util.concurrent.atomic;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import pvm.internal.Memory;

/** A reference that is updated atomically. */
public class AtomicReference<V> {
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

    public final V getAndSet(V newValue) {
        V old = value;
        while (!compareAndSet(old, newValue)) {
            old = value;
        }
        return old;
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

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
