package java.util.stream;

import java.util.Arrays;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/** What streams of long values are made of beside collections and arrays. */
final class LongSources {
    private LongSources() {
    }

    /** The seed, then what a function makes of each element before, while a condition holds. */
    static final class Iteration extends Spliterators.AbstractLongSpliterator {
        private final LongPredicate hasNext;
        private final LongUnaryOperator step;
        private long value;
        private boolean started;
        private boolean finished;

        /** A hasNext of null always holds. */
        Iteration(long seed, LongPredicate hasNext, LongUnaryOperator step) {
            super(Long.MAX_VALUE, ORDERED | IMMUTABLE | NONNULL);
            value = seed;
            this.hasNext = hasNext;
            this.step = step;
        }

        @Override
        public boolean tryAdvance(LongConsumer action) {
            Objects.requireNonNull(action);
            if (finished) {
                return false;
            }
            if (started) {
                value = step.applyAsLong(value);
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
    static final class Generation extends Spliterators.AbstractLongSpliterator {
        private final LongSupplier supplier;

        Generation(LongSupplier supplier) {
            super(Long.MAX_VALUE, IMMUTABLE);
            this.supplier = supplier;
        }

        @Override
        public boolean tryAdvance(LongConsumer action) {
            Objects.requireNonNull(action);
            action.accept(supplier.getAsLong());
            return true;
        }
    }

    /** The elements of one source, then those of another. */
    static final class Concatenation implements Spliterator.OfLong {
        private final Spliterator.OfLong first;
        private final Spliterator.OfLong second;
        private boolean inSecond;
        private boolean firstIsSplitOff;

        Concatenation(Spliterator.OfLong first, Spliterator.OfLong second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public boolean tryAdvance(LongConsumer action) {
            if (!inSecond) {
                if (first.tryAdvance(action)) {
                    return true;
                }
                inSecond = true;
            }
            return second.tryAdvance(action);
        }

        @Override
        public void forEachRemaining(LongConsumer action) {
            if (!inSecond) {
                inSecond = true;
                first.forEachRemaining(action);
            }
            second.forEachRemaining(action);
        }

        @Override
        public Spliterator.OfLong trySplit() {
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

    /** The values from one to another. */
    static final class Range implements Spliterator.OfLong {
        private long at;
        private final long end;
        /** Whether the end itself is the last value. */
        private boolean endIncluded;

        Range(long from, long end, boolean endIncluded) {
            at = from;
            this.end = end;
            this.endIncluded = endIncluded && from <= end;
        }

        @Override
        public boolean tryAdvance(LongConsumer action) {
            Objects.requireNonNull(action);
            if (at < end) {
                action.accept(at++);
                return true;
            }
            if (!endIncluded) {
                return false;
            }
            endIncluded = false;
            action.accept(end);
            return true;
        }

        @Override
        public void forEachRemaining(LongConsumer action) {
            Objects.requireNonNull(action);
            boolean withEnd = endIncluded;
            long i = at;
            at = i < end ? end : i;
            endIncluded = false;
            while (i < end) {
                action.accept(i++);
            }
            if (withEnd) {
                action.accept(end);
            }
        }

        @Override
        public Spliterator.OfLong trySplit() {
            long size = estimateSize();
            if (size <= 1) {
                return null;
            }
            long middle = at + (size >>> 1);
            Spliterator.OfLong half = new Range(at, middle, false);
            at = middle;
            return half;
        }

        /** Long.MAX_VALUE if there are more values than a long can say. */
        @Override
        public long estimateSize() {
            if (at >= end) {
                return endIncluded ? 1 : 0;
            }
            long size = end - at + (endIncluded ? 1 : 0);
            return size <= 0 ? Long.MAX_VALUE : size;
        }

        @Override
        public int characteristics() {
            int known = ORDERED | DISTINCT | SORTED | IMMUTABLE | NONNULL;
            return estimateSize() == Long.MAX_VALUE ? known : known | SIZED | SUBSIZED;
        }

        @Override
        public java.util.Comparator<? super Long> getComparator() {
            return null;
        }
    }

    /** Values in an array that grows: what toArray collects, and a builder. */
    static final class Values extends Sink<Long> implements LongStream.Builder {
        private long[] values = new long[10];
        private int size;
        private boolean built;

        @Override
        void begin(long expected) {
            if (expected >= 0) {
                values = new long[Pipeline.arraySize(expected)];
            }
        }

        @Override
        public void accept(long t) {
            if (built) {
                throw new IllegalStateException();
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, Math.max(10, size + (size >> 1)));
            }
            values[size++] = t;
        }

        long[] toArray() {
            return size == values.length ? values : Arrays.copyOf(values, size);
        }

        @Override
        public LongStream build() {
            if (built) {
                throw new IllegalStateException();
            }
            built = true;
            return Arrays.stream(values, 0, size);
        }
    }
}
