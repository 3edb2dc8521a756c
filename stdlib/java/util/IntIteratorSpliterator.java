package java.util;

import java.util.function.IntConsumer;

/** Goes through what an iterator has left. */
final class IntIteratorSpliterator extends Spliterators.AbstractIntSpliterator {
    private final PrimitiveIterator.OfInt iterator;

    IntIteratorSpliterator(PrimitiveIterator.OfInt iterator, long size, int characteristics) {
        super(size, characteristics);
        this.iterator = Objects.requireNonNull(iterator);
    }

    @Override
    public boolean tryAdvance(IntConsumer action) {
        Objects.requireNonNull(action);
        if (!iterator.hasNext()) {
            return false;
        }
        action.accept(iterator.nextInt());
        return true;
    }

    @Override
    public void forEachRemaining(IntConsumer action) {
        iterator.forEachRemaining(action);
    }
}
