package java.util;

import java.util.function.Consumer;

/** Goes through a part of an array. */
final class ArraySpliterator<T> implements Spliterator<T> {
    private final Object[] array;
    private final int end;
    private final int characteristics;
    private int at;

    ArraySpliterator(Object[] array, int from, int to, int characteristics) {
        this.array = array;
        at = from;
        end = to;
        this.characteristics = characteristics | SIZED | SUBSIZED;
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean tryAdvance(Consumer<? super T> action) {
        Objects.requireNonNull(action);
        if (at >= end) {
            return false;
        }
        action.accept((T) array[at++]);
        return true;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void forEachRemaining(Consumer<? super T> action) {
        Objects.requireNonNull(action);
        int from = at;
        at = end;
        for (int i = from; i < end; i++) {
            action.accept((T) array[i]);
        }
    }

    @Override
    public Spliterator<T> trySplit() {
        int middle = at + end >>> 1;
        if (middle == at) {
            return null;
        }
        Spliterator<T> half = new ArraySpliterator<>(array, at, middle, characteristics);
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
    public Comparator<? super T> getComparator() {
        if ((characteristics & SORTED) == 0) {
            throw new IllegalStateException();
        }
        return null;
    }
}
