package java.util.concurrent;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A list whose array is replaced at each change, so that who reads it needs no lock. */
public class CopyOnWriteArrayList<E> implements List<E>, RandomAccess, Cloneable, Serializable {
    private final transient Object lock = new Object();
    private transient volatile Object[] array;

    public CopyOnWriteArrayList() {
        array = new Object[0];
    }

    public CopyOnWriteArrayList(Collection<? extends E> c) {
        array = Arrays.copyOf(c.toArray(), c.size(), Object[].class);
    }

    public CopyOnWriteArrayList(E[] toCopyIn) {
        array = Arrays.copyOf(toCopyIn, toCopyIn.length, Object[].class);
    }

    @SuppressWarnings("unchecked")
    private static <E> E at(Object[] a, int i) {
        return (E) a[i];
    }

    /** What the list is now. */
    private List<Object> now() {
        return Arrays.asList(array);
    }

    private static void check(int index, int length) {
        if (index < 0 || index >= length) {
            throw new ArrayIndexOutOfBoundsException(
                    "Index " + index + " out of bounds for length " + length);
        }
    }

    private static void checkPosition(int index, int length) {
        if (index < 0 || index > length) {
            throw new IndexOutOfBoundsException("Index: " + index + ", Size: " + length);
        }
    }

    @Override
    public int size() {
        return array.length;
    }

    @Override
    public boolean isEmpty() {
        return array.length == 0;
    }

    @Override
    public boolean contains(Object o) {
        return indexOf(o) >= 0;
    }

    @Override
    public int indexOf(Object o) {
        return now().indexOf(o);
    }

    @Override
    public int lastIndexOf(Object o) {
        return now().lastIndexOf(o);
    }

    public int indexOf(E e, int index) {
        Object[] a = array;
        for (int i = index; i < a.length; i++) {
            if (Objects.equals(e, a[i])) {
                return i;
            }
        }
        return -1;
    }

