package java.util;

import java.io.Serializable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The list that Arrays.asList gives: a view of an array. */
final class ArrayView<E> extends AbstractList<E> implements RandomAccess, Serializable {
    private final E[] array;

    ArrayView(E[] array) {
        this.array = Objects.requireNonNull(array);
    }

    @Override
    public int size() {
        return array.length;
    }

    @Override
    public E get(int index) {
        return array[index];
    }

    @Override
    public E set(int index, E element) {
        E old = array[index];
        array[index] = element;
        return old;
    }

    @Override
    public int indexOf(Object o) {
        for (int i = 0; i < array.length; i++) {
            if (Objects.equals(o, array[i])) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean contains(Object o) {
        return indexOf(o) >= 0;
    }

    @Override
    public Object[] toArray() {
        return Arrays.copyOf(array, array.length, Object[].class);
    }

    @Override
    public void sort(Comparator<? super E> c) {
        Arrays.sort(array, c);
    }

    @Override
    public Spliterator<E> spliterator() {
        return Spliterators.spliterator(array, Spliterator.ORDERED);
    }

    @Override
    public void forEach(Consumer<? super E> action) {
        Objects.requireNonNull(action);
        for (E e : array) {
            action.accept(e);
        }
    }

    @Override
    public void replaceAll(UnaryOperator<E> operator) {
        Objects.requireNonNull(operator);
        for (int i = 0; i < array.length; i++) {
            array[i] = operator.apply(array[i]);
        }
    }
}
