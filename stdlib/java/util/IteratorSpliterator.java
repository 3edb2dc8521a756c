package java.util;

import java.util.function.Consumer;

/**
 * Goes through what an iterator has left. That of a collection is made only when it is needed:
 * changes before count.
 */
class IteratorSpliterator<T> extends Spliterators.AbstractSpliterator<T> {
    private final Collection<? extends T> collection;
    private Iterator<? extends T> iterator;

    IteratorSpliterator(Iterator<? extends T> iterator, long size, int characteristics) {
        super(size, characteristics);
        this.iterator = Objects.requireNonNull(iterator);
        collection = null;
    }

    IteratorSpliterator(Collection<? extends T> collection, int characteristics) {
        super(Long.MAX_VALUE, characteristics);
        this.collection = Objects.requireNonNull(collection);
    }

    private Iterator<? extends T> bound() {
        if (iterator == null) {
            setSize(collection.size());
            iterator = collection.iterator();
        }
        return iterator;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        Objects.requireNonNull(action);
        Iterator<? extends T> i = bound();
        if (!i.hasNext()) {
            return false;
        }
        action.accept(i.next());
        return true;
    }

    @Override
    public void forEachRemaining(Consumer<? super T> action) {
        Objects.requireNonNull(action);
        bound().forEachRemaining(action);
    }

    @Override
    public Spliterator<T> trySplit() {
        bound();
        return super.trySplit();
    }

    @Override
    public long estimateSize() {
        bound();
        return super.estimateSize();
    }

    @Override
    public Comparator<? super T> getComparator() {
        if (!hasCharacteristics(SORTED)) {
            throw new IllegalStateException();
        }
        return null;
    }
}
