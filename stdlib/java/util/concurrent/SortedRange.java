package java.util.concurrent;

import java.io.Serializable;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A range of a sorted map that several threads use, seen in one of both directions: the whole map
 * is such a range without bounds. One monitor, the tree's, guards each operation; iterators step
 * from key to key and so see what happens meanwhile.
 */
abstract class SortedRange<K, V> extends AbstractMap<K, V>
        implements ConcurrentNavigableMap<K, V>, Serializable {
    final TreeMap<K, V> tree;
    private final boolean descending;
    // Bounds in the tree's order.
    private final boolean hasLow;
    private final K low;
    private final boolean lowInclusive;
    private final boolean hasHigh;
    private final K high;
    private final boolean highInclusive;

    SortedRange(TreeMap<K, V> tree) {
        this(tree, false, false, null, false, false, null, false);
    }

    SortedRange(TreeMap<K, V> tree, boolean descending, boolean hasLow, K low,
            boolean lowInclusive, boolean hasHigh, K high, boolean highInclusive) {
        this.tree = tree;
        this.descending = descending;
        this.hasLow = hasLow;
        this.low = low;
        this.lowInclusive = lowInclusive;
        this.hasHigh = hasHigh;
        this.high = high;
        this.highInclusive = highInclusive;
    }

    /** A part of a map. */
    private static final class Part<K, V> extends SortedRange<K, V> {
        Part(TreeMap<K, V> tree, boolean descending, boolean hasLow, K low,
                boolean lowInclusive, boolean hasHigh, K high, boolean highInclusive) {
            super(tree, descending, hasLow, low, lowInclusive, hasHigh, high, highInclusive);
        }
    }

    @SuppressWarnings("unchecked")
    private int compare(K a, K b) {
        Comparator<? super K> c = tree.comparator();
        return c == null ? ((Comparable<? super K>) a).compareTo(b) : c.compare(a, b);
    }

    private boolean isTooLow(K key) {
        if (!hasLow) {
            return false;
        }
        int c = compare(key, low);
        return c < 0 || c == 0 && !lowInclusive;
    }

    private boolean isTooHigh(K key) {
        if (!hasHigh) {
            return false;
        }
        int c = compare(key, high);
        return c > 0 || c == 0 && !highInclusive;
    }

    private boolean isInside(K key) {
        return !isTooLow(key) && !isTooHigh(key);
    }

    private K insideKey(K key) {
        Objects.requireNonNull(key);
        if (!isInside(key)) {
            throw new IllegalArgumentException("key out of range");
        }
        return key;
    }

    /** An entry as the tree has it, if it is inside. */
    private Map.Entry<K, V> inside(Map.Entry<K, V> e) {
        return e == null || !isInside(e.getKey()) ? null
                : new AbstractMap.SimpleImmutableEntry<>(e.getKey(), e.getValue());
    }

    private Map.Entry<K, V> least() {
        if (!hasLow) {
            return inside(tree.firstEntry());
        }
        return inside(lowInclusive ? tree.ceilingEntry(low) : tree.higherEntry(low));
    }

    private Map.Entry<K, V> greatest() {
        if (!hasHigh) {
            return inside(tree.lastEntry());
        }
        return inside(highInclusive ? tree.floorEntry(high) : tree.lowerEntry(high));
    }

    /** The nearest entry upwards, in the tree's order. */
    private Map.Entry<K, V> above(K key, boolean inclusive) {
        if (isTooLow(key)) {
            return least();
        }
        return inside(inclusive ? tree.ceilingEntry(key) : tree.higherEntry(key));
    }

    private Map.Entry<K, V> below(K key, boolean inclusive) {
        if (isTooHigh(key)) {
            return greatest();
        }
        return inside(inclusive ? tree.floorEntry(key) : tree.lowerEntry(key));
    }

    /** The nearest entry onwards (in this range's order), or backwards. */
    private Map.Entry<K, V> near(K key, boolean onwards, boolean inclusive) {
        Objects.requireNonNull(key);
        synchronized (tree) {
            return onwards != descending ? above(key, inclusive) : below(key, inclusive);
        }
    }

    private static <K, V> K keyOf(Map.Entry<K, V> e) {
        return e == null ? null : e.getKey();
    }

    private static <K, V> K presentKey(Map.Entry<K, V> e) {
        if (e == null) {
            throw new NoSuchElementException();
        }
        return e.getKey();
    }

    @Override
    public Map.Entry<K, V> firstEntry() {
        synchronized (tree) {
            return descending ? greatest() : least();
        }
    }

    @Override
    public Map.Entry<K, V> lastEntry() {
        synchronized (tree) {
            return descending ? least() : greatest();
        }
    }

    private Map.Entry<K, V> taken(Map.Entry<K, V> e) {
        if (e != null) {
            tree.remove(e.getKey());
        }
        return e;
    }

    @Override
    public Map.Entry<K, V> pollFirstEntry() {
        synchronized (tree) {
            return taken(firstEntry());
        }
    }

    @Override
    public Map.Entry<K, V> pollLastEntry() {
        synchronized (tree) {
            return taken(lastEntry());
        }
    }

    @Override
    public Map.Entry<K, V> lowerEntry(K key) {
        return near(key, false, false);
    }

    @Override
    public K lowerKey(K key) {
        return keyOf(near(key, false, false));
    }

    @Override
    public Map.Entry<K, V> floorEntry(K key) {
        return near(key, false, true);
    }

    @Override
    public K floorKey(K key) {
        return keyOf(near(key, false, true));
    }

    @Override
    public Map.Entry<K, V> ceilingEntry(K key) {
        return near(key, true, true);
    }

    @Override
    public K ceilingKey(K key) {
        return keyOf(near(key, true, true));
    }

    @Override
    public Map.Entry<K, V> higherEntry(K key) {
        return near(key, true, false);
    }

    @Override
    public K higherKey(K key) {
        return keyOf(near(key, true, false));
    }

    @Override
    public K firstKey() {
        return presentKey(firstEntry());
    }

    @Override
    public K lastKey() {
        return presentKey(lastEntry());
    }

    @Override
    public Comparator<? super K> comparator() {
        return descending ? Collections.reverseOrder(tree.comparator()) : tree.comparator();
    }

    @Override
    @SuppressWarnings("unchecked")
    public V get(Object key) {
        Objects.requireNonNull(key);
        synchronized (tree) {
            return isInside((K) key) ? tree.get(key) : null;
        }
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    @Override
    public V getOrDefault(Object key, V defaultValue) {
        V v = get(key);
        return v == null ? defaultValue : v;
    }

    @Override
    public V put(K key, V value) {
        Objects.requireNonNull(value);
        synchronized (tree) {
            return tree.put(insideKey(key), value);
        }
    }

    @Override
    public V putIfAbsent(K key, V value) {
        Objects.requireNonNull(value);
        synchronized (tree) {
            return tree.putIfAbsent(insideKey(key), value);
        }
    }

    @Override
    public V remove(Object key) {
        synchronized (tree) {
            return get(key) == null ? null : tree.remove(key);
        }
    }

    @Override
    public boolean remove(Object key, Object value) {
        synchronized (tree) {
            V v = get(key);
            return v != null && v.equals(value) && tree.remove(key) != null;
        }
    }

    @Override
    public boolean replace(K key, V oldValue, V newValue) {
        Objects.requireNonNull(oldValue);
        Objects.requireNonNull(newValue);
        synchronized (tree) {
            return oldValue.equals(get(key)) && tree.put(key, newValue) != null;
        }
    }

    @Override
    public V replace(K key, V value) {
        Objects.requireNonNull(value);
        synchronized (tree) {
            return get(key) == null ? null : tree.put(key, value);
        }
    }

    @Override
    public int size() {
        if (!hasLow && !hasHigh) {
            synchronized (tree) {
                return tree.size();
            }
        }
        int n = 0;
        for (Map.Entry<K, V> e = firstEntry(); e != null; e = higherEntry(e.getKey())) {
            n++;
        }
        return n;
    }

    @Override
    public boolean isEmpty() {
        return firstEntry() == null;
    }

    @Override
    public void clear() {
        synchronized (tree) {
            while (pollFirstEntry() != null) {
                continue;
            }
        }
    }

    // Views.

    @Override
    public ConcurrentNavigableMap<K, V> descendingMap() {
        return new Part<>(tree, !descending, hasLow, low, lowInclusive, hasHigh, high,
                highInclusive);
    }

    /** The part from one key (if there is one) to another, in this range's order. */
    private ConcurrentNavigableMap<K, V> part(boolean hasFrom, K from, boolean fromInclusive,
            boolean hasTo, K to, boolean toInclusive) {
        if (descending) {
            return ascendingPart(hasTo, to, toInclusive, hasFrom, from, fromInclusive);
        }
        return ascendingPart(hasFrom, from, fromInclusive, hasTo, to, toInclusive);
    }

    private ConcurrentNavigableMap<K, V> ascendingPart(boolean hasFrom, K from,
            boolean fromInclusive, boolean hasTo, K to, boolean toInclusive) {
        checkBound(hasFrom, from, fromInclusive);
        checkBound(hasTo, to, toInclusive);
        if (hasFrom && hasTo && compare(from, to) > 0) {
            throw new IllegalArgumentException("inconsistent range");
        }
        return new Part<>(tree, descending,
                hasFrom || hasLow, hasFrom ? from : low, hasFrom ? fromInclusive : lowInclusive,
                hasTo || hasHigh, hasTo ? to : high, hasTo ? toInclusive : highInclusive);
    }

    private void checkBound(boolean given, K key, boolean inclusive) {
        if (!given) {
            return;
        }
        Objects.requireNonNull(key);
        boolean atBound = hasLow && compare(key, low) == 0 || hasHigh && compare(key, high) == 0;
        if (!isInside(key) && (inclusive || !atBound)) {
            throw new IllegalArgumentException("key out of range");
        }
    }

    @Override
    public ConcurrentNavigableMap<K, V> subMap(K fromKey, boolean fromInclusive, K toKey,
            boolean toInclusive) {
        return part(true, fromKey, fromInclusive, true, toKey, toInclusive);
    }

    @Override
    public ConcurrentNavigableMap<K, V> headMap(K toKey, boolean inclusive) {
        return part(false, null, false, true, toKey, inclusive);
    }

    @Override
    public ConcurrentNavigableMap<K, V> tailMap(K fromKey, boolean inclusive) {
        return part(true, fromKey, inclusive, false, null, false);
    }

    @Override
    public ConcurrentNavigableMap<K, V> subMap(K fromKey, K toKey) {
        return subMap(fromKey, true, toKey, false);
    }

    @Override
    public ConcurrentNavigableMap<K, V> headMap(K toKey) {
        return headMap(toKey, false);
    }

    @Override
    public ConcurrentNavigableMap<K, V> tailMap(K fromKey) {
        return tailMap(fromKey, true);
    }

    @Override
    public NavigableSet<K> keySet() {
        return new SortedKeys<>(this);
    }

    @Override
    public NavigableSet<K> navigableKeySet() {
        return keySet();
    }

    @Override
    public NavigableSet<K> descendingKeySet() {
        return descendingMap().navigableKeySet();
    }

    /** What iterators have in common. */
    private abstract class Steps<T> implements Iterator<T> {
        private Map.Entry<K, V> next = firstEntry();
        private Map.Entry<K, V> returned;

        @Override
        public boolean hasNext() {
            return next != null;
        }

        final Map.Entry<K, V> step() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            returned = next;
            next = higherEntry(returned.getKey());
            return returned;
        }

        @Override
        public void remove() {
            if (returned == null) {
                throw new IllegalStateException();
            }
            SortedRange.this.remove(returned.getKey());
            returned = null;
        }
    }

    final Iterator<K> keys() {
        return new Steps<K>() {
            @Override
            public K next() {
                return step().getKey();
            }
        };
    }

    private Iterator<V> valueSteps() {
        return new Steps<V>() {
            @Override
            public V next() {
                return step().getValue();
            }
        };
    }

    private Iterator<Map.Entry<K, V>> entrySteps() {
        return new Steps<Map.Entry<K, V>>() {
            @Override
            public Map.Entry<K, V> next() {
                return step();
            }
        };
    }

    @Override
    public Collection<V> values() {
        return new AbstractCollection<V>() {
            @Override
            public Iterator<V> iterator() {
                return valueSteps();
            }

            @Override
            public int size() {
                return SortedRange.this.size();
            }

            @Override
            public void clear() {
                SortedRange.this.clear();
            }
        };
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<Map.Entry<K, V>>() {
            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return entrySteps();
            }

            @Override
            public int size() {
                return SortedRange.this.size();
            }

            @Override
            public boolean contains(Object o) {
                return o instanceof Map.Entry
                        && ((Map.Entry<?, ?>) o).getValue().equals(
                                get(((Map.Entry<?, ?>) o).getKey()));
            }

            @Override
            public boolean remove(Object o) {
                return o instanceof Map.Entry && SortedRange.this.remove(
                        ((Map.Entry<?, ?>) o).getKey(), ((Map.Entry<?, ?>) o).getValue());
            }
        };
    }
}
