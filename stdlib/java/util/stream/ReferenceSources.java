package java.util.stream;

import java.util.ArrayList;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What streams of objects are made of beside collections and arrays. */
final class ReferenceSources {
    private ReferenceSources() {
    }

    /** The seed, then what a function makes of each element before, while a condition holds. */
    static final class Iteration<T> extends Spliterators.AbstractSpliterator<T> {
        private final Predicate<? super T> hasNext;
        private final UnaryOperator<T> step;
        private T value;
        private boolean started;
        private boolean finished;

        /** A hasNext of null always holds. */
        Iteration(T seed, Predicate<? super T> hasNext, UnaryOperator<T> step) {
            super(Long.MAX_VALUE, ORDERED | IMMUTABLE);
            value = seed;
            this.hasNext = hasNext;
            this.step = step;
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            Objects.requireNonNull(action);
            if (finished) {
                return false;
            }
            if (started) {
                value = step.apply(value);
            }
            started = true;
            if (hasNext != null && !hasNext.test(value)) {
                finished = true;
                return false;
            }
            action.accept(value);
            return true;
        }
    }

    /** Whatever a function gives, without end. */
    static final class Generation<T> extends Spliterators.AbstractSpliterator<T> {
        private final Supplier<? extends T> supplier;

        Generation(Supplier<? extends T> supplier) {
            super(Long.MAX_VALUE, IMMUTABLE);
            this.supplier = supplier;
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            Objects.requireNonNull(action);
            action.accept(supplier.get());
            return true;
        }
    }

    /** The elements of one source, then those of another. */
    static final class Concatenation<T> implements Spliterator<T> {
        private final Spliterator<? extends T> first;
        private final Spliterator<? extends T> second;
        private boolean inSecond;
        private boolean firstIsSplitOff;

        Concatenation(Spliterator<? extends T> first, Spliterator<? extends T> second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            if (!inSecond) {
                if (first.tryAdvance(action)) {
                    return true;
                }
                inSecond = true;
            }
            return second.tryAdvance(action);
        }

        @Override
        public void forEachRemaining(Consumer<? super T> action) {
            if (!inSecond) {
                inSecond = true;
                first.forEachRemaining(action);
            }
            second.forEachRemaining(action);
        }

        @Override
        @SuppressWarnings("unchecked")
        public Spliterator<T> trySplit() {
            if (inSecond) {
                return (Spliterator<T>) second.trySplit();
            }
            inSecond = true;
            return (Spliterator<T>) first;
        }

        @Override
        public long estimateSize() {
            if (inSecond) {
                return second.estimateSize();
            }
            long sum = first.estimateSize() + second.estimateSize();
            return sum < 0 ? Long.MAX_VALUE : sum;
        }

        @Override
        public int characteristics() {
            if (inSecond) {
                return second.characteristics();
            }
            int both = first.characteristics() & second.characteristics()
                    & ~(DISTINCT | SORTED);
            return first.estimateSize() + second.estimateSize() < 0
                    ? both & ~(SIZED | SUBSIZED) : both;
        }
    }

    /** Keeps elements until they are made a stream. */
    static final class Builder<T> implements Stream.Builder<T> {
        private ArrayList<T> elements = new ArrayList<>();

        @Override
        public void accept(T t) {
            if (elements == null) {
                throw new IllegalStateException();
            }
            elements.add(t);
        }

        @Override
        public Stream<T> build() {
            if (elements == null) {
                throw new IllegalStateException();
            }
            ArrayList<T> all = elements;
            elements = null;
            return all.stream();
        }
    }
}
