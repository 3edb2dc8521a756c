package java.util;

/** A part of a tree map, or all of it, in one of the two directions. */
final class TreeView<K, V> extends AbstractMap<K, V> implements NavigableMap<K, V> {
    private final TreeMap<K, V> tree;
    private final boolean descending;
    private final K low;
    private final boolean hasLow;
    private final boolean lowInclusive;
    private final K high;
    private final boolean hasHigh;
    private final boolean highInclusive;

    TreeView(TreeMap<K, V> tree, boolean descending, K low, boolean hasLow, boolean lowInclusive,
            K high, boolean hasHigh, boolean highInclusive) {
        this.tree = tree;
        this.descending = descending;
        this.low = low;
        this.hasLow = hasLow;
        this.lowInclusive = lowInclusive;
        this.high = high;
        this.hasHigh = hasHigh;
        this.highInclusive = highInclusive;
    }

    private boolean tooLow(Object key) {
        int c = hasLow ? tree.compare(key, low) : 1;
        return c < 0 || c == 0 && !lowInclusive;
    }

    private boolean tooHigh(Object key) {
        int c = hasHigh ? tree.compare(key, high) : -1;
        return c > 0 || c == 0 && !highInclusive;
    }

    private boolean inRange(Object key) {
        return !tooLow(key) && !tooHigh(key);
    }

    private TreeMap.Node<K, V> within(TreeMap.Node<K, V> n) {
        return n != null && inRange(n.getKey()) ? n : null;
    }

    private TreeMap.Node<K, V> least() {
        return within(hasLow ? tree.above(low, lowInclusive) : tree.firstNode());
    }

    private TreeMap.Node<K, V> greatest() {
        return within(hasHigh ? tree.below(high, highInclusive) : tree.lastNode());
    }

    private TreeMap.Node<K, V> first() {
        return descending ? greatest() : least();
    }

    private TreeMap.Node<K, V> last() {
        return descending ? least() : greatest();
    }

    private TreeMap.Node<K, V> after(TreeMap.Node<K, V> n) {
        return within(descending ? tree.previous(n) : tree.next(n));
    }

    /** The nearest node behind a key (or at it), or before it, in the view's direction. */
    private TreeMap.Node<K, V> nearest(K key, boolean behind, boolean orEqual) {
        boolean up = behind != descending;
        if (!hasLow && !hasHigh) {
            return up ? tree.above(key, orEqual) : tree.below(key, orEqual);
        }
        if (up) {
            return tooLow(key) ? least() : within(tree.above(key, orEqual));
        }
        return tooHigh(key) ? greatest() : within(tree.below(key, orEqual));
    }

    private static <K, V> Map.Entry<K, V> entry(TreeMap.Node<K, V> n) {
        return n == null ? null : new AbstractMap.SimpleImmutableEntry<>(n.getKey(), n.getValue());
    }

    private static <K, V> K key(TreeMap.Node<K, V> n) {
        return n == null ? null : n.getKey();
    }

    private static <K, V> K keyOf(TreeMap.Node<K, V> n) {
        if (n == null) {
            throw new NoSuchElementException();
        }
        return n.getKey();
    }

    @Override
    public int size() {
        if (!hasLow && !hasHigh) {
            return tree.size();
        }
        int count = 0;
        for (TreeMap.Node<K, V> n = first(); n != null; n = after(n)) {
            count++;
        }
        return count;
    }

