package java.util.concurrent.atomic;

import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import pvm.internal.Memory;

/** Updates a volatile field of objects of a class atomically. */
public abstract class AtomicReferenceFieldUpdater<T, V> {
    protected AtomicReferenceFieldUpdater() {
    }

    public static <U, W> AtomicReferenceFieldUpdater<U, W> newUpdater(Class<U> tclass,
            Class<W> vclass, String fieldName) {
        FieldPlace.check(tclass, fieldName, vclass);
        return new ByOffset<>(tclass, vclass, Memory.fieldOffset(tclass, fieldName));
    }

    public abstract boolean compareAndSet(T obj, V expect, V update);

    public abstract boolean weakCompareAndSet(T obj, V expect, V update);

    public abstract void set(T obj, V newValue);

    public abstract void lazySet(T obj, V newValue);

    public abstract V get(T obj);

    public V getAndSet(T obj, V newValue) {
        V old = get(obj);
        while (!compareAndSet(obj, old, newValue)) {
            old = get(obj);
        }
        return old;
    }

    public final V getAndUpdate(T obj, UnaryOperator<V> updateFunction) {
        V old = get(obj);
        while (!compareAndSet(obj, old, updateFunction.apply(old))) {
            old = get(obj);
        }
        return old;
    }

    public final V updateAndGet(T obj, UnaryOperator<V> updateFunction) {
        while (true) {
            V old = get(obj);
            V fresh = updateFunction.apply(old);
            if (compareAndSet(obj, old, fresh)) {
                return fresh;
            }
        }
    }

    public final V getAndAccumulate(T obj, V x, BinaryOperator<V> f) {
        return getAndUpdate(obj, (old) -> f.apply(old, x));
    }

    public final V accumulateAndGet(T obj, V x, BinaryOperator<V> f) {
        return updateAndGet(obj, (old) -> f.apply(old, x));
    }

    private static final class ByOffset<T, V> extends AtomicReferenceFieldUpdater<T, V> {
        private final Class<T> owner;
        private final Class<V> type;
        private final long offset;

        ByOffset(Class<T> owner, Class<V> type, long offset) {
            this.owner = owner;
            this.type = type;
            this.offset = offset;
        }

        /** Generic code may have given an object of another class. */
        private Object checked(T obj) {
            return owner.cast(Objects.requireNonNull(obj));
        }

        @Override
        public boolean compareAndSet(T obj, V expect, V update) {
            return Memory.compareAndSetReference(checked(obj), offset, expect,
                    type.cast(update));
        }

        @Override
        public boolean weakCompareAndSet(T obj, V expect, V update) {
            return compareAndSet(obj, expect, update);
        }

        @Override
        public void set(T obj, V newValue) {
            Memory.putReference(checked(obj), offset, type.cast(newValue));
        }

        @Override
        public void lazySet(T obj, V newValue) {
            set(obj, newValue);
        }

        @Override
        @SuppressWarnings("unchecked")
        public V get(T obj) {
            return (V) Memory.getReference(checked(obj), offset);
        }
    }
}
