package java.util;

import java.util.function.Consumer;

/** Gives one by one what a spliterator goes through. */
final class SpliteratorIterator<T> implements Iterator<T>, Consumer<T> {
    private final Spliterator<? extends T> source;
    private boolean ready;
    private T value;

    SpliteratorIterator(Spliterator<? extends T> source) {
        this.source = Objects.requireNonNull(source);
    }

    @Override
    public void accept(T t) {
        ready = true;
        value = t;
    }

    @Override
    public boolean hasNext() {
        if (!ready) {
            source.tryAdvance(this);
        }
        return ready;
    }

    @Override
    public T next() {
        if (!ready && !hasNext()) {
            throw new NoSuchElementException();
        }
        ready = false;
        T t = value;
        value = null;
        return t;
    }

    @Override
    public void forEachRemaining(Consumer<? super T> action) {
        Objects.requireNonNull(action);
        if (ready) {
            ready = false;
            T t = value;
            value = null;
            action.accept(t);
        }
        source.forEachRemaining(action);
    }
}
