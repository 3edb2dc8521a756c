package java.util;

/** A set in a hash table that iterates in the order of insertion. */
public class LinkedHashSet<E> extends HashSet<E> implements Set<E> {
    private static final long serialVersionUID = -2851667679971038690L;

    public LinkedHashSet() {
        super(new LinkedHashMap<>());
    }

    public LinkedHashSet(int initialCapacity) {
        super(new LinkedHashMap<>(initialCapacity));
    }

    public LinkedHashSet(int initialCapacity, float loadFactor) {
        super(new LinkedHashMap<>(initialCapacity, loadFactor));
    }

    public LinkedHashSet(Collection<? extends E> c) {
        super(new LinkedHashMap<>(Math.max(2 * c.size(), 11)));
        addAll(c);
    }

    @Override
    public Spliterator<E> spliterator() {
        return Spliterators.spliterator(this, Spliterator.DISTINCT | Spliterator.ORDERED);
    }
}
