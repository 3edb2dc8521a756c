package java.util;

import java.util.function.LongConsumer;

/** Goes through a part of an array. */
final class LongArraySpliterator implements Spliterator.OfLong {
    private final long[] array;
    private final int end;
    private final int characteristics;
    private int at;

    LongArraySpliterator(long[] array, int from, int to, int characteristics) {
        this.array = array;
        at = from;
        end = to;
        this.characteristics = characteristics | SIZED | SUBSIZED;
    }

    @Override
    public boolean tryAdvance(LongConsumer action) {
        Objects.requireNonNull(action);
        if (at >= end) {
            return false;
        }
        action.accept(array[at++]);
        return true;
    }

    @Override
    public void forEachRemaining(LongConsumer action) {
        Objects.requireNonNull(action);
        int from = at;
        at = end;
        for (int i = from; i < end; i++) {
            action.accept(array[i]);
        }
    }

    @Override
    public Spliterator.OfLong trySplit() {
        int middle = at + end >>> 1;
        if (middle == at) {
            return null;
        }
        Spliterator.OfLong half = new LongArraySpliterator(array, at, middle, characteristics);
        at = middle;
        return half;
    }

    @Override
    public long estimateSize() {
        return end - at;
    }

    @Override
    public int characteristics() {
        return characteristics;
    }

    @Override
    public Comparator<? super Long> getComparator() {
        if ((characteristics & SORTED) == 0) {
            throw new IllegalStateException();
        }
        return null;
    }
}
