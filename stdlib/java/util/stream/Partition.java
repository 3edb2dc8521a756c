package java.util.stream;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The map that partitioningBy gives: always both keys, false first. */
final class Partition<V> extends AbstractMap<Boolean, V> {
    V forTrue;
    V forFalse;

    Partition(V forTrue, V forFalse) {
        this.forTrue = forTrue;
        this.forFalse = forFalse;
    }

    @Override
    public V get(Object key) {
        return Boolean.TRUE.equals(key) ? forTrue : Boolean.FALSE.equals(key) ? forFalse : null;
    }

    @Override
    public Set<Map.Entry<Boolean, V>> entrySet() {
        List<Map.Entry<Boolean, V>> both = List.of(
                new SimpleImmutableEntry<>(false, forFalse),
                new SimpleImmutableEntry<>(true, forTrue));
        return new AbstractSet<Map.Entry<Boolean, V>>() {
            @Override
            public Iterator<Map.Entry<Boolean, V>> iterator() {
                return both.iterator();
            }

            @Override
            public int size() {
                return 2;
            }
        };
    }
}
