package java.util;

import java.io.Serializable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A list in an array that grows. */
public class ArrayList<E> extends AbstractList<E>
        implements List<E>, RandomAccess, Cloneable, Serializable {
    private static final long serialVersionUID = 8683452581122892189L;

    private static final Object[] EMPTY = {};

    private transient Object[] elementData;
    private int size;

    public ArrayList() {
        elementData = EMPTY;
    }

    public ArrayList(int initialCapacity) {
        if (initialCapacity < 0) {
            throw new IllegalArgumentException("Illegal Capacity: " + initialCapacity);
        }
        elementData = initialCapacity == 0 ? EMPTY : new Object[initialCapacity];
    }

    public ArrayList(Collection<? extends E> c) {
        Object[] a = c.toArray();
        size = a.length;
        elementData = a.getClass() == Object[].class ? a
                : Arrays.copyOf(a, size, Object[].class);
    }

    private void grow(int needed) {
        int capacity = elementData.length + (elementData.length >> 1);
        if (capacity < needed) {
            capacity = needed;
        }
        if (capacity < 10) {
            capacity = 10;
        }
        Object[] larger = new Object[capacity];
        System.arraycopy(elementData, 0, larger, 0, size);
        elementData = larger;
    }

    public void trimToSize() {
        modCount++;
        elementData = Arrays.copyOf(elementData, size);
    }

    public void ensureCapacity(int minCapacity) {
        if (minCapacity > elementData.length) {
            modCount++;
            grow(minCapacity);
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public boolean contains(Object o) {
        return indexOf(o) >= 0;
    }

    @Override
    public int indexOf(Object o) {
        Object[] a = elementData;
        for (int i = 0; i < size; i++) {
            if (o == null ? a[i] == null : o.equals(a[i])) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int lastIndexOf(Object o) {
        Object[] a = elementData;
        for (int i = size - 1; i >= 0; i--) {
            if (o == null ? a[i] == null : o.equals(a[i])) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Object clone() {
        try {
            ArrayList<?> copy = (ArrayList<?>) super.clone();
            copy.elementData = Arrays.copyOf(elementData, size);
            copy.modCount = 0;
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new InternalError(e);
        }
    }

    @Override
    public Object[] toArray() {
        Object[] copy = new Object[size];
        System.arraycopy(elementData, 0, copy, 0, size);
        return copy;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T[] toArray(T[] a) {
        if (a.length < size) {
            return (T[]) Arrays.copyOf(elementData, size, a.getClass());
        }
        System.arraycopy(elementData, 0, a, 0, size);
        if (a.length > size) {
            a[size] = null;
        }
        return a;
    }

    @Override
    @SuppressWarnings("unchecked")
    public E get(int index) {
        if (index < 0 || index >= size) {
            Objects.checkIndex(index, size);
        }
        return (E) elementData[index];
    }

    @Override
    @SuppressWarnings("unchecked")
    public E set(int index, E element) {
        if (index < 0 || index >= size) {
            Objects.checkIndex(index, size);
        }
        E old = (E) elementData[index];
        elementData[index] = element;
        return old;
    }

    @Override
    public boolean add(E e) {
        modCount++;
        int n = size;
        if (n == elementData.length) {
            grow(n + 1);
        }
        elementData[n] = e;
        size = n + 1;
        return true;
    }

    private void checkPosition(int index) {
        if (index < 0 || index > size) {
            throw new IndexOutOfBoundsException("Index: " + index + ", Size: " + size);
        }
    }

    @Override
    public void add(int index, E element) {
        checkPosition(index);
        modCount++;
        if (size == elementData.length) {
            grow(size + 1);
        }
        System.arraycopy(elementData, index, elementData, index + 1, size - index);
        elementData[index] = element;
        size++;
    }

    @Override
    @SuppressWarnings("unchecked")
    public E remove(int index) {
        Objects.checkIndex(index, size);
        E old = (E) elementData[index];
        removeAt(index);
        return old;
    }

    private void removeAt(int index) {
        modCount++;
        System.arraycopy(elementData, index + 1, elementData, index, size - 1 - index);
        elementData[--size] = null;
    }

    @Override
    public boolean remove(Object o) {
        int i = indexOf(o);
        if (i < 0) {
            return false;
        }
        removeAt(i);
        return true;
    }

    @Override
    public void clear() {
        modCount++;
        Object[] a = elementData;
        for (int i = 0; i < size; i++) {
            a[i] = null;
        }
        size = 0;
    }

    @Override
    public boolean addAll(Collection<? extends E> c) {
        Object[] a = c.toArray();
        modCount++;
        if (size + a.length > elementData.length) {
            grow(size + a.length);
        }
        System.arraycopy(a, 0, elementData, size, a.length);
        size += a.length;
        return a.length > 0;
    }

    @Override
    public boolean addAll(int index, Collection<? extends E> c) {
        checkPosition(index);
        Object[] a = c.toArray();
        modCount++;
        if (size + a.length > elementData.length) {
            grow(size + a.length);
        }
        System.arraycopy(elementData, index, elementData, index + a.length, size - index);
        System.arraycopy(a, 0, elementData, index, a.length);
        size += a.length;
        return a.length > 0;
    }

    @Override
    protected void removeRange(int fromIndex, int toIndex) {
        if (fromIndex > toIndex) {
            throw new IndexOutOfBoundsException(
                    "From Index: " + fromIndex + " > To Index: " + toIndex);
        }
        modCount++;
        System.arraycopy(elementData, toIndex, elementData, fromIndex, size - toIndex);
        int newSize = size - (toIndex - fromIndex);
        Arrays.fill(elementData, newSize, size, null);
        size = newSize;
    }

    @Override
    public boolean removeAll(Collection<?> c) {
        Objects.requireNonNull(c);
        return removeIf((e) -> c.contains(e));
    }

    @Override
    public boolean retainAll(Collection<?> c) {
        Objects.requireNonNull(c);
        return removeIf((e) -> !c.contains(e));
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean removeIf(Predicate<? super E> filter) {
        Objects.requireNonNull(filter);
        int expected = modCount;
        Object[] kept = new Object[size];
        int n = 0;
        for (int i = 0; i < size; i++) {
            if (!filter.test((E) elementData[i])) {
                kept[n++] = elementData[i];
            }
        }
        checkUnchanged(expected);
        if (n == size) {
            return false;
        }
        modCount++;
        System.arraycopy(kept, 0, elementData, 0, size);
        size = n;
        return true;
    }

    private void checkUnchanged(int expected) {
        if (modCount != expected) {
            throw new ConcurrentModificationException();
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public void forEach(Consumer<? super E> action) {
        Objects.requireNonNull(action);
        int expected = modCount;
        int n = size;
        for (int i = 0; modCount == expected && i < n; i++) {
            action.accept((E) elementData[i]);
        }
        checkUnchanged(expected);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void sort(Comparator<? super E> c) {
        int expected = modCount;
        Arrays.sort((E[]) elementData, 0, size, c);
        checkUnchanged(expected);
        modCount++;
    }

    @Override
    public Iterator<E> iterator() {
        return new Steps();
    }

    /** The usual iterator, made for speed. */
    private final class Steps implements Iterator<E> {
        private int cursor;
        private int last = -1;
        private int expected = modCount;

        @Override
        public boolean hasNext() {
            return cursor != size;
        }

        @Override
        @SuppressWarnings("unchecked")
        public E next() {
            if (modCount != expected) {
                throw new ConcurrentModificationException();
            }
            int i = cursor;
            if (i >= size) {
                throw new NoSuchElementException();
            }
            cursor = i + 1;
            last = i;
            return (E) elementData[i];
        }

        @Override
        public void remove() {
            if (last < 0) {
                throw new IllegalStateException();
            }
            checkUnchanged(expected);
            removeAt(last);
            cursor = last;
            last = -1;
            expected = modCount;
        }
    }

    @Override
    public Spliterator<E> spliterator() {
        return new Parts(0, -1, 0);
    }

    /** Goes through a part of the list; size and modCount are those of the first use. */
    private final class Parts implements Spliterator<E> {
        private int at;
        private int end;
        private int expected;

        Parts(int from, int to, int expected) {
            at = from;
            end = to;
            this.expected = expected;
        }

        private int end() {
            if (end < 0) {
                end = size;
                expected = modCount;
            }
            return end;
        }

        @Override
        @SuppressWarnings("unchecked")
        public boolean tryAdvance(Consumer<? super E> action) {
            Objects.requireNonNull(action);
            if (at >= end()) {
                return false;
            }
            action.accept((E) elementData[at++]);
            checkUnchanged(expected);
            return true;
        }

        @Override
        @SuppressWarnings("unchecked")
        public void forEachRemaining(Consumer<? super E> action) {
            Objects.requireNonNull(action);
            int n = end();
            int from = at;
            Object[] a = elementData;
            if (n > a.length) {
                throw new ConcurrentModificationException();
            }
            at = n;
            for (int i = from; i < n; i++) {
                action.accept((E) a[i]);
            }
            checkUnchanged(expected);
        }

        @Override
        public Spliterator<E> trySplit() {
            int middle = at + end() >>> 1;
            if (middle <= at) {
                return null;
            }
            Spliterator<E> half = new Parts(at, middle, expected);
            at = middle;
            return half;
        }

        @Override
        public long estimateSize() {
            return end() - at;
        }

        @Override
        public int characteristics() {
            return ORDERED | SIZED | SUBSIZED;
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public void replaceAll(UnaryOperator<E> operator) {
        Objects.requireNonNull(operator);
        int expected = modCount;
        for (int i = 0; modCount == expected && i < size; i++) {
            elementData[i] = operator.apply((E) elementData[i]);
        }
        checkUnchanged(expected);
    }

    /** As JDK's: the fields, a capacity, the elements. */
    private void writeObject(java.io.ObjectOutputStream out) throws java.io.IOException {
        out.defaultWriteObject();
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeObject(elementData[i]);
        }
    }

    private void readObject(java.io.ObjectInputStream in)
            throws java.io.IOException, ClassNotFoundException {
        in.defaultReadObject();
        in.readInt();
        elementData = new Object[size];
        for (int i = 0; i < size; i++) {
            elementData[i] = in.readObject();
        }
    }
}
