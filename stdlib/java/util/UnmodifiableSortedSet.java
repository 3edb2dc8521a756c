package java.util;

/** The set that Collections.unmodifiableSortedSet gives. */
class UnmodifiableSortedSet<E> extends Unmodifiable.OfCollection<E>
        implements SortedSet<E> {
    private final SortedSet<E> set;

    UnmodifiableSortedSet(SortedSet<E> set) {
        super(set);
        this.set = set;
    }

    @Override
    public Comparator<? super E> comparator() {
        return set.comparator();
    }

    @Override
    public SortedSet<E> subSet(E fromElement, E toElement) {
        return new UnmodifiableSortedSet<>(set.subSet(fromElement, toElement));
    }

    @Override
    public SortedSet<E> headSet(E toElement) {
        return new UnmodifiableSortedSet<>(set.headSet(toElement));
    }

    @Override
    public SortedSet<E> tailSet(E fromElement) {
        return new UnmodifiableSortedSet<>(set.tailSet(fromElement));
    }

    @Override
    public E first() {
        return set.first();
    }

    @Override
    public E last() {
        return set.last();
    }

    @Override
    public boolean equals(Object o) {
        return o == this || set.equals(o);
    }

    @Override
    public int hashCode() {
        return set.hashCode();
    }

    @Override
    public Spliterator<E> spliterator() {
        return set.spliterator();
    }
}
