package java.util;

/** The set that Collections.unmodifiableNavigableSet gives. */
final class UnmodifiableNavigableSet<E> extends UnmodifiableSortedSet<E>
        implements NavigableSet<E> {
    private final NavigableSet<E> set;

    UnmodifiableNavigableSet(NavigableSet<E> set) {
        super(set);
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
        throw new UnsupportedOperationException();
    }

    @Override
    public E pollLast() {
        throw new UnsupportedOperationException();
    }

    @Override
    public NavigableSet<E> descendingSet() {
        return new UnmodifiableNavigableSet<>(set.descendingSet());
    }

    @Override
    public Iterator<E> descendingIterator() {
        return descendingSet().iterator();
    }

    @Override
    public NavigableSet<E> subSet(E fromElement, boolean fromInclusive, E toElement,
            boolean toInclusive) {
        return new UnmodifiableNavigableSet<>(
                set.subSet(fromElement, fromInclusive, toElement, toInclusive));
    }

    @Override
    public NavigableSet<E> headSet(E element, boolean inclusive) {
        return new UnmodifiableNavigableSet<>(set.headSet(element, inclusive));
    }

    @Override
    public NavigableSet<E> tailSet(E element, boolean inclusive) {
        return new UnmodifiableNavigableSet<>(set.tailSet(element, inclusive));
    }
}
