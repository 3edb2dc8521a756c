package java.util;

/** The map that Collections.checkedNavigableMap gives. */
final class CheckedNavigableMap<K, V> extends CheckedSortedMap<K, V>
        implements NavigableMap<K, V> {
    private final NavigableMap<K, V> map;

    CheckedNavigableMap(NavigableMap<K, V> map, Class<K> keyType, Class<V> valueType) {
        super(map, keyType, valueType);
        this.map = map;
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
        return map.lowerEntry(key);
    }

    @Override
    public Map.Entry<K, V> floorEntry(K key) {
        return map.floorEntry(key);
    }

    @Override
    public Map.Entry<K, V> ceilingEntry(K key) {
        return map.ceilingEntry(key);
    }

    @Override
    public Map.Entry<K, V> higherEntry(K key) {
        return map.higherEntry(key);
    }

    @Override
    public Map.Entry<K, V> firstEntry() {
        return map.firstEntry();
    }

    @Override
    public Map.Entry<K, V> lastEntry() {
        return map.lastEntry();
    }

    @Override
    public Map.Entry<K, V> pollFirstEntry() {
        return map.pollFirstEntry();
    }

    @Override
    public Map.Entry<K, V> pollLastEntry() {
        return map.pollLastEntry();
    }

    @Override
    public NavigableMap<K, V> descendingMap() {
        return new CheckedNavigableMap<>(map.descendingMap(), keyType, valueType);
    }

    @Override
    public NavigableSet<K> navigableKeySet() {
        return map.navigableKeySet();
    }

    @Override
    public NavigableSet<K> descendingKeySet() {
        return map.descendingKeySet();
    }

    @Override
    public NavigableMap<K, V> subMap(K fromKey, boolean fromInclusive, K toKey,
            boolean toInclusive) {
        return new CheckedNavigableMap<>(map.subMap(fromKey, fromInclusive, toKey, toInclusive),
                keyType, valueType);
    }

    @Override
    public NavigableMap<K, V> headMap(K toKey, boolean inclusive) {
        return new CheckedNavigableMap<>(map.headMap(toKey, inclusive), keyType, valueType);
    }

    @Override
    public NavigableMap<K, V> tailMap(K fromKey, boolean inclusive) {
        return new CheckedNavigableMap<>(map.tailMap(fromKey, inclusive), keyType, valueType);
    }
}
