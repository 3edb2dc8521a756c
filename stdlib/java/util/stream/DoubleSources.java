package java.util.stream;

import java.util.Arrays;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.DoubleConsumer;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;

/** What streams of double values are made of beside collections and arrays. */
final class DoubleSources {
    private DoubleSources() {
    }

    /** The seed, then what a function makes of each element before, while a condition holds. */
    static final class Iteration extends Spliterators.AbstractDoubleSpliterator {
        private final DoublePredicate hasNext;
        private final DoubleUnaryOperator step;
        private double value;
        private boolean started;
        private boolean finished;

        /** A hasNext of null always holds. */
        Iteration(double seed, DoublePredicate hasNext, DoubleUnaryOperator step) {
            super(Long.MAX_VALUE, ORDERED | IMMUTABLE | NONNULL);
            value = seed;
            this.hasNext = hasNext;
            this.step = step;
        }

        @Override
        public boolean tryAdvance(DoubleConsumer action) {
            Objects.requireNonNull(action);
            if (finished) {
                return false;
            }
            if (started) {
                value = step.applyAsDouble(value);
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
    static final class Generation extends Spliterators.AbstractDoubleSpliterator {
        private final DoubleSupplier supplier;

        Generation(DoubleSupplier supplier) {
            super(Long.MAX_VALUE, IMMUTABLE);
            this.supplier = supplier;
        }

        @Override
        public boolean tryAdvance(DoubleConsumer action) {
            Objects.requireNonNull(action);
            action.accept(supplier.getAsDouble());
            return true;
        }
    }

    /** The elements of one source, then those of another. */
    static final class Concatenation implements Spliterator.OfDouble {
        private final Spliterator.OfDouble first;
        private final Spliterator.OfDouble second;
        private boolean inSecond;
        private boolean firstIsSplitOff;

        Concatenation(Spliterator.OfDouble first, Spliterator.OfDouble second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public boolean tryAdvance(DoubleConsumer action) {
            if (!inSecond) {
                if (first.tryAdvance(action)) {
                    return true;
                }
                inSecond = true;
            }
            return second.tryAdvance(action);
        }

        @Override
        public void forEachRemaining(DoubleConsumer action) {
            if (!inSecond) {
                inSecond = true;
                first.forEachRemaining(action);
            }
            second.forEachRemaining(action);
        }

        @Override
        public Spliterator.OfDouble trySplit() {
            if (inSecond) {
                return second.trySplit();
            }
            inSecond = true;
            return first;
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

    /** Values in an array that grows: what toArray collects, and a builder. */
    static final class Values extends Sink<Double> implements DoubleStream.Builder {
        private double[] values = new double[10];
        private int size;
        private boolean built;

        @Override
        void begin(long expected) {
            if (expected >= 0) {
                values = new double[Pipeline.arraySize(expected)];
            }
        }

        @Override
        public void accept(double t) {
            if (built) {
                throw new IllegalStateException();
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, Math.max(10, size + (size >> 1)));
            }
            values[size++] = t;
        }

        double[] toArray() {
            return size == values.length ? values : Arrays.copyOf(values, size);
        }

        @Override
        public DoubleStream build() {
            if (built) {
                throw new IllegalStateException();
            }
            built = true;
            return Arrays.stream(values, 0, size);
        }
    }
}
