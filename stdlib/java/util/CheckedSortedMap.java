package java.util;

/** The map that Collections.checkedSortedMap gives. */
class CheckedSortedMap<K, V> extends CheckedMap<K, V>
        implements SortedMap<K, V> {
    private final SortedMap<K, V> map;

    CheckedSortedMap(SortedMap<K, V> map, Class<K> keyType, Class<V> valueType) {
        super(map, keyType, valueType);
        this.map = map;
    }

    @Override
    public Comparator<? super K> comparator() {
        return map.comparator();
    }

    @Override
    public K firstKey() {
        return map.firstKey();
    }

    @Override
    public K lastKey() {
        return map.lastKey();
    }

    @Override
    public SortedMap<K, V> subMap(K fromKey, K toKey) {
        return new CheckedSortedMap<>(map.subMap(fromKey, toKey), keyType, valueType);
    }

    @Override
    public SortedMap<K, V> headMap(K toKey) {
        return new CheckedSortedMap<>(map.headMap(toKey), keyType, valueType);
    }

    @Override
    public SortedMap<K, V> tailMap(K fromKey) {
        return new CheckedSortedMap<>(map.tailMap(fromKey), keyType, valueType);
    }
}