    @Override
    public boolean isEmpty() {
        return first() == null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Comparator<? super K> comparator() {
        return descending ? Collections.reverseOrder((Comparator<K>) tree.comparator())
                : tree.comparator();
    }

    private boolean holds(Object key) {
        return !hasLow && !hasHigh || inRange(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return holds(key) && tree.containsKey(key);
    }

    @Override
    public V get(Object key) {
        return holds(key) ? tree.get(key) : null;
    }

    @Override
    public V put(K key, V value) {
        if (!holds(key)) {
            throw new IllegalArgumentException("key out of range");
        }
        return tree.put(key, value);
    }

    @Override
    public V remove(Object key) {
        return holds(key) ? tree.remove(key) : null;
    }

    @Override
    public K firstKey() {
        return keyOf(first());
    }

    @Override
    public K lastKey() {
        return keyOf(last());
    }

    @Override
    public Map.Entry<K, V> firstEntry() {
        return entry(first());
    }

    @Override
    public Map.Entry<K, V> lastEntry() {
        return entry(last());
    }

    private Map.Entry<K, V> poll(TreeMap.Node<K, V> n) {
        if (n != null) {
            tree.delete(n);
        }
        return entry(n);
    }

    @Override
    public Map.Entry<K, V> pollFirstEntry() {
        return poll(first());
    }

    @Override
    public Map.Entry<K, V> pollLastEntry() {
        return poll(last());
    }

    @Override
    public Map.Entry<K, V> lowerEntry(K key) {
        return entry(nearest(key, false, false));
    }

    @Override
    public K lowerKey(K key) {
        return key(nearest(key, false, false));
    }

    @Override
    public Map.Entry<K, V> floorEntry(K key) {
        return entry(nearest(key, false, true));
    }

    @Override
    public K floorKey(K key) {
        return key(nearest(key, false, true));
    }

    @Override
    public Map.Entry<K, V> ceilingEntry(K key) {
        return entry(nearest(key, true, true));
    }

    @Override
    public K ceilingKey(K key) {
        return key(nearest(key, true, true));
    }

    @Override
    public Map.Entry<K, V> higherEntry(K key) {
        return entry(nearest(key, true, false));
    }

    @Override
    public K higherKey(K key) {
        return key(nearest(key, true, false));
    }

    @Override
    public NavigableMap<K, V> descendingMap() {
        return new TreeView<>(tree, !descending, low, hasLow, lowInclusive, high, hasHigh,
                highInclusive);
    }

    /** A narrower view; from and to in the view's direction, each if its flag says so. */
    private NavigableMap<K, V> narrow(K from, boolean hasFrom, boolean fromInclusive, K to,
            boolean hasTo, boolean toInclusive) {
        if (hasFrom && hasTo
                && (descending ? tree.compare(to, from) : tree.compare(from, to)) > 0) {
            throw new IllegalArgumentException("fromKey > toKey");
        }
        checkBound(from, hasFrom, fromInclusive, "fromKey out of range");
        checkBound(to, hasTo, toInclusive, "toKey out of range");
        boolean newLow = descending ? hasTo : hasFrom;
        boolean newHigh = descending ? hasFrom : hasTo;
        return new TreeView<>(tree, descending,
                newLow ? descending ? to : from : low, newLow || hasLow,
                newLow ? descending ? toInclusive : fromInclusive : lowInclusive,
                newHigh ? descending ? from : to : high, newHigh || hasHigh,
                newHigh ? descending ? fromInclusive : toInclusive : highInclusive);
    }

    private void checkBound(K key, boolean present, boolean inclusive, String message) {
        if (!present) {
            return;
        }
        tree.compare(key, key);
        boolean atEdge = hasLow && tree.compare(key, low) == 0
                || hasHigh && tree.compare(key, high) == 0;
        if (!inRange(key) && !(atEdge && !inclusive)) {
            throw new IllegalArgumentException(message);
        }
    }

    @Override
    public NavigableMap<K, V> subMap(K fromKey, boolean fromInclusive, K toKey,
            boolean toInclusive) {
        return narrow(fromKey, true, fromInclusive, toKey, true, toInclusive);
    }

    @Override
    public NavigableMap<K, V> headMap(K toKey, boolean inclusive) {
        return narrow(null, false, false, toKey, true, inclusive);
    }

    @Override
    public NavigableMap<K, V> tailMap(K fromKey, boolean inclusive) {
        return narrow(fromKey, true, inclusive, null, false, false);
    }

    @Override
    public SortedMap<K, V> subMap(K fromKey, K toKey) {
        return subMap(fromKey, true, toKey, false);
    }

    @Override
    public SortedMap<K, V> headMap(K toKey) {
        return headMap(toKey, false);
    }

    @Override
    public SortedMap<K, V> tailMap(K fromKey) {
        return tailMap(fromKey, true);
    }

    @Override
    public Set<K> keySet() {
        return navigableKeySet();
    }

    @Override
    public NavigableSet<K> navigableKeySet() {
        return new TreeSet<>(this, true);
    }

    @Override
    public NavigableSet<K> descendingKeySet() {
        return descendingMap().navigableKeySet();
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<K, V>> {
        @Override
        public int size() {
            return TreeView.this.size();
        }

        private TreeMap.Node<K, V> node(Object o) {
            Object k = o instanceof Map.Entry ? ((Map.Entry<?, ?>) o).getKey() : null;
            TreeMap.Node<K, V> n = o instanceof Map.Entry && holds(k) ? tree.find(k) : null;
            return n != null && n.equals(o) ? n : null;
        }

        @Override
        public boolean contains(Object o) {
            return node(o) != null;
        }

        @Override
        public boolean remove(Object o) {
            TreeMap.Node<K, V> n = node(o);
            if (n != null) {
                tree.delete(n);
            }
            return n != null;
        }

        @Override
        public void clear() {
            if (!hasLow && !hasHigh) {
                tree.clear();
            } else {
                super.clear();
            }
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
            return new Steps();
        }
    }

    private final class Steps implements Iterator<Map.Entry<K, V>> {
        private TreeMap.Node<K, V> following = first();
        private TreeMap.Node<K, V> current;
        private int expected = tree.modCount;

        @Override
        public boolean hasNext() {
            return following != null;
        }

        @Override
        public Map.Entry<K, V> next() {
            if (following == null) {
                throw new NoSuchElementException();
            }
            check();
            current = following;
            following = after(current);
            return current;
        }

        private void check() {
            if (tree.modCount != expected) {
                throw new ConcurrentModificationException();
            }
        }

        @Override
        public void remove() {
            if (current == null) {
                throw new IllegalStateException();
            }
            check();
            tree.delete(current);
            current = null;
            expected = tree.modCount;
        }
    }
}
