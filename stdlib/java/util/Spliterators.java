package java.util;

import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/** Makes spliterators, of arrays, collections and iterators, and iterators of spliterators. */
public final class Spliterators {
    private static final int BATCH = 1 << 10;
    private static final int MAX_BATCH = 1 << 25;

    private Spliterators() {
    }

    private static int sized(int characteristics) {
        return (characteristics & Spliterator.CONCURRENT) == 0
                ? characteristics | Spliterator.SIZED | Spliterator.SUBSIZED : characteristics;
    }

    private static int unsized(int characteristics) {
        return characteristics & ~(Spliterator.SIZED | Spliterator.SUBSIZED);
    }

    private static int checkRange(int length, int from, int to) {
        if (from > to) {
            throw new ArrayIndexOutOfBoundsException(
                    "origin(" + from + ") > fence(" + to + ")");
        }
        if (from < 0) {
            throw new ArrayIndexOutOfBoundsException(from);
        }
        if (to > length) {
            throw new ArrayIndexOutOfBoundsException(to);
        }
        return from;
    }

    /** The size of the next batch that is split off something whose size is unknown. */
    private static int nextBatch(int batch, long size) {
        return (int) Math.min(Math.min(batch + BATCH, MAX_BATCH), size);
    }

    public static <T> Spliterator<T> emptySpliterator() {
        return new ArraySpliterator<>(new Object[0], 0, 0, 0);
    }

    public static <T> Spliterator<T> spliterator(Object[] array, int additionalCharacteristics) {
        return new ArraySpliterator<>(array, 0, array.length, additionalCharacteristics);
    }

    public static <T> Spliterator<T> spliterator(Object[] array, int fromIndex, int toIndex,
            int additionalCharacteristics) {
        return new ArraySpliterator<>(array, checkRange(array.length, fromIndex, toIndex),
                toIndex, additionalCharacteristics);
    }

    public static <T> Spliterator<T> spliterator(Collection<? extends T> c, int characteristics) {
        return new IteratorSpliterator<>(c, sized(characteristics));
    }

    public static <T> Spliterator<T> spliterator(Iterator<? extends T> iterator, long size,
            int characteristics) {
        return new IteratorSpliterator<>(iterator, size, sized(characteristics));
    }

    public static <T> Spliterator<T> spliteratorUnknownSize(Iterator<? extends T> iterator,
            int characteristics) {
        return new IteratorSpliterator<>(iterator, Long.MAX_VALUE, unsized(characteristics));
    }

    public static <T> Iterator<T> iterator(Spliterator<? extends T> spliterator) {
        return new SpliteratorIterator<>(spliterator);
    }

    /** A spliterator that has only tryAdvance to be written; splits off arrays. */
    public abstract static class AbstractSpliterator<T> implements Spliterator<T> {
        private final int characteristics;
        private long size;
        private int batch;

        protected AbstractSpliterator(long est, int additionalCharacteristics) {
            size = est;
            characteristics = (additionalCharacteristics & SIZED) == 0
                    ? additionalCharacteristics : additionalCharacteristics | SUBSIZED;
        }

        final void setSize(long size) {
            this.size = size;
        }

        @Override
        public Spliterator<T> trySplit() {
            if (size <= 1) {
                return null;
            }
            Object[] array = new Object[nextBatch(batch, size)];
            int[] n = new int[1];
            Consumer<T> store = (t) -> array[n[0]++] = t;
            while (n[0] < array.length && tryAdvance(store)) {
                continue;
            }
            if (n[0] == 0) {
                return null;
            }
            batch = n[0];
            if (size != Long.MAX_VALUE) {
                size -= n[0];
            }
            return new ArraySpliterator<>(array, 0, n[0], characteristics);
        }

        @Override
        public long estimateSize() {
            return size;
        }

        @Override
        public int characteristics() {
            return characteristics;
        }
    }

    public static Spliterator.OfInt emptyIntSpliterator() {
        return new IntArraySpliterator(new int[0], 0, 0, 0);
    }

    public static Spliterator.OfInt spliterator(int[] array, int additionalCharacteristics) {
        return new IntArraySpliterator(array, 0, array.length, additionalCharacteristics);
    }

    public static Spliterator.OfInt spliterator(int[] array, int fromIndex, int toIndex,
            int additionalCharacteristics) {
        return new IntArraySpliterator(array, checkRange(array.length, fromIndex, toIndex),
                toIndex, additionalCharacteristics);
    }

    public static Spliterator.OfInt spliterator(PrimitiveIterator.OfInt iterator, long size,
            int characteristics) {
        return new IntIteratorSpliterator(iterator, size, sized(characteristics));
    }

    public static Spliterator.OfInt spliteratorUnknownSize(PrimitiveIterator.OfInt iterator,
            int characteristics) {
        return new IntIteratorSpliterator(iterator, Long.MAX_VALUE, unsized(characteristics));
    }

    public static PrimitiveIterator.OfInt iterator(Spliterator.OfInt spliterator) {
        return new IntSpliteratorIterator(spliterator);
    }

    /** A spliterator that has only tryAdvance to be written; splits off arrays. */
    public abstract static class AbstractIntSpliterator implements Spliterator.OfInt {
        private final int characteristics;
        private long size;
        private int batch;

        protected AbstractIntSpliterator(long est, int additionalCharacteristics) {
            size = est;
            characteristics = (additionalCharacteristics & SIZED) == 0
                    ? additionalCharacteristics : additionalCharacteristics | SUBSIZED;
        }

