package java.util.concurrent;

import java.io.Serializable;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableSet;

/** The keys of a concurrent sorted map. */
class SortedKeys<K> extends AbstractSet<K> implements NavigableSet<K>, Serializable {
    /** Values play no part in it. */
    final ConcurrentNavigableMap<K, ?> map;

    SortedKeys(ConcurrentNavigableMap<K, ?> map) {
        this.map = map;
    }

    private static <K> K keyOf(Map.Entry<K, ?> e) {
        return e == null ? null : e.getKey();
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
    public K lower(K e) {
        return map.lowerKey(e);
    }

    @Override
    public K floor(K e) {
        return map.floorKey(e);
    }

    @Override
    public K ceiling(K e) {
        return map.ceilingKey(e);
    }

    @Override
    public K higher(K e) {
        return map.higherKey(e);
    }

    @Override
    public K first() {
        return map.firstKey();
    }

    @Override
    public K last() {
        return map.lastKey();
    }

    @Override
    public K pollFirst() {
        return keyOf(map.pollFirstEntry());
    }

    @Override
    public K pollLast() {
        return keyOf(map.pollLastEntry());
    }

    @Override
    public Comparator<? super K> comparator() {
        return map.comparator();
    }

    @Override
    public Iterator<K> iterator() {
        return ((SortedRange<K, ?>) map).keys();
    }

    @Override
    public Iterator<K> descendingIterator() {
        return descendingSet().iterator();
    }

    /** The same kind of set over a part of the map. */
    NavigableSet<K> over(ConcurrentNavigableMap<K, ?> part) {
        return new SortedKeys<K>(part);
    }

    @Override
    public NavigableSet<K> descendingSet() {
        return over(map.descendingMap());
    }

    @Override
    public NavigableSet<K> subSet(K fromElement, boolean fromInclusive, K toElement,
            boolean toInclusive) {
        return over(map.subMap(fromElement, fromInclusive, toElement, toInclusive));
    }

    @Override
    public NavigableSet<K> headSet(K toElement, boolean inclusive) {
        return over(map.headMap(toElement, inclusive));
    }

    @Override
    public NavigableSet<K> tailSet(K fromElement, boolean inclusive) {
        return over(map.tailMap(fromElement, inclusive));
    }

    @Override
    public NavigableSet<K> subSet(K fromElement, K toElement) {
        return subSet(fromElement, true, toElement, false);
    }

    @Override
    public NavigableSet<K> headSet(K toElement) {
        return headSet(toElement, false);
    }

    @Override
    public NavigableSet<K> tailSet(K fromElement) {
        return tailSet(fromElement, true);
    }
}
