package java.util;

import java.io.Serializable;

/** A sorted set over a tree map. */
public class TreeSet<E> extends AbstractSet<E>
        implements NavigableSet<E>, Cloneable, Serializable {
    private static final long serialVersionUID = -2479143000061671589L;

    private static final Object PRESENT = new Object();

    private transient NavigableMap<E, Object> map;
    /** Whether this is the key set of a map, to which nothing can be added. */
    private final boolean keysOnly;

    /** The keys of a map. */
    @SuppressWarnings("unchecked")
    TreeSet(NavigableMap<E, ?> map, boolean keysOnly) {
        this.map = (NavigableMap<E, Object>) map;
        this.keysOnly = keysOnly;
    }

    public TreeSet() {
        this(new TreeMap<>(), false);
    }

    public TreeSet(Comparator<? super E> comparator) {
        this(new TreeMap<>(comparator), false);
    }

    public TreeSet(Collection<? extends E> c) {
        this();
        addAll(c);
    }

    public TreeSet(SortedSet<E> s) {
        this(s.comparator());
        addAll(s);
    }

    private TreeSet<E> view(NavigableMap<E, Object> m) {
        return new TreeSet<>(m, keysOnly);
    }

    @Override
    public Iterator<E> iterator() {
        Iterator<Map.Entry<E, Object>> it = map.entrySet().iterator();
        return new Iterator<E>() {
            @Override
            public boolean hasNext() {
                return it.hasNext();
            }

            @Override
            public E next() {
                return it.next().getKey();
            }

            @Override
            public void remove() {
                it.remove();
            }
        };
    }

    @Override
    public Iterator<E> descendingIterator() {
        return descendingSet().iterator();
    }

    @Override
    public NavigableSet<E> descendingSet() {
        return view(map.descendingMap());
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
    public boolean add(E e) {
        if (keysOnly) {
            throw new UnsupportedOperationException();
        }
        return map.put(e, PRESENT) == null;
    }

    @Override
    public boolean remove(Object o) {
        boolean there = map.containsKey(o);
        map.remove(o);
        return there;
    }

    @Override
    public void clear() {
        map.clear();
    }

    @Override
    public NavigableSet<E> subSet(E fromElement, boolean fromInclusive, E toElement,
            boolean toInclusive) {
        return view(map.subMap(fromElement, fromInclusive, toElement, toInclusive));
    }

    @Override
    public NavigableSet<E> headSet(E toElement, boolean inclusive) {
        return view(map.headMap(toElement, inclusive));
    }

    @Override
    public NavigableSet<E> tailSet(E fromElement, boolean inclusive) {
        return view(map.tailMap(fromElement, inclusive));
    }

    @Override
    public SortedSet<E> subSet(E fromElement, E toElement) {
        return subSet(fromElement, true, toElement, false);
    }

    @Override
    public SortedSet<E> headSet(E toElement) {
        return headSet(toElement, false);
    }

    @Override
    public SortedSet<E> tailSet(E fromElement) {
        return tailSet(fromElement, true);
    }

    @Override
    public Comparator<? super E> comparator() {
        return map.comparator();
    }

    @Override
    public Object clone() {
        TreeSet<E> copy = new TreeSet<>(comparator());
        copy.addAll(this);
        return copy;
    }

    @Override
    public E first() {
        return map.firstKey();
    }

    @Override
    public E last() {
        return map.lastKey();
    }

    @Override
    public E lower(E e) {
        return map.lowerKey(e);
    }

    @Override
    public E floor(E e) {
        return map.floorKey(e);
    }

    @Override
    public E ceiling(E e) {
        return map.ceilingKey(e);
    }

    @Override
    public E higher(E e) {
        return map.higherKey(e);
    }

    @Override
    public E pollFirst() {
        Map.Entry<E, Object> e = map.pollFirstEntry();
        return e == null ? null : e.getKey();
    }

    @Override
    public E pollLast() {
        Map.Entry<E, Object> e = map.pollLastEntry();
        return e == null ? null : e.getKey();
    }
}
