package java.util;

import java.util.function.DoubleConsumer;

/** Goes through a part of an array. */
final class DoubleArraySpliterator implements Spliterator.OfDouble {
    private final double[] array;
    private final int end;
    private final int characteristics;
    private int at;

    DoubleArraySpliterator(double[] array, int from, int to, int characteristics) {
        this.array = array;
        at = from;
        end = to;
        this.characteristics = characteristics | SIZED | SUBSIZED;
    }

    @Override
    public boolean tryAdvance(DoubleConsumer action) {
        Objects.requireNonNull(action);
        if (at >= end) {
            return false;
        }
        action.accept(array[at++]);
        return true;
    }

    @Override
    public void forEachRemaining(DoubleConsumer action) {
        Objects.requireNonNull(action);
        int from = at;
        at = end;
        for (int i = from; i < end; i++) {
            action.accept(array[i]);
        }
    }

    @Override
    public Spliterator.OfDouble trySplit() {
        int middle = at + end >>> 1;
        if (middle == at) {
            return null;
        }
        Spliterator.OfDouble half = new DoubleArraySpliterator(array, at, middle, characteristics);
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
    public Comparator<? super Double> getComparator() {
        if ((characteristics & SORTED) == 0) {
            throw new IllegalStateException();
        }
        return null;
    }
}
