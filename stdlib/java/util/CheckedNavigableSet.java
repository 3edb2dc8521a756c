package java.util;

/** The set that Collections.checkedNavigableSet gives. */
final class CheckedNavigableSet<E> extends CheckedSortedSet<E>
        implements NavigableSet<E> {
    private final NavigableSet<E> set;

    CheckedNavigableSet(NavigableSet<E> set, Class<E> type) {
        super(set, type);
        this.set = set;
    }

    @Override
    public E lower(E e) {
        return set.lower(e);
    }

    @Override
    public E floor(E e) {
        return set.floor(e);
    }

    @Override
    public E ceiling(E e) {
        return set.ceiling(e);
    }

    @Override
    public E higher(E e) {
        return set.higher(e);
    }

    @Override
    public E pollFirst() {
        return set.pollFirst();
    }

    @Override
    public E pollLast() {
        return set.pollLast();
    }

    @Override
    public NavigableSet<E> descendingSet() {
        return new CheckedNavigableSet<>(set.descendingSet(), type);
    }

    @Override
    public Iterator<E> descendingIterator() {
        return set.descendingIterator();
    }

    @Override
    public NavigableSet<E> subSet(E fromElement, boolean fromInclusive, E toElement,
            boolean toInclusive) {
        return new CheckedNavigableSet<>(
                set.subSet(fromElement, fromInclusive, toElement, toInclusive), type);
    }

    @Override
    public NavigableSet<E> headSet(E toElement, boolean inclusive) {
        return new CheckedNavigableSet<>(set.headSet(toElement, inclusive), type);
    }

    @Override
    public NavigableSet<E> tailSet(E fromElement, boolean inclusive) {
        return new CheckedNavigableSet<>(set.tailSet(fromElement, inclusive), type);
    }
}
