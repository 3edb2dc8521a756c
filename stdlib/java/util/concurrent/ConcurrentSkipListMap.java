package java.util.concurrent;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A sorted map that several threads may use (a tree with a lock, whatever its name says). */
public class ConcurrentSkipListMap<K, V> extends SortedRange<K, V> implements Cloneable {
    public ConcurrentSkipListMap() {
        super(new TreeMap<K, V>());
    }

    public ConcurrentSkipListMap(Comparator<? super K> comparator) {
        super(new TreeMap<K, V>(comparator));
    }

    public ConcurrentSkipListMap(Map<? extends K, ? extends V> m) {
        super(new TreeMap<K, V>());
        putAll(m);
    }

    public ConcurrentSkipListMap(SortedMap<K, ? extends V> m) {
        super(new TreeMap<K, V>(m.comparator()));
        putAll(m);
    }

    @Override
    public ConcurrentSkipListMap<K, V> clone() {
        return new ConcurrentSkipListMap<K, V>((SortedMap<K, V>) this);
    }
}
