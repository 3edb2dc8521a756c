package java.util;

/** The orders that compareTo gives, forward and backward. */
final class NaturalOrder implements Comparator<Comparable<Object>> {
    static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {
    }

    @Override
    public int compare(Comparable<Object> a, Comparable<Object> b) {
        return a.compareTo(b);
    }

    @Override
    public Comparator<Comparable<Object>> reversed() {
        return Comparator.reverseOrder();
    }

    /** The order turned round. */
    static final class Reverse implements Comparator<Comparable<Object>> {
        static final Reverse INSTANCE = new Reverse();

        @Override
        public int compare(Comparable<Object> a, Comparable<Object> b) {
            return b.compareTo(a);
        }

        @Override
        public Comparator<Comparable<Object>> reversed() {
            return NaturalOrder.INSTANCE;
        }
    }

    /** Another order turned round. */
    static final class ReverseOf<T> implements Comparator<T> {
        private final Comparator<T> order;

        ReverseOf(Comparator<T> order) {
            this.order = order;
        }

        @Override
        public int compare(T a, T b) {
            return order.compare(b, a);
        }

        @Override
        public Comparator<T> reversed() {
            return order;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof ReverseOf && order.equals(((ReverseOf<?>) o).order);
        }

        @Override
        public int hashCode() {
            return order.hashCode() ^ Integer.MIN_VALUE;
        }
    }
}