        @Override
        public Spliterator.OfInt trySplit() {
            if (size <= 1) {
                return null;
            }
            int[] array = new int[nextBatch(batch, size)];
            int[] n = new int[1];
            IntConsumer store = (t) -> array[n[0]++] = t;
            while (n[0] < array.length && tryAdvance(store)) {
                continue;
            }
            if (n[0] == 0) {
                return null;
            }
            batch = n[0];
            if (size != Long.MAX_VALUE) {
                size -= n[0];
            }
            return new IntArraySpliterator(array, 0, n[0], characteristics);
        }

        @Override
        public long estimateSize() {
            return size;
        }

        @Override
        public int characteristics() {
            return characteristics;
        }
    }

    public static Spliterator.OfLong emptyLongSpliterator() {
        return new LongArraySpliterator(new long[0], 0, 0, 0);
    }

    public static Spliterator.OfLong spliterator(long[] array, int additionalCharacteristics) {
        return new LongArraySpliterator(array, 0, array.length, additionalCharacteristics);
    }

    public static Spliterator.OfLong spliterator(long[] array, int fromIndex, int toIndex,
            int additionalCharacteristics) {
        return new LongArraySpliterator(array, checkRange(array.length, fromIndex, toIndex),
                toIndex, additionalCharacteristics);
    }

    public static Spliterator.OfLong spliterator(PrimitiveIterator.OfLong iterator, long size,
            int characteristics) {
        return new LongIteratorSpliterator(iterator, size, sized(characteristics));
    }

    public static Spliterator.OfLong spliteratorUnknownSize(PrimitiveIterator.OfLong iterator,
            int characteristics) {
        return new LongIteratorSpliterator(iterator, Long.MAX_VALUE, unsized(characteristics));
    }

    public static PrimitiveIterator.OfLong iterator(Spliterator.OfLong spliterator) {
        return new LongSpliteratorIterator(spliterator);
    }

    /** A spliterator that has only tryAdvance to be written; splits off arrays. */
    public abstract static class AbstractLongSpliterator implements Spliterator.OfLong {
        private final int characteristics;
        private long size;
        private int batch;

        protected AbstractLongSpliterator(long est, int additionalCharacteristics) {
            size = est;
            characteristics = (additionalCharacteristics & SIZED) == 0
                    ? additionalCharacteristics : additionalCharacteristics | SUBSIZED;
        }

        @Override
        public Spliterator.OfLong trySplit() {
            if (size <= 1) {
                return null;
            }
            long[] array = new long[nextBatch(batch, size)];
            int[] n = new int[1];
            LongConsumer store = (t) -> array[n[0]++] = t;
            while (n[0] < array.length && tryAdvance(store)) {
                continue;
            }
            if (n[0] == 0) {
                return null;
            }
            batch = n[0];
            if (size != Long.MAX_VALUE) {
                size -= n[0];
            }
            return new LongArraySpliterator(array, 0, n[0], characteristics);
        }

        @Override
        public long estimateSize() {
            return size;
        }

        @Override
        public int characteristics() {
            return characteristics;
        }
    }

    public static Spliterator.OfDouble emptyDoubleSpliterator() {
        return new DoubleArraySpliterator(new double[0], 0, 0, 0);
    }

    public static Spliterator.OfDouble spliterator(double[] array, int additionalCharacteristics) {
        return new DoubleArraySpliterator(array, 0, array.length, additionalCharacteristics);
    }

    public static Spliterator.OfDouble spliterator(double[] array, int fromIndex, int toIndex,
            int additionalCharacteristics) {
        return new DoubleArraySpliterator(array, checkRange(array.length, fromIndex, toIndex),
                toIndex, additionalCharacteristics);
    }

    public static Spliterator.OfDouble spliterator(PrimitiveIterator.OfDouble iterator, long size,
            int characteristics) {
        return new DoubleIteratorSpliterator(iterator, size, sized(characteristics));
    }

    public static Spliterator.OfDouble spliteratorUnknownSize(PrimitiveIterator.OfDouble iterator,
            int characteristics) {
        return new DoubleIteratorSpliterator(iterator, Long.MAX_VALUE, unsized(characteristics));
    }

    public static PrimitiveIterator.OfDouble iterator(Spliterator.OfDouble spliterator) {
        return new DoubleSpliteratorIterator(spliterator);
    }

    /** A spliterator that has only tryAdvance to be written; splits off arrays. */
    public abstract static class AbstractDoubleSpliterator implements Spliterator.OfDouble {
        private final int characteristics;
        private long size;
        private int batch;

        protected AbstractDoubleSpliterator(long est, int additionalCharacteristics) {
            size = est;
            characteristics = (additionalCharacteristics & SIZED) == 0
                    ? additionalCharacteristics : additionalCharacteristics | SUBSIZED;
        }

        @Override
        public Spliterator.OfDouble trySplit() {
            if (size <= 1) {
                return null;
            }
            double[] array = new double[nextBatch(batch, size)];
            int[] n = new int[1];
            DoubleConsumer store = (t) -> array[n[0]++] = t;
            while (n[0] < array.length && tryAdvance(store)) {
                continue;
            }
            if (n[0] == 0) {
                return null;
            }
            batch = n[0];
            if (size != Long.MAX_VALUE) {
                size -= n[0];
            }
            return new DoubleArraySpliterator(array, 0, n[0], characteristics);
        }

        @Override
        public long estimateSize() {
            return size;
        }

        @Override
        public int characteristics() {
            return characteristics;
        }
    }
}
