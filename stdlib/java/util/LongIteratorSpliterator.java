package java.util;

import java.util.function.LongConsumer;

/** Goes through what an iterator has left. */
final class LongIteratorSpliterator extends Spliterators.AbstractLongSpliterator {
    private final PrimitiveIterator.OfLong iterator;

    LongIteratorSpliterator(PrimitiveIterator.OfLong iterator, long size, int characteristics) {
        super(size, characteristics);
        this.iterator = Objects.requireNonNull(iterator);
    }

    @Override
    public boolean tryAdvance(LongConsumer action) {
        Objects.requireNonNull(action);
        if (!iterator.hasNext()) {
            return false;
        }
        action.accept(iterator.nextLong());
        return true;
    }

    @Override
    public void forEachRemaining(LongConsumer action) {
        iterator.forEachRemaining(action);
    }
}
