package java.util;

import java.util.function.DoubleConsumer;

/** Gives one by one what a spliterator goes through. */
final class DoubleSpliteratorIterator implements PrimitiveIterator.OfDouble, DoubleConsumer {
    private final Spliterator.OfDouble source;
    private boolean ready;
    private double value;

    DoubleSpliteratorIterator(Spliterator.OfDouble source) {
        this.source = Objects.requireNonNull(source);
    }

    @Override
    public void accept(double t) {
        ready = true;
        value = t;
    }

    @Override
    public boolean hasNext() {
        if (!ready) {
            source.tryAdvance((DoubleConsumer) this);
        }
        return ready;
    }

    @Override
    public double nextDouble() {
        if (!ready && !hasNext()) {
            throw new NoSuchElementException();
        }
        ready = false;
        return value;
    }

    @Override
    public void forEachRemaining(DoubleConsumer action) {
        Objects.requireNonNull(action);
        if (ready) {
            ready = false;
            action.accept(value);
        }
        source.forEachRemaining(action);
    }
}
