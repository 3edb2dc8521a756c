package java.util;

import java.util.function.LongConsumer;

/** Gives one by one what a spliterator goes through. */
final class LongSpliteratorIterator implements PrimitiveIterator.OfLong, LongConsumer {
    private final Spliterator.OfLong source;
    private boolean ready;
    private long value;

    LongSpliteratorIterator(Spliterator.OfLong source) {
        this.source = Objects.requireNonNull(source);
    }

    @Override
    public void accept(long t) {
        ready = true;
        value = t;
    }

    @Override
    public boolean hasNext() {
        if (!ready) {
            source.tryAdvance((LongConsumer) this);
        }
        return ready;
    }

    @Override
    public long nextLong() {
        if (!ready && !hasNext()) {
            throw new NoSuchElementException();
        }
        ready = false;
        return value;
    }

    @Override
    public void forEachRemaining(LongConsumer action) {
        Objects.requireNonNull(action);
        if (ready) {
            ready = false;
            action.accept(value);
        }
        source.forEachRemaining(action);
    }
}
