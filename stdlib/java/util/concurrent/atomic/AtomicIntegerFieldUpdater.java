package java.util.concurrent.atomic;

import java.util.Objects;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import pvm.internal.Memory;

/** Updates a volatile field of objects of a class atomically. */
public abstract class AtomicIntegerFieldUpdater<T> {
    protected AtomicIntegerFieldUpdater() {
    }

    public static <U> AtomicIntegerFieldUpdater<U> newUpdater(Class<U> tclass, String fieldName) {
        FieldPlace.check(tclass, fieldName, int.class);
        return new ByOffset<>(tclass, Memory.fieldOffset(tclass, fieldName));
    }

    public abstract boolean compareAndSet(T obj, int expect, int update);

    public abstract boolean weakCompareAndSet(T obj, int expect, int update);

    public abstract void set(T obj, int newValue);

    public abstract void lazySet(T obj, int newValue);

    public abstract int get(T obj);

    public int getAndSet(T obj, int newValue) {
        int old = get(obj);
        while (!compareAndSet(obj, old, newValue)) {
            old = get(obj);
        }
        return old;
    }

    public int getAndAdd(T obj, int delta) {
        int old = get(obj);
        while (!compareAndSet(obj, old, old + delta)) {
            old = get(obj);
        }
        return old;
    }

    public int getAndIncrement(T obj) {
        return getAndAdd(obj, 1);
    }

    public int getAndDecrement(T obj) {
        return getAndAdd(obj, -1);
    }

    public int addAndGet(T obj, int delta) {
        return getAndAdd(obj, delta) + delta;
    }

    public int incrementAndGet(T obj) {
        return getAndAdd(obj, 1) + 1;
    }

    public int decrementAndGet(T obj) {
        return getAndAdd(obj, -1) - 1;
    }

    public final int getAndUpdate(T obj, IntUnaryOperator updateFunction) {
        int old = get(obj);
        while (!compareAndSet(obj, old, updateFunction.applyAsInt(old))) {
            old = get(obj);
        }
        return old;
    }

    public final int updateAndGet(T obj, IntUnaryOperator updateFunction) {
        while (true) {
            int old = get(obj);
            int fresh = updateFunction.applyAsInt(old);
            if (compareAndSet(obj, old, fresh)) {
                return fresh;
            }
        }
    }

    public final int getAndAccumulate(T obj, int x, IntBinaryOperator f) {
        return getAndUpdate(obj, (old) -> f.applyAsInt(old, x));
    }

    public final int accumulateAndGet(T obj, int x, IntBinaryOperator f) {
        return updateAndGet(obj, (old) -> f.applyAsInt(old, x));
    }

    private static final class ByOffset<T> extends AtomicIntegerFieldUpdater<T> {
        private final Class<T> owner;
        private final long offset;

        ByOffset(Class<T> owner, long offset) {
            this.owner = owner;
            this.offset = offset;
        }

        /** Generic code may have given an object of another class. */
        private Object checked(T obj) {
            return owner.cast(Objects.requireNonNull(obj));
        }

        @Override
        public boolean compareAndSet(T obj, int expect, int update) {
            return Memory.compareAndSetInt(checked(obj), offset, expect, update);
        }

        @Override
        public boolean weakCompareAndSet(T obj, int expect, int update) {
            return compareAndSet(obj, expect, update);
        }

        @Override
        public void set(T obj, int newValue) {
            Memory.putBits(checked(obj), offset, 'I', newValue);
        }

        @Override
        public void lazySet(T obj, int newValue) {
            set(obj, newValue);
        }

        @Override
        public int get(T obj) {
            return (int) Memory.getBits(checked(obj), offset, 'I');
        }
    }
}
