package java.util;

/** The map that Collections.unmodifiableNavigableMap gives. */
final class UnmodifiableNavigableMap<K, V> extends UnmodifiableSortedMap<K, V>
        implements NavigableMap<K, V> {
    private final NavigableMap<K, ? extends V> map;

    UnmodifiableNavigableMap(NavigableMap<K, ? extends V> map) {
        super(map);
        this.map = map;
    }

    private Map.Entry<K, V> unmodifiable(Map.Entry<K, ? extends V> entry) {
        return entry == null ? null : new AbstractMap.SimpleImmutableEntry<K, V>(entry);
    }

    @Override
    public K lowerKey(K key) {
        return map.lowerKey(key);
    }

    @Override
    public K floorKey(K key) {
        return map.floorKey(key);
    }

    @Override
    public K ceilingKey(K key) {
        return map.ceilingKey(key);
    }

    @Override
    public K higherKey(K key) {
        return map.higherKey(key);
    }

    @Override
    public Map.Entry<K, V> lowerEntry(K key) {
        return unmodifiable(map.lowerEntry(key));
    }

    @Override
    public Map.Entry<K, V> floorEntry(K key) {
        return unmodifiable(map.floorEntry(key));
    }

    @Override
    public Map.Entry<K, V> ceilingEntry(K key) {
        return unmodifiable(map.ceilingEntry(key));
    }

    @Override
    public Map.Entry<K, V> higherEntry(K key) {
        return unmodifiable(map.higherEntry(key));
    }

    @Override
    public Map.Entry<K, V> firstEntry() {
        return unmodifiable(map.firstEntry());
    }

    @Override
    public Map.Entry<K, V> lastEntry() {
        return unmodifiable(map.lastEntry());
    }

    @Override
    public Map.Entry<K, V> pollFirstEntry() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map.Entry<K, V> pollLastEntry() {
        throw new UnsupportedOperationException();
    }

    @Override
    public NavigableMap<K, V> descendingMap() {
        return new UnmodifiableNavigableMap<>(map.descendingMap());
    }

    @Override
    public NavigableSet<K> navigableKeySet() {
        return new UnmodifiableNavigableSet<>(map.navigableKeySet());
    }

    @Override
    public NavigableSet<K> descendingKeySet() {
        return new UnmodifiableNavigableSet<>(map.descendingKeySet());
    }

    @Override
    public NavigableMap<K, V> subMap(K fromKey, boolean fromInclusive, K toKey,
            boolean toInclusive) {
        return new UnmodifiableNavigableMap<>(
                map.subMap(fromKey, fromInclusive, toKey, toInclusive));
    }

    @Override
    public NavigableMap<K, V> headMap(K key, boolean inclusive) {
        return new UnmodifiableNavigableMap<>(map.headMap(key, inclusive));
    }

    @Override
    public NavigableMap<K, V> tailMap(K key, boolean inclusive) {
        return new UnmodifiableNavigableMap<>(map.tailMap(key, inclusive));
    }
}
