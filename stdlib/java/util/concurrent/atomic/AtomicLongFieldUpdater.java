package java.util.concurrent.atomic;

import java.util.Objects;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import pvm.internal.Memory;

/** Updates a volatile field of objects of a class atomically. */
public abstract class AtomicLongFieldUpdater<T> {
    protected AtomicLongFieldUpdater() {
    }

    public static <U> AtomicLongFieldUpdater<U> newUpdater(Class<U> tclass, String fieldName) {
        FieldPlace.check(tclass, fieldName, long.class);
        return new ByOffset<>(tclass, Memory.fieldOffset(tclass, fieldName));
    }

    public abstract boolean compareAndSet(T obj, long expect, long update);

    public abstract boolean weakCompareAndSet(T obj, long expect, long update);

    public abstract void set(T obj, long newValue);

    public abstract void lazySet(T obj, long newValue);

    public abstract long get(T obj);

    public long getAndSet(T obj, long newValue) {
        long old = get(obj);
        while (!compareAndSet(obj, old, newValue)) {
            old = get(obj);
        }
        return old;
    }

    public long getAndAdd(T obj, long delta) {
        long old = get(obj);
        while (!compareAndSet(obj, old, old + delta)) {
            old = get(obj);
        }
        return old;
    }

    public long getAndIncrement(T obj) {
        return getAndAdd(obj, 1);
    }

    public long getAndDecrement(T obj) {
        return getAndAdd(obj, -1);
    }

    public long addAndGet(T obj, long delta) {
        return getAndAdd(obj, delta) + delta;
    }

    public long incrementAndGet(T obj) {
        return getAndAdd(obj, 1) + 1;
    }

    public long decrementAndGet(T obj) {
        return getAndAdd(obj, -1) - 1;
    }

    public final long getAndUpdate(T obj, LongUnaryOperator updateFunction) {
        long old = get(obj);
        while (!compareAndSet(obj, old, updateFunction.applyAsLong(old))) {
            old = get(obj);
        }
        return old;
    }

    public final long updateAndGet(T obj, LongUnaryOperator updateFunction) {
        while (true) {
            long old = get(obj);
            long fresh = updateFunction.applyAsLong(old);
            if (compareAndSet(obj, old, fresh)) {
                return fresh;
            }
        }
    }

    public final long getAndAccumulate(T obj, long x, LongBinaryOperator f) {
        return getAndUpdate(obj, (old) -> f.applyAsLong(old, x));
    }

    public final long accumulateAndGet(T obj, long x, LongBinaryOperator f) {
        return updateAndGet(obj, (old) -> f.applyAsLong(old, x));
    }

    private static final class ByOffset<T> extends AtomicLongFieldUpdater<T> {
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
        public boolean compareAndSet(T obj, long expect, long update) {
            return Memory.compareAndSetLong(checked(obj), offset, expect, update);
        }

        @Override
        public boolean weakCompareAndSet(T obj, long expect, long update) {
            return compareAndSet(obj, expect, update);
        }

        @Override
        public void set(T obj, long newValue) {
            Memory.putBits(checked(obj), offset, 'J', newValue);
        }

        @Override
        public void lazySet(T obj, long newValue) {
            set(obj, newValue);
        }

        @Override
        public long get(T obj) {
            return Memory.getBits(checked(obj), offset, 'J');
        }
    }
}
