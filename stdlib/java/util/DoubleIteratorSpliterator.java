package java.util;

import java.util.function.DoubleConsumer;

/** Goes through what an iterator has left. */
final class DoubleIteratorSpliterator extends Spliterators.AbstractDoubleSpliterator {
    private final PrimitiveIterator.OfDouble iterator;

    DoubleIteratorSpliterator(PrimitiveIterator.OfDouble iterator, long size, int characteristics) {
        super(size, characteristics);
        this.iterator = Objects.requireNonNull(iterator);
    }

    @Override
    public boolean tryAdvance(DoubleConsumer action) {
        Objects.requireNonNull(action);
        if (!iterator.hasNext()) {
            return false;
        }
        action.accept(iterator.nextDouble());
        return true;
    }

    @Override
    public void forEachRemaining(DoubleConsumer action) {
        iterator.forEachRemaining(action);
    }
}
