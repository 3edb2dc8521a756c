package java.util;

import java.util.function.Consumer;

/** Makes spliterators. */
public final class Spliterators {
    private Spliterators() {
    }

    public static <T> Spliterator<T> spliteratorUnknownSize(Iterator<? extends T> iterator,
            int characteristics) {
        return new OfIterator<>(iterator, Long.MAX_VALUE,
                characteristics & ~(Spliterator.SIZED | Spliterator.SUBSIZED));
    }

    public static <T> Spliterator<T> spliterator(Iterator<? extends T> iterator, long size,
            int characteristics) {
        return new OfIterator<>(iterator, size, characteristics | Spliterator.SIZED);
    }

    public static <T> Spliterator<T> spliterator(Collection<? extends T> c, int characteristics) {
        return new OfIterator<>(c.iterator(), c.size(), characteristics | Spliterator.SIZED);
    }

    public static <T> Iterator<T> iterator(Spliterator<? extends T> spliterator) {
        ArrayList<T> all = new ArrayList<>();
        spliterator.forEachRemaining(all::add);
        return all.iterator();
    }

    private static final class OfIterator<T> implements Spliterator<T> {
        private final Iterator<? extends T> iterator;
        private final int characteristics;
        private long size;

        OfIterator(Iterator<? extends T> iterator, long size, int characteristics) {
            this.iterator = Objects.requireNonNull(iterator);
            this.size = size;
            this.characteristics = characteristics;
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            Objects.requireNonNull(action);
            if (!iterator.hasNext()) {
                return false;
            }
            if (size != Long.MAX_VALUE) {
                size--;
            }
            action.accept(iterator.next());
            return true;
        }

        @Override
        public Spliterator<T> trySplit() {
            return null;
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
