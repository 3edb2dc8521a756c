package java.util.concurrent;

import java.io.Serializable;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;
import pvm.internal.Memory;

/**
 * A hash map that several threads may use.
 *
 * Readers take no lock. Writers hold the monitor of the first node of a bin; the first node of an
 * empty bin is put there atomically. One thread at a time grows the table: it moves bin after bin
 * to a new one, and leaves a Forward node in the place of each. So iteration may go on, and
 * writers use the new table for what has been moved.
 */
public class ConcurrentHashMap<K, V> extends AbstractMap<K, V>
        implements ConcurrentMap<K, V>, Serializable {
    private static final int MAXIMUM_CAPACITY = 1 << 30;
    private static final int DEFAULT_CAPACITY = 16;
    /** A bin of so many nodes makes a table below MIN_LARGE_TABLE grow. */
    private static final int LONG_BIN = 8;
    private static final int MIN_LARGE_TABLE = 64;
    private static final int HASH_BITS = 0x7fffffff;
    /** The hash of nodes that are not entries. */
    private static final int NO_ENTRY = -1;

    private static final long TABLE = Memory.fieldOffset(ConcurrentHashMap.class, "table");
    private static final long COUNT = Memory.fieldOffset(ConcurrentHashMap.class, "count");
    private static final long GROWING = Memory.fieldOffset(ConcurrentHashMap.class, "growing");
    private static final long BASE = Memory.arrayBase();
    private static final int SHIFT = 3;

    private transient volatile Node<K, V>[] table;
    private transient volatile long count;
    /** 1 while a thread moves the bins to a new table. */
    private transient volatile int growing;
    private final int initialCapacity;

    /** An entry. */
    private static class Node<K, V> implements Map.Entry<K, V> {
        final int hash;
        final K key;
        volatile V val;
        volatile Node<K, V> next;

        Node(int hash, K key, V val, Node<K, V> next) {
            this.hash = hash;
            this.key = key;
            this.val = val;
            this.next = next;
        }

        /** Where to look for a hash if this is not an entry. */
        Node<K, V> elsewhere(int h) {
            return null;
        }

        final boolean hasKey(int h, Object k) {
            return hash == h && (key == k || k.equals(key));
        }

        @Override
        public K getKey() {
            return key;
        }

        @Override
        public V getValue() {
            return val;
        }

        @Override
        public V setValue(V value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Map.Entry && key.equals(((Map.Entry<?, ?>) o).getKey())
                    && val.equals(((Map.Entry<?, ?>) o).getValue());
        }

        @Override
        public int hashCode() {
            return key.hashCode() ^ val.hashCode();
        }

        @Override
        public String toString() {
            return key + "=" + val;
        }
    }

    /** Stands for a bin that has been moved to a larger table. */
    private static final class Forward<K, V> extends Node<K, V> {
        final Node<K, V>[] nextTable;

        Forward(Node<K, V>[] nextTable) {
            super(NO_ENTRY, null, null, null);
            this.nextTable = nextTable;
        }

        @Override
        Node<K, V> elsewhere(int h) {
            return nextTable[h & nextTable.length - 1];
        }
    }

    /** Holds the place of an entry whose value is being computed. */
    private static final class Reservation<K, V> extends Node<K, V> {
        Reservation() {
            super(NO_ENTRY, null, null, null);
        }
    }

    public ConcurrentHashMap() {
        initialCapacity = DEFAULT_CAPACITY;
    }

    public ConcurrentHashMap(int initialCapacity) {
        this(initialCapacity, 0.75f, 1);
    }

    public ConcurrentHashMap(Map<? extends K, ? extends V> m) {
        initialCapacity = DEFAULT_CAPACITY;
        putAll(m);
    }

    public ConcurrentHashMap(int initialCapacity, float loadFactor) {
        this(initialCapacity, loadFactor, 1);
    }

    public ConcurrentHashMap(int initialCapacity, float loadFactor, int concurrencyLevel) {
        if (!(loadFactor > 0.0f) || initialCapacity < 0 || concurrencyLevel <= 0) {
            throw new IllegalArgumentException();
        }
        int wanted = Math.max(initialCapacity, concurrencyLevel);
        this.initialCapacity = powerOfTwo((long) (1.0 + (long) wanted / loadFactor));
    }

    /** The least power of two that is not below a size. */
    private static int powerOfTwo(long size) {
        int n = 1;
        while (n < size && n < MAXIMUM_CAPACITY) {
            n <<= 1;
        }
        return n;
    }

    private static int spread(int h) {
        return (h ^ h >>> 16) & HASH_BITS;
    }

    /** At how many entries a table of a length grows. */
    private static int threshold(int length) {
        return length - (length >>> 2);
    }

    private static <K, V> boolean fillEmpty(Node<K, V>[] tab, int i, Node<K, V> node) {
        return Memory.compareAndSetReference(tab, BASE + ((long) i << SHIFT), null, node);
    }

    @SuppressWarnings("unchecked")
    private static <K, V> Node<K, V>[] newTable(int length) {
        return (Node<K, V>[]) new Node<?, ?>[length];
    }

    private Node<K, V>[] tableOrNew() {
        Node<K, V>[] tab = table;
        if (tab == null) {
            Node<K, V>[] fresh = newTable(initialCapacity);
            Memory.compareAndSetReference(this, TABLE, null, fresh);
            tab = table;
        }
        return tab;
    }

    /** The table that holds a hash's bin: the current one, or the one it has been moved to. */
    private Node<K, V>[] tableOf(int h) {
        Node<K, V>[] tab = tableOrNew();
        while (true) {
            Node<K, V> first = tab[h & tab.length - 1];
            if (!(first instanceof Forward)) {
                return tab;
            }
            tab = ((Forward<K, V>) first).nextTable;
        }
    }

    private void addCount(int delta) {
        long n = Memory.getAndAddLong(this, COUNT, delta) + delta;
        Node<K, V>[] tab = table;
        while (delta > 0 && n >= threshold(tab.length) && grow(tab)) {
            n = count;
            tab = table;
        }
    }

    /** Makes room for a number of entries. */
    private void presize(long size) {
        int wanted = powerOfTwo(size + (size >>> 1) + 1);
        if (table == null) {
            Node<K, V>[] fresh = newTable(Math.max(wanted, initialCapacity));
            Memory.compareAndSetReference(this, TABLE, null, fresh);
        }
        Node<K, V>[] tab = table;
        while (wanted > threshold(tab.length) && grow(tab)) {
            tab = table;
        }
    }

    /** Doubles the table; false if that is not possible, or somebody else does it. */
    private boolean grow(Node<K, V>[] tab) {
        if (tab.length >= MAXIMUM_CAPACITY || !Memory.compareAndSetInt(this, GROWING, 0, 1)) {
            return false;
        }
        try {
            if (table == tab) {
                Node<K, V>[] fresh = newTable(2 * tab.length);
                Forward<K, V> forward = new Forward<>(fresh);
                for (int i = 0; i < tab.length; i++) {
                    moveBin(tab, i, fresh, forward);
                }
                table = fresh;
            }
            return true;
        } finally {
            growing = 0;
        }
    }

    private void moveBin(Node<K, V>[] tab, int i, Node<K, V>[] to, Forward<K, V> forward) {
        while (true) {
            Node<K, V> first = tab[i];
            if (first == null) {
                if (fillEmpty(tab, i, forward)) {
                    return;
                }
                continue;
            }
            synchronized (first) {
                if (tab[i] == first) {
                    split(first, tab.length, i, to);
                    tab[i] = forward;
                    return;
                }
            }
        }
    }

    /**
     * Distributes a bin's nodes over two. Readers may be in the bin, so nodes are copied; but the
     * last ones that go the same way stay together as they are.
     */
    private void split(Node<K, V> first, int bit, int i, Node<K, V>[] to) {
        Node<K, V> tail = first;
        for (Node<K, V> e = first.next; e != null; e = e.next) {
            if ((e.hash & bit) != (tail.hash & bit)) {
                tail = e;
            }
        }
        boolean tailIsLow = (tail.hash & bit) == 0;
        Node<K, V> low = tailIsLow ? tail : null;
        Node<K, V> high = tailIsLow ? null : tail;
        for (Node<K, V> e = first; e != tail; e = e.next) {
            if ((e.hash & bit) == 0) {
                low = new Node<>(e.hash, e.key, e.val, low);
            } else {
                high = new Node<>(e.hash, e.key, e.val, high);
            }
        }
        to[i] = low;
        to[i + bit] = high;
    }

    private Node<K, V> find(Object key) {
        int h = spread(key.hashCode());
        Node<K, V>[] tab = table;
        Node<K, V> e = tab == null ? null : tab[h & tab.length - 1];
        while (e != null) {
            if (e.hasKey(h, key)) {
                return e;
            }
            e = e.hash == NO_ENTRY ? e.elsewhere(h) : e.next;
        }
        return null;
    }

    @Override
    public V get(Object key) {
        Node<K, V> e = find(key);
        return e == null ? null : e.val;
    }

    @Override
    public V getOrDefault(Object key, V defaultValue) {
        V v = get(key);
        return v == null ? defaultValue : v;
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    @Override
    public V put(K key, V value) {
        return put(key, value, false);
    }

    @Override
    public V putIfAbsent(K key, V value) {
        Objects.requireNonNull(value);
        V old = get(key);
        return old != null ? old : put(key, value, true);
    }

    private static void recursiveUpdate() {
        throw new IllegalStateException("Recursive update");
    }

    private V put(K key, V value, boolean onlyIfAbsent) {
        Objects.requireNonNull(value);
        int h = spread(key.hashCode());
        while (true) {
            Node<K, V>[] tab = tableOf(h);
            int i = h & tab.length - 1;
            Node<K, V> first = tab[i];
            if (first == null) {
                if (fillEmpty(tab, i, new Node<K, V>(h, key, value, null))) {
                    addCount(1);
                    return null;
                }
                continue;
            }
            int length = 0;
            V old = null;
            synchronized (first) {
                if (tab[i] != first || first instanceof Forward) {
                    continue;
                }
                if (first.hash == NO_ENTRY) {
                    recursiveUpdate();
                }
                Node<K, V> e = first;
                length = 1;
                while (!e.hasKey(h, key) && e.next != null) {
                    e = e.next;
                    length++;
                }
                if (e.hasKey(h, key)) {
                    old = e.val;
                    if (!onlyIfAbsent) {
                        e.val = value;
                    }
                } else {
                    e.next = new Node<>(h, key, value, null);
                }
            }
            splitLongBin(tab, length);
            if (old == null) {
                addCount(1);
            }
            return old;
        }
    }

    private void splitLongBin(Node<K, V>[] tab, int length) {
        if (length >= LONG_BIN && tab.length < MIN_LARGE_TABLE) {
            presize(2L * tab.length);
        }
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> m) {
        presize(m.size());
        for (Map.Entry<? extends K, ? extends V> e : m.entrySet()) {
            put(e.getKey(), e.getValue(), false);
        }
    }

    @Override
    public V remove(Object key) {
        return replaceNode(key, null, null);
    }

    @Override
    public boolean remove(Object key, Object value) {
        Objects.requireNonNull(key);
        return value != null && replaceNode(key, null, value) != null;
    }

    @Override
    public boolean replace(K key, V oldValue, V newValue) {
        Objects.requireNonNull(key);
        Objects.requireNonNull(oldValue);
        return replaceNode(key, Objects.requireNonNull(newValue), oldValue) != null;
    }

    @Override
    public V replace(K key, V value) {
        Objects.requireNonNull(key);
        return replaceNode(key, Objects.requireNonNull(value), null);
    }

    /**
     * Replaces a key's value, or with null removes it, if its value is the expected one (null:
     * any). The value before, or null if nothing was done.
     */
    private V replaceNode(Object key, V value, Object expected) {
        int h = spread(key.hashCode());
        if (table == null) {
            return null;
        }
        while (true) {
            Node<K, V>[] tab = tableOf(h);
            int i = h & tab.length - 1;
            Node<K, V> first = tab[i];
            if (first == null) {
                return null;
            }
            V old;
            synchronized (first) {
                if (tab[i] != first || first instanceof Forward) {
                    continue;
                }
                if (first.hash == NO_ENTRY) {
                    recursiveUpdate();
                }
                Node<K, V> before = null;
                Node<K, V> e = first;
                while (e != null && !e.hasKey(h, key)) {
                    before = e;
                    e = e.next;
                }
                old = e == null ? null : e.val;
                if (old == null || expected != null && expected != old && !expected.equals(old)) {
                    return null;
                }
                if (value != null) {
                    e.val = value;
                } else {
                    unlink(tab, i, before, e);
                }
            }
            if (value == null) {
                addCount(-1);
            }
            return old;
        }
    }

    private void unlink(Node<K, V>[] tab, int i, Node<K, V> before, Node<K, V> e) {
        if (before == null) {
            tab[i] = e.next;
        } else {
            before.next = e.next;
        }
    }

    @Override
    public void clear() {
        Node<K, V>[] base = table;
        if (base == null) {
            return;
        }
        Traverser<K, V> all = new Traverser<>(base);
        Node<K, V> e = all.advance();
        while (e != null) {
            remove(e.key);
            e = all.advance();
        }
    }

    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> mappingFunction) {
        Objects.requireNonNull(mappingFunction);
        V old = get(key);
        return old != null ? old
                : compute(key, true, false, (k, v) -> mappingFunction.apply(k));
    }

    @Override
    public V computeIfPresent(K key,
            BiFunction<? super K, ? super V, ? extends V> remappingFunction) {
        Objects.requireNonNull(key);
        Objects.requireNonNull(remappingFunction);
        return compute(key, false, true, remappingFunction);
    }

    @Override
    public V compute(K key, BiFunction<? super K, ? super V, ? extends V> remappingFunction) {
        Objects.requireNonNull(key);
        Objects.requireNonNull(remappingFunction);
        return compute(key, true, true, remappingFunction);
    }

    @Override
    public V merge(K key, V value,
            BiFunction<? super V, ? super V, ? extends V> remappingFunction) {
        Objects.requireNonNull(key);
        Objects.requireNonNull(value);
        Objects.requireNonNull(remappingFunction);
        return compute(key, true, true,
                (k, old) -> old == null ? value : remappingFunction.apply(old, value));
    }

    /** Sets a key's value by a function, where it is absent, or present, or in both cases. */
    private V compute(K key, boolean absent, boolean present,
            BiFunction<? super K, ? super V, ? extends V> function) {
        int h = spread(key.hashCode());
        while (true) {
            Node<K, V>[] tab = tableOf(h);
            int i = h & tab.length - 1;
            Node<K, V> first = tab[i];
            if (first == null) {
                if (!absent) {
                    return null;
                }
                Reservation<K, V> reservation = new Reservation<>();
                synchronized (reservation) {
                    if (!fillEmpty(tab, i, reservation)) {
                        continue;
                    }
                    return fillReserved(tab, i, h, key, function);
                }
            }
            V before;
            V after;
            int length;
            synchronized (first) {
                if (tab[i] != first || first instanceof Forward) {
                    continue;
                }
                if (first.hash == NO_ENTRY) {
                    recursiveUpdate();
                }
                Node<K, V> last = null;
                Node<K, V> e = first;
                length = 0;
                while (e != null && !e.hasKey(h, key)) {
                    last = e;
                    e = e.next;
                    length++;
                }
                before = e == null ? null : e.val;
                if (before == null ? !absent : !present) {
                    return before;
                }
                after = function.apply(key, before);
                if (e != null && after != null) {
                    e.val = after;
                } else if (e != null) {
                    unlink(tab, i, last, e);
                } else if (after != null) {
                    if (last.next != null) {
                        recursiveUpdate();
                    }
                    last.next = new Node<>(h, key, after, null);
                }
            }
            splitLongBin(tab, length);
            if (before == null != (after == null)) {
                addCount(after == null ? -1 : 1);
            }
            return after;
        }
    }

    private V fillReserved(Node<K, V>[] tab, int i, int h, K key,
            BiFunction<? super K, ? super V, ? extends V> function) {
        Node<K, V> node = null;
        try {
            V v = function.apply(key, null);
            if (v != null) {
                node = new Node<>(h, key, v, null);
            }
        } finally {
            tab[i] = node;
        }
        if (node == null) {
            return null;
        }
        addCount(1);
        return node.val;
    }

    @Override
    public int size() {
        long n = count;
        return n < 0 ? 0 : n > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) n;
    }

    public long mappingCount() {
        return Math.max(count, 0);
    }

    @Override
    public boolean isEmpty() {
        return count <= 0;
    }

    @Override
    public boolean containsValue(Object value) {
        Objects.requireNonNull(value);
        Traverser<K, V> all = new Traverser<>(table);
        Node<K, V> e = all.advance();
        while (e != null) {
            if (value.equals(e.val)) {
                return true;
            }
            e = all.advance();
        }
        return false;
    }

    public boolean contains(Object value) {
        return containsValue(value);
    }

    /**
     * Goes through the nodes of a table in its order; what has been moved to larger tables comes
     * in the place that it had.
     */
    private static class Traverser<K, V> {
        private final Node<K, V>[] base;
        private int index = -1;
        private Node<K, V> last;
        private Pending<K, V> pending;

        /** The second of two bins that one has been split into. */
        private static final class Pending<K, V> {
            final Node<K, V>[] table;
            final int index;
            final Pending<K, V> below;

            Pending(Node<K, V>[] table, int index, Pending<K, V> below) {
                this.table = table;
                this.index = index;
                this.below = below;
            }
        }

        Traverser(Node<K, V>[] base) {
            this.base = base;
        }

        final Node<K, V> advance() {
            Node<K, V> e = last == null ? null : last.next;
            while (e == null) {
                Node<K, V>[] tab = base;
                int at;
                if (pending != null) {
                    tab = pending.table;
                    at = pending.index;
                    pending = pending.below;
                } else {
                    if (base == null || index + 1 >= base.length) {
                        last = null;
                        index = base == null ? -1 : base.length;
                        return null;
                    }
                    at = ++index;
                }
                e = firstOf(tab, at);
            }
            last = e;
            return e;
        }

        private Node<K, V> firstOf(Node<K, V>[] table, int at) {
            Node<K, V>[] tab = table;
            Node<K, V> e = tab[at];
            while (e instanceof Forward) {
                Node<K, V>[] next = ((Forward<K, V>) e).nextTable;
                pending = new Pending<>(next, at + tab.length, pending);
                tab = next;
                e = tab[at];
            }
            return e == null || e.hash == NO_ENTRY ? null : e;
        }
    }

    /** What the iterators have in common. */
    private static class BaseIterator<K, V> extends Traverser<K, V> {
        final ConcurrentHashMap<K, V> map;
        private Node<K, V> next;
        private Node<K, V> returned;

        BaseIterator(ConcurrentHashMap<K, V> map) {
            super(map.table);
            this.map = map;
            next = advance();
        }

        public final boolean hasNext() {
            return next != null;
        }

        public final boolean hasMoreElements() {
            return next != null;
        }

        final Node<K, V> nextNode() {
            Node<K, V> e = next;
            if (e == null) {
                throw new NoSuchElementException();
            }
            returned = e;
            next = advance();
            return e;
        }

        public final void remove() {
            if (returned == null) {
                throw new IllegalStateException();
            }
            map.replaceNode(returned.key, null, null);
            returned = null;
        }
    }

    private static final class KeyIterator<K, V> extends BaseIterator<K, V>
            implements Iterator<K>, Enumeration<K> {
        KeyIterator(ConcurrentHashMap<K, V> map) {
            super(map);
        }

        @Override
        public K next() {
            return nextNode().key;
        }

        @Override
        public K nextElement() {
            return next();
        }
    }

    private static final class ValueIterator<K, V> extends BaseIterator<K, V>
            implements Iterator<V>, Enumeration<V> {
        ValueIterator(ConcurrentHashMap<K, V> map) {
            super(map);
        }

        @Override
        public V next() {
            return nextNode().val;
        }

        @Override
        public V nextElement() {
            return next();
        }
    }

    private static final class EntryIterator<K, V> extends BaseIterator<K, V>
            implements Iterator<Map.Entry<K, V>> {
        EntryIterator(ConcurrentHashMap<K, V> map) {
            super(map);
        }

        @Override
        public Map.Entry<K, V> next() {
            Node<K, V> e = nextNode();
            return new WritingEntry<>(e.key, e.val, map);
        }
    }

    /** An entry as iterators give it: setting its value is putting it into the map. */
    private static final class WritingEntry<K, V> extends AbstractMap.SimpleEntry<K, V> {
        private final transient ConcurrentHashMap<K, V> map;

        WritingEntry(K key, V value, ConcurrentHashMap<K, V> map) {
            super(key, value);
            this.map = map;
        }

        @Override
        public V setValue(V value) {
            map.put(getKey(), Objects.requireNonNull(value));
            return super.setValue(value);
        }
    }

    public Enumeration<K> keys() {
        return new KeyIterator<>(this);
    }

    public Enumeration<V> elements() {
        return new ValueIterator<>(this);
    }

    @Override
    public KeySetView<K, V> keySet() {
        return new KeySetView<>(this, null);
    }

    public KeySetView<K, V> keySet(V mappedValue) {
        return new KeySetView<>(this, Objects.requireNonNull(mappedValue));
    }

    public static <T> KeySetView<T, Boolean> newKeySet() {
        return new KeySetView<>(new ConcurrentHashMap<T, Boolean>(), Boolean.TRUE);
    }

    public static <T> KeySetView<T, Boolean> newKeySet(int initialCapacity) {
        return new KeySetView<>(new ConcurrentHashMap<T, Boolean>(initialCapacity),
                Boolean.TRUE);
    }

    /** The keys as a set, to which more can be added where there is a value for them. */
    public static final class KeySetView<K, V> extends AbstractSet<K>
            implements Set<K>, Serializable {
        private final ConcurrentHashMap<K, V> map;
        private final V value;

        KeySetView(ConcurrentHashMap<K, V> map, V value) {
            this.map = map;
            this.value = value;
        }

        public ConcurrentHashMap<K, V> getMap() {
            return map;
        }

        public V getMappedValue() {
            return value;
        }

        @Override
        public Iterator<K> iterator() {
            return new KeyIterator<>(map);
        }

        @Override
        public int size() {
            return map.size();
        }

        @Override
        public boolean isEmpty() {
            return map.isEmpty();
        }

        @Override
        public boolean contains(Object o) {
            return map.containsKey(o);
        }

        @Override
        public boolean remove(Object o) {
            return map.remove(o) != null;
        }

        @Override
        public void clear() {
            map.clear();
        }

        @Override
        public boolean add(K e) {
            if (value == null) {
                throw new UnsupportedOperationException();
            }
            return map.put(e, value, true) == null;
        }

        @Override
        public boolean addAll(Collection<? extends K> c) {
            boolean changed = false;
            for (K e : c) {
                changed |= add(e);
            }
            return changed;
        }

        @Override
        public void forEach(Consumer<? super K> action) {
            map.forEachKey(1, action);
        }
    }

    @Override
    public Collection<V> values() {
        return new Values<>(this);
    }

    private static final class Values<K, V> extends AbstractCollection<V>
            implements Serializable {
        private final ConcurrentHashMap<K, V> map;

        Values(ConcurrentHashMap<K, V> map) {
            this.map = map;
        }

        @Override
        public Iterator<V> iterator() {
            return new ValueIterator<>(map);
        }

        @Override
        public int size() {
            return map.size();
        }

        @Override
        public boolean contains(Object o) {
            return map.containsValue(o);
        }

        @Override
        public void clear() {
            map.clear();
        }
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new Entries<>(this);
    }

    private static final class Entries<K, V> extends AbstractSet<Map.Entry<K, V>>
            implements Serializable {
        private final ConcurrentHashMap<K, V> map;

        Entries(ConcurrentHashMap<K, V> map) {
            this.map = map;
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
            return new EntryIterator<>(map);
        }

        @Override
        public int size() {
            return map.size();
        }

        @Override
        public boolean contains(Object o) {
            if (!(o instanceof Map.Entry)) {
                return false;
            }
            Map.Entry<?, ?> e = (Map.Entry<?, ?>) o;
            V v = e.getKey() == null ? null : map.get(e.getKey());
            return v != null && v.equals(e.getValue());
        }

        @Override
        public boolean add(Map.Entry<K, V> e) {
            return map.put(e.getKey(), e.getValue()) == null;
        }

        @Override
        public boolean remove(Object o) {
            if (!(o instanceof Map.Entry)) {
                return false;
            }
            Map.Entry<?, ?> e = (Map.Entry<?, ?>) o;
            return e.getKey() != null && map.remove(e.getKey(), e.getValue());
        }

        @Override
        public void clear() {
            map.clear();
        }
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        forEach(1, action);
    }

    @Override
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        Objects.requireNonNull(function);
        Traverser<K, V> all = new Traverser<>(table);
        Node<K, V> e = all.advance();
        while (e != null) {
            K key = e.key;
            computeIfPresent(key, (k, v) -> Objects.requireNonNull(function.apply(k, v)));
            e = all.advance();
        }
    }

    // Bulk operations. They go through the map in the calling thread, whatever the threshold.

    private Map.Entry<K, V> entryOf(Node<K, V> e) {
        return new WritingEntry<>(e.key, e.val, this);
    }

    public void forEach(long parallelismThreshold,
            BiConsumer<? super K, ? super V> action) {
        Objects.requireNonNull(action);
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            action.accept(e.key, e.val);
        }
    }

    public <U> void forEach(long parallelismThreshold,
            BiFunction<? super K, ? super V, ? extends U> transformer, Consumer<? super U> action) {
        Objects.requireNonNull(action);
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            U u = transformer.apply(e.key, e.val);
            if (u != null) {
                action.accept(u);
            }
        }
    }

    public <U> U search(long parallelismThreshold,
            BiFunction<? super K, ? super V, ? extends U> searchFunction) {
        Objects.requireNonNull(searchFunction);
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            U u = searchFunction.apply(e.key, e.val);
            if (u != null) {
                return u;
            }
        }
        return null;
    }

    public <U> U reduce(long parallelismThreshold,
            BiFunction<? super K, ? super V, ? extends U> transformer,
            BiFunction<? super U, ? super U, ? extends U> reducer) {
        Objects.requireNonNull(reducer);
        U result = null;
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            U u = transformer.apply(e.key, e.val);
            if (u != null) {
                result = result == null ? u : reducer.apply(result, u);
            }
        }
        return result;
    }

    public double reduceToDouble(long parallelismThreshold,
            ToDoubleBiFunction<? super K, ? super V> transformer, double basis,
            DoubleBinaryOperator reducer) {
        double result = basis;
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            result = reducer.applyAsDouble(result, transformer.applyAsDouble(e.key, e.val));
        }
        return result;
    }

    public long reduceToLong(long parallelismThreshold,
            ToLongBiFunction<? super K, ? super V> transformer, long basis,
            LongBinaryOperator reducer) {
        long result = basis;
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            result = reducer.applyAsLong(result, transformer.applyAsLong(e.key, e.val));
        }
        return result;
    }

    public int reduceToInt(long parallelismThreshold,
            ToIntBiFunction<? super K, ? super V> transformer, int basis,
            IntBinaryOperator reducer) {
        int result = basis;
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            result = reducer.applyAsInt(result, transformer.applyAsInt(e.key, e.val));
        }
        return result;
    }

    public void forEachKey(long parallelismThreshold,
            Consumer<? super K> action) {
        Objects.requireNonNull(action);
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            action.accept(e.key);
        }
    }

    public <U> void forEachKey(long parallelismThreshold,
            Function<? super K, ? extends U> transformer, Consumer<? super U> action) {
        Objects.requireNonNull(action);
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            U u = transformer.apply(e.key);
            if (u != null) {
                action.accept(u);
            }
        }
    }

    public <U> U searchKeys(long parallelismThreshold,
            Function<? super K, ? extends U> searchFunction) {
        Objects.requireNonNull(searchFunction);
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            U u = searchFunction.apply(e.key);
            if (u != null) {
                return u;
            }
        }
        return null;
    }

    public <U> U reduceKeys(long parallelismThreshold,
            Function<? super K, ? extends U> transformer,
            BiFunction<? super U, ? super U, ? extends U> reducer) {
        Objects.requireNonNull(reducer);
        U result = null;
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            U u = transformer.apply(e.key);
            if (u != null) {
                result = result == null ? u : reducer.apply(result, u);
            }
        }
        return result;
    }

    public K reduceKeys(long parallelismThreshold,
            BiFunction<? super K, ? super K, ? extends K> reducer) {
        return reduceKeys(parallelismThreshold, Function.<K>identity(), reducer);
    }

    public double reduceKeysToDouble(long parallelismThreshold,
            ToDoubleFunction<? super K> transformer, double basis,
            DoubleBinaryOperator reducer) {
        double result = basis;
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            result = reducer.applyAsDouble(result, transformer.applyAsDouble(e.key));
        }
        return result;
    }

    public long reduceKeysToLong(long parallelismThreshold,
            ToLongFunction<? super K> transformer, long basis,
            LongBinaryOperator reducer) {
        long result = basis;
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            result = reducer.applyAsLong(result, transformer.applyAsLong(e.key));
        }
        return result;
    }

    public int reduceKeysToInt(long parallelismThreshold,
            ToIntFunction<? super K> transformer, int basis,
            IntBinaryOperator reducer) {
        int result = basis;
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            result = reducer.applyAsInt(result, transformer.applyAsInt(e.key));
        }
        return result;
    }

    public void forEachValue(long parallelismThreshold,
            Consumer<? super V> action) {
        Objects.requireNonNull(action);
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            action.accept(e.val);
        }
    }

    public <U> void forEachValue(long parallelismThreshold,
            Function<? super V, ? extends U> transformer, Consumer<? super U> action) {
        Objects.requireNonNull(action);
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            U u = transformer.apply(e.val);
            if (u != null) {
                action.accept(u);
            }
        }
    }

    public <U> U searchValues(long parallelismThreshold,
            Function<? super V, ? extends U> searchFunction) {
        Objects.requireNonNull(searchFunction);
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            U u = searchFunction.apply(e.val);
            if (u != null) {
                return u;
            }
        }
        return null;
    }

    public <U> U reduceValues(long parallelismThreshold,
            Function<? super V, ? extends U> transformer,
            BiFunction<? super U, ? super U, ? extends U> reducer) {
        Objects.requireNonNull(reducer);
        U result = null;
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            U u = transformer.apply(e.val);
            if (u != null) {
                result = result == null ? u : reducer.apply(result, u);
            }
        }
        return result;
    }

    public V reduceValues(long parallelismThreshold,
            BiFunction<? super V, ? super V, ? extends V> reducer) {
        return reduceValues(parallelismThreshold, Function.<V>identity(), reducer);
    }

    public double reduceValuesToDouble(long parallelismThreshold,
            ToDoubleFunction<? super V> transformer, double basis,
            DoubleBinaryOperator reducer) {
        double result = basis;
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            result = reducer.applyAsDouble(result, transformer.applyAsDouble(e.val));
        }
        return result;
    }

    public long reduceValuesToLong(long parallelismThreshold,
            ToLongFunction<? super V> transformer, long basis,
            LongBinaryOperator reducer) {
        long result = basis;
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            result = reducer.applyAsLong(result, transformer.applyAsLong(e.val));
        }
        return result;
    }

    public int reduceValuesToInt(long parallelismThreshold,
            ToIntFunction<? super V> transformer, int basis,
            IntBinaryOperator reducer) {
        int result = basis;
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            result = reducer.applyAsInt(result, transformer.applyAsInt(e.val));
        }
        return result;
    }

    public void forEachEntry(long parallelismThreshold,
            Consumer<? super Map.Entry<K, V>> action) {
        Objects.requireNonNull(action);
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            action.accept(entryOf(e));
        }
    }

    public <U> void forEachEntry(long parallelismThreshold,
            Function<Map.Entry<K, V>, ? extends U> transformer, Consumer<? super U> action) {
        Objects.requireNonNull(action);
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            U u = transformer.apply(entryOf(e));
            if (u != null) {
                action.accept(u);
            }
        }
    }

    public <U> U searchEntries(long parallelismThreshold,
            Function<Map.Entry<K, V>, ? extends U> searchFunction) {
        Objects.requireNonNull(searchFunction);
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            U u = searchFunction.apply(entryOf(e));
            if (u != null) {
                return u;
            }
        }
        return null;
    }

    public <U> U reduceEntries(long parallelismThreshold,
            Function<Map.Entry<K, V>, ? extends U> transformer,
            BiFunction<? super U, ? super U, ? extends U> reducer) {
        Objects.requireNonNull(reducer);
        U result = null;
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            U u = transformer.apply(entryOf(e));
            if (u != null) {
                result = result == null ? u : reducer.apply(result, u);
            }
        }
        return result;
    }

    public Map.Entry<K, V> reduceEntries(long parallelismThreshold,
            BiFunction<Map.Entry<K, V>, Map.Entry<K, V>, ? extends Map.Entry<K, V>> reducer) {
        Objects.requireNonNull(reducer);
        Map.Entry<K, V> result = null;
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            Map.Entry<K, V> entry = entryOf(e);
            result = result == null ? entry : reducer.apply(result, entry);
        }
        return result;
    }

    public double reduceEntriesToDouble(long parallelismThreshold,
            ToDoubleFunction<Map.Entry<K, V>> transformer, double basis,
            DoubleBinaryOperator reducer) {
        double result = basis;
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            result = reducer.applyAsDouble(result, transformer.applyAsDouble(entryOf(e)));
        }
        return result;
    }

    public long reduceEntriesToLong(long parallelismThreshold,
            ToLongFunction<Map.Entry<K, V>> transformer, long basis,
            LongBinaryOperator reducer) {
        long result = basis;
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            result = reducer.applyAsLong(result, transformer.applyAsLong(entryOf(e)));
        }
        return result;
    }

    public int reduceEntriesToInt(long parallelismThreshold,
            ToIntFunction<Map.Entry<K, V>> transformer, int basis,
            IntBinaryOperator reducer) {
        int result = basis;
        Traverser<K, V> all = new Traverser<>(table);
        for (Node<K, V> e = all.advance(); e != null; e = all.advance()) {
            result = reducer.applyAsInt(result, transformer.applyAsInt(entryOf(e)));
        }
        return result;
    }
}
