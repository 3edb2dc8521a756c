package java.util;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** A hash map whose entries vanish when nobody else refers to their keys any more. */
public class WeakHashMap<K, V> extends AbstractMap<K, V> implements Map<K, V> {
    private static final int CAPACITY = 16;
    private static final int MAX_CAPACITY = 1 << 30;
    /** Stands for the key null. */
    private static final Object NULL_KEY = new Object();

    private final ReferenceQueue<Object> cleared = new ReferenceQueue<>();
    private final float loadFactor;
    private Cell<K, V>[] table;
    private int size;
    private int modCount;

    public WeakHashMap() {
        this(CAPACITY, 0.75f);
    }

    public WeakHashMap(int initialCapacity) {
        this(initialCapacity, 0.75f);
    }

    public WeakHashMap(int initialCapacity, float loadFactor) {
        if (initialCapacity < 0) {
            throw new IllegalArgumentException("Illegal Initial Capacity: " + initialCapacity);
        }
        if (!(loadFactor > 0)) {
            throw new IllegalArgumentException("Illegal Load factor: " + loadFactor);
        }
        int capacity = 1;
        while (capacity < initialCapacity && capacity < MAX_CAPACITY) {
            capacity <<= 1;
        }
        table = newTable(capacity);
        this.loadFactor = loadFactor;
    }

    public WeakHashMap(Map<? extends K, ? extends V> m) {
        this(Math.max((int) (m.size() / 0.75f) + 1, CAPACITY), 0.75f);
        putAll(m);
    }

    /** An entry of a chain. */
    private static final class Cell<K, V> extends WeakReference<Object>
            implements Map.Entry<K, V> {
        private final int hash;
        private V value;
        private Cell<K, V> next;

        Cell(Object key, V value, ReferenceQueue<Object> queue, int hash, Cell<K, V> next) {
            super(key, queue);
            this.value = value;
            this.hash = hash;
            this.next = next;
        }

        @Override
        @SuppressWarnings("unchecked")
        public K getKey() {
            Object key = get();
            return key == NULL_KEY ? null : (K) key;
        }

        @Override
        public V getValue() {
            return value;
        }

        @Override
        public V setValue(V newValue) {
            V old = value;
            value = newValue;
            return old;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Map.Entry
                    && Objects.equals(getKey(), ((Map.Entry<?, ?>) o).getKey())
                    && Objects.equals(value, ((Map.Entry<?, ?>) o).getValue());
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(getKey()) ^ Objects.hashCode(value);
        }

        @Override
        public String toString() {
            return getKey() + "=" + value;
        }
    }

    @SuppressWarnings("unchecked")
    private static <K, V> Cell<K, V>[] newTable(int capacity) {
        return (Cell<K, V>[]) new Cell<?, ?>[capacity];
    }

    /** Mixes the upper bits of a hash code into the lower ones, which choose the chain. */
    private static int spread(Object key) {
        int h = key.hashCode();
        h ^= h >>> 20 ^ h >>> 12;
        return h ^ h >>> 7 ^ h >>> 4;
    }

    /** Takes out the entries whose keys were collected. */
    private void expunge() {
        Reference<?> r = cleared.poll();
        while (r != null) {
            unlink((Cell<?, ?>) r);
            r = cleared.poll();
        }
    }

    private boolean unlink(Cell<?, ?> cell) {
        int i = cell.hash & table.length - 1;
        Cell<K, V> before = null;
        for (Cell<K, V> c = table[i]; c != null; c = c.next) {
            if (c == cell) {
                if (before == null) {
                    table[i] = c.next;
                } else {
                    before.next = c.next;
                }
                size--;
                return true;
            }
            before = c;
        }
        return false;
    }

    private Cell<K, V> find(Object key) {
        expunge();
        Object k = key == null ? NULL_KEY : key;
        int hash = spread(k);
        for (Cell<K, V> c = table[hash & table.length - 1]; c != null; c = c.next) {
            if (c.hash == hash && k.equals(c.get())) {
                return c;
            }
        }
        return null;
    }

    private void grow() {
        Cell<K, V>[] old = table;
        if (old.length >= MAX_CAPACITY) {
            return;
        }
        table = newTable(2 * old.length);
        for (Cell<K, V> chain : old) {
            Cell<K, V> c = chain;
            while (c != null) {
                Cell<K, V> following = c.next;
                int i = c.hash & table.length - 1;
                c.next = table[i];
                table[i] = c;
                c = following;
            }
        }
    }

    @Override
    public int size() {
        expunge();
        return size;
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public V get(Object key) {
        Cell<K, V> c = find(key);
        return c == null ? null : c.value;
    }

    @Override
    public boolean containsKey(Object key) {
        return find(key) != null;
    }

    @Override
    public V put(K key, V value) {
        Cell<K, V> c = find(key);
        if (c != null) {
            return c.setValue(value);
        }
        modCount++;
        Object k = key == null ? NULL_KEY : key;
        int hash = spread(k);
        int i = hash & table.length - 1;
        table[i] = new Cell<>(k, value, cleared, hash, table[i]);
        if (++size >= (int) (table.length * loadFactor)) {
            grow();
        }
        return null;
    }

    @Override
    public V remove(Object key) {
        Cell<K, V> c = find(key);
        if (c == null) {
            return null;
        }
        modCount++;
        unlink(c);
        return c.value;
    }

    @Override
    public void clear() {
        modCount++;
        Arrays.fill(table, null);
        size = 0;
        expunge();
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<K, V>> {
        @Override
        public int size() {
            return WeakHashMap.this.size();
        }

        private Cell<K, V> cell(Object o) {
            Cell<K, V> c = o instanceof Map.Entry ? find(((Map.Entry<?, ?>) o).getKey()) : null;
            return c != null && c.equals(o) ? c : null;
        }

        @Override
        public boolean contains(Object o) {
            return cell(o) != null;
        }

        @Override
        public boolean remove(Object o) {
            Cell<K, V> c = cell(o);
            if (c == null) {
                return false;
            }
            modCount++;
            return unlink(c);
        }

        @Override
        public void clear() {
            WeakHashMap.this.clear();
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
            return new Steps();
        }
    }

    /** Goes through the table from its end; holds the next key so that it stays. */
    private final class Steps implements Iterator<Map.Entry<K, V>> {
        private int index;
        private Cell<K, V> following;
        private Object followingKey;
        private Cell<K, V> last;
        private int expected = modCount;

        Steps() {
            index = isEmpty() ? 0 : table.length;
        }

        @Override
        public boolean hasNext() {
            while (followingKey == null) {
                while (following == null && index > 0) {
                    following = table[--index];
                }
                if (following == null) {
                    return false;
                }
                followingKey = following.get();
                if (followingKey == null) {
                    following = following.next;
                }
            }
            return true;
        }

        @Override
        public Map.Entry<K, V> next() {
            if (modCount != expected) {
                throw new ConcurrentModificationException();
            }
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            last = following;
            following = following.next;
            followingKey = null;
            return last;
        }

        @Override
        public void remove() {
            if (last == null) {
                throw new IllegalStateException();
            }
            if (modCount != expected) {
                throw new ConcurrentModificationException();
            }
            unlink(last);
            last = null;
        }
    }
}
