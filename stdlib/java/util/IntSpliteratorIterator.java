package java.util;

import java.util.function.IntConsumer;

/** Gives one by one what a spliterator goes through. */
final class IntSpliteratorIterator implements PrimitiveIterator.OfInt, IntConsumer {
    private final Spliterator.OfInt source;
    private boolean ready;
    private int value;

    IntSpliteratorIterator(Spliterator.OfInt source) {
        this.source = Objects.requireNonNull(source);
    }

    @Override
    public void accept(int t) {
        ready = true;
        value = t;
    }

    @Override
    public boolean hasNext() {
        if (!ready) {
            source.tryAdvance((IntConsumer) this);
        }
        return ready;
    }

    @Override
    public int nextInt() {
        if (!ready && !hasNext()) {
            throw new NoSuchElementException();
        }
        ready = false;
        return value;
    }

    @Override
    public void forEachRemaining(IntConsumer action) {
        Objects.requireNonNull(action);
        if (ready) {
            ready = false;
            action.accept(value);
        }
        source.forEachRemaining(action);
    }
}