    public int lastIndexOf(E e, int index) {
        Object[] a = array;
        for (int i = index; i >= 0; i--) {
            if (Objects.equals(e, a[i])) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Object clone() {
        return new CopyOnWriteArrayList<E>(this);
    }

    @Override
    public Object[] toArray() {
        return array.clone();
    }

    @Override
    public <T> T[] toArray(T[] a) {
        return now().toArray(a);
    }

    @Override
    public E get(int index) {
        return at(array, index);
    }

    @Override
    public E set(int index, E element) {
        synchronized (lock) {
            E old = get(index);
            Object[] a = array.clone();
            a[index] = element;
            array = a;
            return old;
        }
    }

    @Override
    public boolean add(E e) {
        synchronized (lock) {
            Object[] a = Arrays.copyOf(array, array.length + 1);
            a[a.length - 1] = e;
            array = a;
            return true;
        }
    }

    @Override
    public void add(int index, E element) {
        synchronized (lock) {
            checkPosition(index, array.length);
            insert(index, new Object[] {element});
        }
    }

    private void insert(int index, Object[] elements) {
        Object[] old = array;
        Object[] a = new Object[old.length + elements.length];
        System.arraycopy(old, 0, a, 0, index);
        System.arraycopy(elements, 0, a, index, elements.length);
        System.arraycopy(old, index, a, index + elements.length, old.length - index);
        array = a;
    }

    private void delete(int from, int to) {
        Object[] old = array;
        Object[] a = new Object[old.length - (to - from)];
        System.arraycopy(old, 0, a, 0, from);
        System.arraycopy(old, to, a, from, old.length - to);
        array = a;
    }

    @Override
    public E remove(int index) {
        synchronized (lock) {
            E old = get(index);
            delete(index, index + 1);
            return old;
        }
    }

    @Override
    public boolean remove(Object o) {
        synchronized (lock) {
            int i = indexOf(o);
            if (i < 0) {
                return false;
            }
            delete(i, i + 1);
            return true;
        }
    }

    public boolean addIfAbsent(E e) {
        synchronized (lock) {
            return !contains(e) && add(e);
        }
    }

    public int addAllAbsent(Collection<? extends E> c) {
        int n = 0;
        for (E e : c) {
            if (addIfAbsent(e)) {
                n++;
            }
        }
        return n;
    }

    @Override
    public boolean containsAll(Collection<?> c) {
        return now().containsAll(c);
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
    public boolean removeIf(Predicate<? super E> filter) {
        Objects.requireNonNull(filter);
        synchronized (lock) {
            return removeIf(filter, 0, array.length);
        }
    }

    private boolean removeIf(Predicate<? super E> filter, int from, int to) {
        Object[] old = array;
        ArrayList<Object> kept = new ArrayList<>(old.length);
        for (int i = 0; i < old.length; i++) {
            if (i < from || i >= to || !filter.test(CopyOnWriteArrayList.<E>at(old, i))) {
                kept.add(old[i]);
            }
        }
        if (kept.size() == old.length) {
            return false;
        }
        array = kept.toArray();
        return true;
    }

    @Override
    public void clear() {
        synchronized (lock) {
            array = new Object[0];
        }
    }

    @Override
    public boolean addAll(Collection<? extends E> c) {
        Object[] more = c.toArray();
        synchronized (lock) {
            insert(array.length, more);
        }
        return more.length > 0;
    }

    @Override
    public boolean addAll(int index, Collection<? extends E> c) {
        Object[] more = c.toArray();
        synchronized (lock) {
            checkPosition(index, array.length);
            insert(index, more);
        }
        return more.length > 0;
    }

    @Override
    public void forEach(Consumer<? super E> action) {
        Objects.requireNonNull(action);
        Object[] a = array;
        for (int i = 0; i < a.length; i++) {
            action.accept(CopyOnWriteArrayList.<E>at(a, i));
        }
    }

    @Override
    public void replaceAll(UnaryOperator<E> operator) {
        synchronized (lock) {
            Object[] a = array.clone();
            for (int i = 0; i < a.length; i++) {
                a[i] = operator.apply(CopyOnWriteArrayList.<E>at(a, i));
            }
            array = a;
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public void sort(Comparator<? super E> c) {
        synchronized (lock) {
            Object[] a = array.clone();
            Arrays.sort((E[]) a, c);
            array = a;
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(array);
    }

    @Override
    public boolean equals(Object o) {
        return o == this || o instanceof List && now().equals(o);
    }

    @Override
    public int hashCode() {
        return now().hashCode();
    }

    @Override
    public Iterator<E> iterator() {
        return new Snapshot<>(array, 0);
    }

    @Override
    public ListIterator<E> listIterator() {
        return new Snapshot<>(array, 0);
    }

    @Override
    public ListIterator<E> listIterator(int index) {
        Object[] a = array;
        checkPosition(index, a.length);
        return new Snapshot<>(a, index);
    }

    /** Goes through an array that does not change. */
    private static final class Snapshot<E> implements ListIterator<E> {
        private final Object[] elements;
        private int cursor;

        Snapshot(Object[] elements, int cursor) {
            this.elements = elements;
            this.cursor = cursor;
        }

        @Override
        public boolean hasNext() {
            return cursor < elements.length;
        }

        @Override
        public boolean hasPrevious() {
            return cursor > 0;
        }

        @Override
        public E next() {
            if (cursor >= elements.length) {
                throw new NoSuchElementException();
            }
            return at(elements, cursor++);
        }

        @Override
        public E previous() {
            if (cursor <= 0) {
                throw new NoSuchElementException();
            }
            return at(elements, --cursor);
        }

        @Override
        public int nextIndex() {
            return cursor;
        }

        @Override
        public int previousIndex() {
            return cursor - 1;
        }

        @Override
        public void remove() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void set(E e) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void add(E e) {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    public List<E> subList(int fromIndex, int toIndex) {
        synchronized (lock) {
            int length = array.length;
            if (fromIndex < 0 || toIndex > length || fromIndex > toIndex) {
                throw new IndexOutOfBoundsException();
            }
            return new Part(fromIndex, toIndex - fromIndex);
        }
    }

    /** A part of the list, which may be changed through it alone. */
    private final class Part extends AbstractList<E> implements RandomAccess {
        private final int offset;
        private int length;
        private Object[] expected = array;

        Part(int offset, int length) {
            this.offset = offset;
            this.length = length;
        }

        private void checkUnchanged() {
            if (array != expected) {
                throw new ConcurrentModificationException();
            }
        }

        @Override
        public int size() {
            synchronized (lock) {
                checkUnchanged();
                return length;
            }
        }

        @Override
        public E get(int index) {
            synchronized (lock) {
                check(index, length);
                checkUnchanged();
                return CopyOnWriteArrayList.this.get(offset + index);
            }
        }

        @Override
        public E set(int index, E element) {
            synchronized (lock) {
                check(index, length);
                checkUnchanged();
                E old = CopyOnWriteArrayList.this.set(offset + index, element);
                expected = array;
                return old;
            }
        }

        @Override
        public void add(int index, E element) {
            synchronized (lock) {
                checkPosition(index, length);
                checkUnchanged();
                CopyOnWriteArrayList.this.add(offset + index, element);
                expected = array;
                length++;
            }
        }

        @Override
        public E remove(int index) {
            synchronized (lock) {
                check(index, length);
                checkUnchanged();
                E old = CopyOnWriteArrayList.this.remove(offset + index);
                expected = array;
                length--;
                return old;
            }
        }

        @Override
        public void clear() {
            synchronized (lock) {
                checkUnchanged();
                delete(offset, offset + length);
                expected = array;
                length = 0;
            }
        }
    }
}
