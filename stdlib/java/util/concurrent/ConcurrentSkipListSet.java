package java.util.concurrent;

import java.util.Collection;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.SortedSet;

/** A sorted set that several threads may use: the keys of a ConcurrentSkipListMap. */
public class ConcurrentSkipListSet<E> extends SortedKeys<E> implements Cloneable {
    private final ConcurrentNavigableMap<E, Object> elements;

    public ConcurrentSkipListSet() {
        this(new ConcurrentSkipListMap<E, Object>());
    }

    public ConcurrentSkipListSet(Comparator<? super E> comparator) {
        this(new ConcurrentSkipListMap<E, Object>(comparator));
    }

    public ConcurrentSkipListSet(Collection<? extends E> c) {
        this(new ConcurrentSkipListMap<E, Object>());
        addAll(c);
    }

    public ConcurrentSkipListSet(SortedSet<E> s) {
        this(new ConcurrentSkipListMap<E, Object>(s.comparator()));
        addAll(s);
    }

    private ConcurrentSkipListSet(ConcurrentNavigableMap<E, Object> elements) {
        super(elements);
        this.elements = elements;
    }

    @Override
    public boolean add(E e) {
        return elements.putIfAbsent(e, Boolean.TRUE) == null;
    }

    @Override
    @SuppressWarnings("unchecked")
    NavigableSet<E> over(ConcurrentNavigableMap<E, ?> part) {
        return new ConcurrentSkipListSet<E>((ConcurrentNavigableMap<E, Object>) part);
    }

    @Override
    public ConcurrentSkipListSet<E> clone() {
        return new ConcurrentSkipListSet<E>((SortedSet<E>) this);
    }
}
