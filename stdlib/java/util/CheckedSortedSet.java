package java.util;

/** The set that Collections.checkedSortedSet gives. */
class CheckedSortedSet<E> extends Checked.OfSet<E>
        implements SortedSet<E> {
    private final SortedSet<E> set;

    CheckedSortedSet(SortedSet<E> set, Class<E> type) {
        super(set, type);
        this.set = set;
    }

    @Override
    public Comparator<? super E> comparator() {
        return set.comparator();
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
    public SortedSet<E> subSet(E fromElement, E toElement) {
        return new CheckedSortedSet<>(set.subSet(fromElement, toElement), type);
    }

    @Override
    public SortedSet<E> headSet(E toElement) {
        return new CheckedSortedSet<>(set.headSet(toElement), type);
    }

    @Override
    public SortedSet<E> tailSet(E fromElement) {
        return new CheckedSortedSet<>(set.tailSet(fromElement), type);
    }

    @Override
    public Spliterator<E> spliterator() {
        return set.spliterator();
    }
}
