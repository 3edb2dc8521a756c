package java.util;

import java.io.Serializable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A hash table with chains. The order of iteration is the original's as long as no bin is so full
 * that the original would turn it into a tree.
 */
public class HashMap<K, V> extends AbstractMap<K, V>
        implements Map<K, V>, Cloneable, Serializable {
    private static final long serialVersionUID = 362498820763181265L;

    private static final int MAXIMUM = 1 << 30;
    /** A bin of this length makes a table below 64 grow. */
    private static final int FULL_BIN = 8;

    private transient Node<K, V>[] table;
    private transient int size;
    transient int modCount;
    /** The size at which the table grows, or its first capacity while there is none. */
    private int threshold;
    private final float loadFactor;

    static class Node<K, V> implements Map.Entry<K, V> {
        final int hash;
        final K key;
        V value;
        Node<K, V> next;

        Node(int hash, K key, V value) {
            this.hash = hash;
            this.key = key;
            this.value = value;
        }

        @Override
        public final K getKey() {
            return key;
        }

        @Override
        public final V getValue() {
            return value;
        }

        @Override
        public final V setValue(V newValue) {
            V old = value;
            value = newValue;
            return old;
        }

        @Override
        public final boolean equals(Object o) {
            return o instanceof Map.Entry && Objects.equals(key, ((Map.Entry<?, ?>) o).getKey())
                    && Objects.equals(value, ((Map.Entry<?, ?>) o).getValue());
        }

        @Override
        public final int hashCode() {
            return Objects.hashCode(key) ^ Objects.hashCode(value);
        }

        @Override
        public final String toString() {
            return key + "=" + value;
        }
    }

    public HashMap() {
        loadFactor = 0.75f;
    }

    public HashMap(int initialCapacity) {
        this(initialCapacity, 0.75f);
    }

    public HashMap(int initialCapacity, float loadFactor) {
        if (initialCapacity < 0) {
            throw new IllegalArgumentException("Illegal initial capacity: " + initialCapacity);
        }
        if (!(loadFactor > 0)) {
            throw new IllegalArgumentException("Illegal load factor: " + loadFactor);
        }
        this.loadFactor = loadFactor;
        threshold = powerOfTwo(initialCapacity);
    }

    public HashMap(Map<? extends K, ? extends V> m) {
        loadFactor = 0.75f;
        putAll(m);
    }

    private static int powerOfTwo(int capacity) {
        if (capacity <= 1) {
            return 1;
        }
        int n = -1 >>> Integer.numberOfLeadingZeros(capacity - 1);
        return n >= MAXIMUM ? MAXIMUM : n + 1;
    }

    // What LinkedHashMap overrides.

    Node<K, V> newNode(int hash, K key, V value) {
        return new Node<>(hash, key, value);
    }

    void afterInsertion(Node<K, V> node) {
    }

    void afterAccess(Node<K, V> node) {
    }

    void afterRemoval(Node<K, V> node) {
    }

    Node<K, V> firstNode() {
        return nextNode(null);
    }

    /** The node after one in the order of iteration, or the first after null. */
    Node<K, V> nextNode(Node<K, V> node) {
        if (node != null && node.next != null) {
            return node.next;
        }
        Node<K, V>[] t = table;
        if (t != null) {
            for (int i = node == null ? 0 : (node.hash & t.length - 1) + 1; i < t.length; i++) {
                if (t[i] != null) {
                    return t[i];
                }
            }
        }
        return null;
    }

    final Node<K, V> find(Object key) {
        Node<K, V>[] t = table;
        if (t == null) {
            return null;
        }
        int h = 0;
        if (key != null) {
            h = key.hashCode();
            h ^= h >>> 16;
        }
        Node<K, V> n = t[h & t.length - 1];
        while (n != null) {
            if (n.hash == h) {
                K k = n.key;
                if (k == key || key != null && key.equals(k)) {
                    return n;
                }
            }
            n = n.next;
        }
        return null;
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
    public V put(K key, V value) {
        Node<K, V> n = find(key);
        if (n != null) {
            V old = n.value;
            n.value = value;
            afterAccess(n);
            return old;
        }
        insert(key, value);
        return null;
    }

    /** Adds a key that is not there. */
    private void insert(K key, V value) {
        int h = 0;
        if (key != null) {
            h = key.hashCode();
            h ^= h >>> 16;
        }
        if (table == null) {
            resize();
        }
        Node<K, V>[] t = table;
        Node<K, V> fresh = newNode(h, key, value);
        int i = h & t.length - 1;
        Node<K, V> n = t[i];
        if (n == null) {
            t[i] = fresh;
        } else {
            int length = 1;
            while (n.next != null) {
                n = n.next;
                length++;
            }
            n.next = fresh;
            if (length >= FULL_BIN && t.length < 64) {
                resize();
            }
        }
        modCount++;
        if (++size > threshold) {
            resize();
        }
        afterInsertion(fresh);
    }

    /** Grows ahead of what compute, computeIfAbsent and merge may insert, as the original does. */
    private void growAhead() {
        if (table == null || size > threshold) {
            resize();
        }
    }

    /** Adds a key that is not there at the head of its bin, for compute and its like. */
    private void insertFirst(K key, V value) {
        int h = 0;
        if (key != null) {
            h = key.hashCode();
            h ^= h >>> 16;
        }
        Node<K, V>[] t = table;
        Node<K, V> fresh = newNode(h, key, value);
        int i = h & t.length - 1;
        int length = 0;
        for (Node<K, V> n = t[i]; n != null; n = n.next) {
            length++;
        }
        fresh.next = t[i];
        t[i] = fresh;
        if (length >= FULL_BIN - 1 && t.length < 64) {
            resize();
        }
        modCount++;
        size++;
        afterInsertion(fresh);
    }

    @SuppressWarnings("unchecked")
    private void resize() {
        Node<K, V>[] old = table;
        int capacity;
        if (old == null) {
            capacity = threshold > 0 ? threshold : 16;
        } else if (old.length >= MAXIMUM) {
            threshold = Integer.MAX_VALUE;
            return;
        } else {
            capacity = old.length << 1;
        }
        float limit = capacity * loadFactor;
        threshold = capacity < MAXIMUM && limit < MAXIMUM ? (int) limit : Integer.MAX_VALUE;
        table = (Node<K, V>[]) new Node<?, ?>[capacity];
        for (int i = 0; old != null && i < old.length; i++) {
            if (old[i] != null) {
                split(old[i], i, old.length);
            }
        }
    }

    /** Distributes a bin of the smaller table over two bins, keeping the order. */
    private void split(Node<K, V> n, int index, int bit) {
        Node<K, V> lowTail = null;
        Node<K, V> highTail = null;
        while (n != null) {
            Node<K, V> following = n.next;
            n.next = null;
            if ((n.hash & bit) == 0) {
                if (lowTail == null) {
                    table[index] = n;
                } else {
                    lowTail.next = n;
                }
                lowTail = n;
            } else {
                if (highTail == null) {
                    table[index + bit] = n;
                } else {
                    highTail.next = n;
                }
                highTail = n;
            }
            n = following;
        }
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> m) {
        int n = m.size();
        if (n > 0) {
            if (table == null) {
                float needed = n / loadFactor + 1.0f;
                int t = needed < MAXIMUM ? (int) needed : MAXIMUM;
                if (t > threshold) {
                    threshold = powerOfTwo(t);
                }
            } else {
                while (n > threshold && table.length < MAXIMUM) {
                    resize();
                }
            }
        }
        for (Map.Entry<? extends K, ? extends V> e : m.entrySet()) {
            put(e.getKey(), e.getValue());
        }
    }

    @Override
    public V remove(Object key) {
        Node<K, V> n = find(key);
        if (n == null) {
            return null;
        }
        unlink(n);
        return n.value;
    }

    private void unlink(Node<K, V> node) {
        int i = node.hash & table.length - 1;
        Node<K, V> n = table[i];
        if (n == node) {
            table[i] = node.next;
        } else {
            while (n.next != node) {
                n = n.next;
            }
            n.next = node.next;
        }
        modCount++;
        size--;
        afterRemoval(node);
    }

    @Override
    public void clear() {
        modCount++;
        if (table != null && size > 0) {
            size = 0;
            Arrays.fill(table, null);
        }
    }

    @Override
    public boolean containsValue(Object value) {
        for (Node<K, V> n = firstNode(); n != null; n = nextNode(n)) {
            if (Objects.equals(value, n.value)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public V getOrDefault(Object key, V defaultValue) {
        Node<K, V> n = find(key);
        return n == null ? defaultValue : n.value;
    }

    @Override
    public V putIfAbsent(K key, V value) {
        Node<K, V> n = find(key);
        if (n == null) {
            insert(key, value);
            return null;
        }
        V old = n.value;
        if (old == null) {
            n.value = value;
        }
        afterAccess(n);
        return old;
    }

    @Override
    public boolean remove(Object key, Object value) {
        Node<K, V> n = find(key);
        if (n == null || !Objects.equals(n.value, value)) {
            return false;
        }
        unlink(n);
        return true;
    }

    private void checkUnchanged(int expected) {
        if (modCount != expected) {
            throw new ConcurrentModificationException();
        }
    }

    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> mappingFunction) {
        Objects.requireNonNull(mappingFunction);
        growAhead();
        Node<K, V> n = find(key);
        if (n != null && n.value != null) {
            afterAccess(n);
            return n.value;
        }
        int expected = modCount;
        V v = mappingFunction.apply(key);
        checkUnchanged(expected);
        return v == null ? null : store(n, key, v);
    }

    @Override
    public V computeIfPresent(K key,
            BiFunction<? super K, ? super V, ? extends V> remappingFunction) {
        Objects.requireNonNull(remappingFunction);
        Node<K, V> n = find(key);
        if (n == null || n.value == null) {
            return null;
        }
        int expected = modCount;
        V v = remappingFunction.apply(key, n.value);
        checkUnchanged(expected);
        return store(n, key, v);
    }

    @Override
    public V compute(K key, BiFunction<? super K, ? super V, ? extends V> remappingFunction) {
        Objects.requireNonNull(remappingFunction);
        growAhead();
        Node<K, V> n = find(key);
        int expected = modCount;
        V v = remappingFunction.apply(key, n == null ? null : n.value);
        checkUnchanged(expected);
        return store(n, key, v);
    }

    @Override
    public V merge(K key, V value,
            BiFunction<? super V, ? super V, ? extends V> remappingFunction) {
        if (value == null || remappingFunction == null) {
            throw new NullPointerException();
        }
        growAhead();
        Node<K, V> n = find(key);
        V v = value;
        if (n != null && n.value != null) {
            int expected = modCount;
            v = remappingFunction.apply(n.value, value);
            checkUnchanged(expected);
        }
        return store(n, key, v);
    }

    private V store(Node<K, V> n, K key, V v) {
        if (n != null && v != null) {
            n.value = v;
            afterAccess(n);
        } else if (n != null) {
            unlink(n);
        } else if (v != null) {
            insertFirst(key, v);
        }
        return v;
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        Objects.requireNonNull(action);
        int expected = modCount;
        for (Node<K, V> n = firstNode(); n != null; n = nextNode(n)) {
            action.accept(n.key, n.value);
        }
        checkUnchanged(expected);
    }

    @Override
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        Objects.requireNonNull(function);
        int expected = modCount;
        for (Node<K, V> n = firstNode(); n != null; n = nextNode(n)) {
            n.value = function.apply(n.key, n.value);
        }
        checkUnchanged(expected);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object clone() {
        HashMap<K, V> copy = this instanceof LinkedHashMap
                ? new LinkedHashMap<>(16, loadFactor, ((LinkedHashMap<K, V>) this).isByAccess())
                : new HashMap<>(16, loadFactor);
        copy.threshold = 0;
        copy.putAll(this);
        return copy;
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
            return find(o) != null;
        }

        @Override
        public boolean remove(Object o) {
            Node<K, V> n = find(o);
            if (n != null) {
                unlink(n);
            }
            return n != null;
        }

        @Override
        public void clear() {
            HashMap.this.clear();
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
        public void clear() {
            HashMap.this.clear();
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

        private Node<K, V> node(Object o) {
            Node<K, V> n = o instanceof Map.Entry ? find(((Map.Entry<?, ?>) o).getKey()) : null;
            return n != null && n.equals(o) ? n : null;
        }

        @Override
        public boolean contains(Object o) {
            return node(o) != null;
        }

        @Override
        public boolean remove(Object o) {
            Node<K, V> n = node(o);
            if (n != null) {
                unlink(n);
            }
            return n != null;
        }

        @Override
        public void clear() {
            HashMap.this.clear();
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
            return new EntrySteps();
        }
    }

    private abstract class Steps {
        private Node<K, V> following = firstNode();
        private Node<K, V> current;
        private int expected = modCount;

        public final boolean hasNext() {
            return following != null;
        }

        final Node<K, V> step() {
            Node<K, V> n = following;
            if (modCount != expected) {
                throw new ConcurrentModificationException();
            }
            if (n == null) {
                throw new NoSuchElementException();
            }
            current = n;
            following = nextNode(n);
            return n;
        }

        public final void remove() {
            if (current == null) {
                throw new IllegalStateException();
            }
            checkUnchanged(expected);
            unlink(current);
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

    /** As JDK's: the fields, a capacity, the size, keys and values. */
    private void writeObject(java.io.ObjectOutputStream out) throws java.io.IOException {
        out.defaultWriteObject();
        out.writeInt(table == null ? 16 : table.length);
        out.writeInt(size);
        for (Map.Entry<K, V> e : entrySet()) {
            out.writeObject(e.getKey());
            out.writeObject(e.getValue());
        }
    }

    @SuppressWarnings("unchecked")
    private void readObject(java.io.ObjectInputStream in)
            throws java.io.IOException, ClassNotFoundException {
        in.defaultReadObject();
        threshold = 0;
        in.readInt();
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            K key = (K) in.readObject();
            put(key, (V) in.readObject());
        }
    }
}
