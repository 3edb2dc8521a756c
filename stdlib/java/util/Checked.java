package java.util;

import java.util.function.UnaryOperator;

/** Views of collections that take in nothing but instances of a class. */
final class Checked {
    private Checked() {
    }

    static <E> E check(Class<E> type, Object element) {
        if (element != null && !type.isInstance(element)) {
            throw new ClassCastException("Attempt to insert " + element.getClass()
                    + " element into collection with element type " + type);
        }
        return type.cast(element);
    }

    private static <E> List<E> checkAll(Class<E> type, Collection<? extends E> elements) {
        List<E> copy = new ArrayList<>(elements);
        for (Object element : copy) {
            check(type, element);
        }
        return copy;
    }

    static class OfCollection<E> extends AbstractCollection<E> {
        final Collection<E> inner;
        final Class<E> type;

        OfCollection(Collection<E> inner, Class<E> type) {
            this.inner = Objects.requireNonNull(inner, "c");
            this.type = Objects.requireNonNull(type, "type");
        }

        @Override
        public int size() {
            return inner.size();
        }

        @Override
        public boolean contains(Object o) {
            return inner.contains(o);
        }

        @Override
        public boolean remove(Object o) {
            return inner.remove(o);
        }

        @Override
        public void clear() {
            inner.clear();
        }

        @Override
        public Iterator<E> iterator() {
            return inner.iterator();
        }

        @Override
        public boolean add(E e) {
            return inner.add(check(type, e));
        }

        @Override
        public boolean addAll(Collection<? extends E> c) {
            return inner.addAll(checkAll(type, c));
        }

        @Override
        public String toString() {
            return inner.toString();
        }
    }

    static class OfSet<E> extends OfCollection<E> implements Set<E> {
        OfSet(Set<E> inner, Class<E> type) {
            super(inner, type);
        }

        @Override
        public boolean equals(Object o) {
            return o == this || inner.equals(o);
        }

        @Override
        public int hashCode() {
            return inner.hashCode();
        }

        @Override
        public Spliterator<E> spliterator() {
            return inner.spliterator();
        }
    }

    static final class OfQueue<E> extends OfCollection<E> implements Queue<E> {
        private final Queue<E> queue;

        OfQueue(Queue<E> queue, Class<E> type) {
            super(queue, type);
            this.queue = queue;
        }

        @Override
        public boolean offer(E e) {
            return queue.offer(check(type, e));
        }

        @Override
        public E remove() {
            return queue.remove();
        }

        @Override
        public E poll() {
            return queue.poll();
        }

        @Override
        public E element() {
            return queue.element();
        }

        @Override
        public E peek() {
            return queue.peek();
        }
    }

    static class OfList<E> extends AbstractList<E> {
        private final List<E> inner;
        private final Class<E> type;

        OfList(List<E> inner, Class<E> type) {
            this.inner = Objects.requireNonNull(inner, "c");
            this.type = Objects.requireNonNull(type, "type");
        }

        @Override
        public int size() {
            return inner.size();
        }

        @Override
        public E get(int index) {
            return inner.get(index);
        }

        @Override
        public E set(int index, E element) {
            return inner.set(index, check(type, element));
        }

        @Override
        public boolean add(E e) {
            return inner.add(check(type, e));
        }

        @Override
        public void add(int index, E element) {
            inner.add(index, check(type, element));
        }

        @Override
        public boolean addAll(Collection<? extends E> c) {
            return inner.addAll(checkAll(type, c));
        }

        @Override
        public boolean addAll(int index, Collection<? extends E> c) {
            return inner.addAll(index, checkAll(type, c));
        }

        @Override
        public E remove(int index) {
            return inner.remove(index);
        }

        @Override
        public void clear() {
            inner.clear();
        }

        @Override
        public Iterator<E> iterator() {
            return inner.iterator();
        }

        @Override
        public List<E> subList(int fromIndex, int toIndex) {
            return Collections.checkedList(inner.subList(fromIndex, toIndex), type);
        }

        @Override
        public void replaceAll(UnaryOperator<E> operator) {
            inner.replaceAll((element) -> check(type, operator.apply(element)));
        }

        @Override
        public void sort(Comparator<? super E> c) {
            inner.sort(c);
        }
    }

    static final class OfRandomAccessList<E> extends OfList<E> implements RandomAccess {
        OfRandomAccessList(List<E> inner, Class<E> type) {
            super(inner, type);
        }
    }
}
