package java.util;

import java.io.Serializable;

/**
 * A map that compares keys, and values, by identity. A table of chains, each entry in the chain of
 * its key's identity hash.
 */
public class IdentityHashMap<K, V> extends AbstractMap<K, V>
        implements Map<K, V>, Serializable, Cloneable {
    private static final int DEFAULT_EXPECTED = 21;
    private static final int LARGEST_TABLE = 1 << 29;

    private transient Node<K, V>[] table;
    private transient int size;
    private transient int modCount;

    private static final class Node<K, V> implements Map.Entry<K, V> {
        final K key;
        final int hash;
        V value;
        Node<K, V> next;

        Node(K key, int hash, V value, Node<K, V> next) {
            this.key = key;
            this.hash = hash;
            this.value = value;
            this.next = next;
        }

        @Override
        public K getKey() {
            return key;
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
            if (!(o instanceof Map.Entry)) {
                return false;
            }
            Map.Entry<?, ?> e = (Map.Entry<?, ?>) o;
            return e.getKey() == key && e.getValue() == value;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(key) ^ System.identityHashCode(value);
        }

        @Override
        public String toString() {
            return key + "=" + value;
        }
    }

    public IdentityHashMap() {
        this(DEFAULT_EXPECTED);
    }

    public IdentityHashMap(int expectedMaxSize) {
        if (expectedMaxSize < 0) {
            throw new IllegalArgumentException("expectedMaxSize is negative: " + expectedMaxSize);
        }
        table = newTable(tableSize(expectedMaxSize));
    }

    public IdentityHashMap(Map<? extends K, ? extends V> m) {
        this(m.size());
        putAll(m);
    }

    /** The smallest power of two with room for so many entries, a quarter of it free. */
    private static int tableSize(int entries) {
        int length = 4;
        while (length < LARGEST_TABLE && length - (length >> 2) < entries) {
            length <<= 1;
        }
        return length;
    }

    @SuppressWarnings("unchecked")
    private static <K, V> Node<K, V>[] newTable(int length) {
        return (Node<K, V>[]) new Node<?, ?>[length];
    }

    private static int hash(Object key) {
        int h = System.identityHashCode(key);
        return h ^ (h >>> 16);
    }

    private Node<K, V> find(Object key) {
        int hash = hash(key);
        Node<K, V> n = table[hash & (table.length - 1)];
        while (n != null && n.key != key) {
            n = n.next;
        }
        return n;
    }

    private void growIfFull() {
        if (size <= table.length - (table.length >> 2) || table.length >= LARGEST_TABLE) {
            return;
        }
        Node<K, V>[] wider = newTable(table.length << 1);
        for (Node<K, V> n : table) {
            while (n != null) {
                Node<K, V> next = n.next;
                int place = n.hash & (wider.length - 1);
                n.next = wider[place];
                wider[place] = n;
                n = next;
            }
        }
        table = wider;
    }

    private Node<K, V> unlink(Object key) {
        int place = hash(key) & (table.length - 1);
        Node<K, V> before = null;
        Node<K, V> n = table[place];
        while (n != null && n.key != key) {
            before = n;
            n = n.next;
        }
        if (n == null) {
            return null;
        }
        if (before == null) {
            table[place] = n.next;
        } else {
            before.next = n.next;
        }
        size--;
        modCount++;
        return n;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public V get(Object key) {
        Node<K, V> n = find(key);
        return n == null ? null : n.value;
    }

    @Override
    public boolean containsKey(Object key) {
        return find(key) != null;
    }

    @Override
    public boolean containsValue(Object value) {
        for (Node<K, V> first : table) {
            for (Node<K, V> n = first; n != null; n = n.next) {
                if (n.value == value) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public V put(K key, V value) {
        Node<K, V> n = find(key);
        if (n != null) {
            return n.setValue(value);
        }
        modCount++;
        size++;
        growIfFull();
        int hash = hash(key);
        int place = hash & (table.length - 1);
        table[place] = new Node<>(key, hash, value, table[place]);
        return null;
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> m) {
        for (Map.Entry<? extends K, ? extends V> e : m.entrySet()) {
            put(e.getKey(), e.getValue());
        }
    }

    @Override
    public V remove(Object key) {
        Node<K, V> n = unlink(key);
        return n == null ? null : n.value;
    }

    private boolean removeEntry(Object o) {
        if (!containsEntry(o)) {
            return false;
        }
        return unlink(((Map.Entry<?, ?>) o).getKey()) != null;
    }

    private boolean containsEntry(Object o) {
        if (!(o instanceof Map.Entry)) {
            return false;
        }
        Map.Entry<?, ?> e = (Map.Entry<?, ?>) o;
        Node<K, V> n = find(e.getKey());
        return n != null && n.value == e.getValue();
    }

    @Override
    public void clear() {
        modCount++;
        size = 0;
        Arrays.fill(table, null);
    }

    @Override
    public boolean equals(Object o) {
        if (o == this) {
            return true;
        }
        if (o instanceof IdentityHashMap) {
            IdentityHashMap<?, ?> other = (IdentityHashMap<?, ?>) o;
            return size == other.size && entrySet().containsAll(other.entrySet());
        }
        return o instanceof Map && entrySet().equals(((Map<?, ?>) o).entrySet());
    }

    @Override
    public int hashCode() {
        return entrySet().hashCode();
    }

    @Override
    public Object clone() {
        return new IdentityHashMap<K, V>(this);
    }

    @Override
    public Set<K> keySet() {
        return new Keys();
    }

    @Override
    public Collection<V> values() {
        return new Values();
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new Entries();
    }

    private final class Keys extends AbstractSet<K> {
        @Override
        public int size() {
            return size;
        }

        @Override
        public boolean contains(Object o) {
            return containsKey(o);
        }

        @Override
        public boolean remove(Object o) {
            return unlink(o) != null;
        }

        @Override
        public boolean removeAll(Collection<?> c) {
            boolean changed = false;
            for (Iterator<K> it = iterator(); it.hasNext();) {
                if (c.contains(it.next())) {
                    it.remove();
                    changed = true;
                }
            }
            return changed;
        }

        @Override
        public void clear() {
            IdentityHashMap.this.clear();
        }

        @Override
        public int hashCode() {
            int h = 0;
            for (K key : this) {
                h += System.identityHashCode(key);
            }
            return h;
        }

        @Override
        public Iterator<K> iterator() {
            return new KeySteps();
        }
    }

    private final class Values extends AbstractCollection<V> {
        @Override
        public int size() {
            return size;
        }

        @Override
        public boolean contains(Object o) {
            return containsValue(o);
        }

        @Override
        public boolean remove(Object o) {
            for (Iterator<V> it = iterator(); it.hasNext();) {
                if (it.next() == o) {
                    it.remove();
                    return true;
                }
            }
            return false;
        }

        @Override
        public void clear() {
            IdentityHashMap.this.clear();
        }

        @Override
        public Iterator<V> iterator() {
            return new ValueSteps();
        }
    }

    private final class Entries extends AbstractSet<Map.Entry<K, V>> {
        @Override
        public int size() {
            return size;
        }

        @Override
        public boolean contains(Object o) {
            return containsEntry(o);
        }

        @Override
        public boolean remove(Object o) {
            return removeEntry(o);
        }

        @Override
        public void clear() {
            IdentityHashMap.this.clear();
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
            return new EntrySteps();
        }
    }

    private abstract class Steps {
        private int place;
        private Node<K, V> following;
        private Node<K, V> current;
        private int expected = modCount;

        Steps() {
            findFollowing();
        }

        private void findFollowing() {
            while (following == null && place < table.length) {
                following = table[place++];
            }
        }

        public final boolean hasNext() {
            return following != null;
        }

        final Node<K, V> step() {
            if (modCount != expected) {
                throw new ConcurrentModificationException();
            }
            if (following == null) {
                throw new NoSuchElementException();
            }
            current = following;
            following = current.next;
            findFollowing();
            return current;
        }

        public final void remove() {
            if (current == null) {
                throw new IllegalStateException();
            }
            if (modCount != expected) {
                throw new ConcurrentModificationException();
            }
            unlink(current.key);
            current = null;
            expected = modCount;
        }
    }

    private final class KeySteps extends Steps implements Iterator<K> {
        @Override
        public K next() {
            return step().key;
        }
    }

    private final class ValueSteps extends Steps implements Iterator<V> {
        @Override
        public V next() {
            return step().value;
        }
    }

    private final class EntrySteps extends Steps implements Iterator<Map.Entry<K, V>> {
        @Override
        public Map.Entry<K, V> next() {
            return step();
        }
    }
}
