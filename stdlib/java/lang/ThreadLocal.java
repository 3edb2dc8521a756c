package java.lang;

import java.util.Objects;
import java.util.function.Supplier;

/** A variable of which each thread has its own. */
public class ThreadLocal<T> {
    private static int nextHash;

    private final int hash = newHash();

    public ThreadLocal() {
    }

    /** Numbers that spread well over tables whose size is a power of two (the golden ratio). */
    private static synchronized int newHash() {
        int h = nextHash;
        nextHash += 0x9e3779b1;
        return h >>> 4;
    }

    protected T initialValue() {
        return null;
    }

    public static <S> ThreadLocal<S> withInitial(Supplier<? extends S> supplier) {
        return new Supplied<>(supplier);
    }

    private static final class Supplied<T> extends ThreadLocal<T> {
        private final Supplier<? extends T> supplier;

        Supplied(Supplier<? extends T> supplier) {
            this.supplier = Objects.requireNonNull(supplier);
        }

        @Override
        protected T initialValue() {
            return supplier.get();
        }
    }

    ThreadLocalMap map(Thread t) {
        return t.threadLocals;
    }

    void setMap(Thread t, ThreadLocalMap map) {
        t.threadLocals = map;
    }

    T childValue(T parentValue) {
        throw new UnsupportedOperationException();
    }

    @SuppressWarnings("unchecked")
    public T get() {
        ThreadLocalMap m = map(Thread.currentThread());
        if (m != null) {
            int i = m.find(this);
            if (i >= 0) {
                return (T) m.values[i];
            }
        }
        T value = initialValue();
        set(value);
        return value;
    }

    public void set(T value) {
        Thread t = Thread.currentThread();
        ThreadLocalMap m = map(t);
        if (m == null) {
            m = new ThreadLocalMap(16);
            setMap(t, m);
        }
        m.put(this, value);
    }

    public void remove() {
        ThreadLocalMap m = map(Thread.currentThread());
        if (m != null) {
            m.remove(this);
        }
    }

    /** The variables of one thread: open addressing with linear probing. */
    static final class ThreadLocalMap {
        private ThreadLocal<?>[] keys;
        private Object[] values;
        private int size;

        ThreadLocalMap(int capacity) {
            keys = new ThreadLocal<?>[capacity];
            values = new Object[capacity];
        }

        private int find(ThreadLocal<?> key) {
            int mask = keys.length - 1;
            int i = key.hash & mask;
            while (keys[i] != null) {
                if (keys[i] == key) {
                    return i;
                }
                i = i + 1 & mask;
            }
            return -1;
        }

        private void put(ThreadLocal<?> key, Object value) {
            int i = find(key);
            if (i >= 0) {
                values[i] = value;
                return;
            }
            if (2 * ++size > keys.length) {
                resize();
            }
            insert(key, value);
        }

        private void insert(ThreadLocal<?> key, Object value) {
            int mask = keys.length - 1;
            int i = key.hash & mask;
            while (keys[i] != null) {
                i = i + 1 & mask;
            }
            keys[i] = key;
            values[i] = value;
        }

        private void resize() {
            ThreadLocal<?>[] oldKeys = keys;
            Object[] oldValues = values;
            keys = new ThreadLocal<?>[2 * oldKeys.length];
            values = new Object[keys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != null) {
                    insert(oldKeys[i], oldValues[i]);
                }
            }
        }

        private void remove(ThreadLocal<?> key) {
            int i = find(key);
            if (i < 0) {
                return;
            }
            size--;
            keys[i] = null;
            values[i] = null;
            // What follows up to the next gap may have been pushed on by the removed one.
            int mask = keys.length - 1;
            for (int j = i + 1 & mask; keys[j] != null; j = j + 1 & mask) {
                ThreadLocal<?> k = keys[j];
                Object v = values[j];
                keys[j] = null;
                values[j] = null;
                insert(k, v);
            }
        }

        /** The map of a new thread: the values that it inherits. */
        @SuppressWarnings("unchecked")
        ThreadLocalMap inherit() {
            ThreadLocalMap child = new ThreadLocalMap(keys.length);
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] != null) {
                    ThreadLocal<Object> key = (ThreadLocal<Object>) keys[i];
                    child.put(key, key.childValue(values[i]));
                }
            }
            return child;
        }
    }
}
