package java.util;

/** A skeleton of List with indexed access. */
public abstract class AbstractList<E> extends AbstractCollection<E> implements List<E> {
    protected transient int modCount = 0;

    protected AbstractList() {
    }

    @Override
    public boolean add(E e) {
        add(size(), e);
        return true;
    }

    @Override
    public abstract E get(int index);

    @Override
    public E set(int index, E element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void add(int index, E element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public E remove(int index) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int indexOf(Object o) {
        ListIterator<E> it = listIterator();
        while (it.hasNext()) {
            E e = it.next();
            if (o == null ? e == null : o.equals(e)) {
                return it.previousIndex();
            }
        }
        return -1;
    }

    @Override
    public int lastIndexOf(Object o) {
        ListIterator<E> it = listIterator(size());
        while (it.hasPrevious()) {
            E e = it.previous();
            if (o == null ? e == null : o.equals(e)) {
                return it.nextIndex();
            }
        }
        return -1;
    }

    @Override
    public void clear() {
        removeRange(0, size());
    }

    @Override
    public boolean addAll(int index, Collection<? extends E> c) {
        checkPosition(index);
        int at = index;
        for (E e : c) {
            add(at++, e);
        }
        return at > index;
    }

    private void checkPosition(int index) {
        if (index < 0 || index > size()) {
            throw new IndexOutOfBoundsException("Index: " + index + ", Size: " + size());
        }
    }

    @Override
    public Iterator<E> iterator() {
        return listIterator();
    }

    @Override
    public ListIterator<E> listIterator() {
        return listIterator(0);
    }

    @Override
    public ListIterator<E> listIterator(int index) {
        checkPosition(index);
        return new Steps(index);
    }

    /** A fail-fast iterator over indexes. */
    private final class Steps implements ListIterator<E> {
        private int cursor;
        private int last = -1;
        private int expected = modCount;

        Steps(int index) {
            cursor = index;
        }

        @Override
        public boolean hasNext() {
            return cursor != size();
        }

        @Override
        public boolean hasPrevious() {
            return cursor != 0;
        }

        private void check() {
            if (modCount != expected) {
                throw new ConcurrentModificationException();
            }
        }

        @Override
        public E next() {
            check();
            int i = cursor;
            if (i >= size()) {
                throw new NoSuchElementException();
            }
            E e = get(i);
            last = i;
            cursor = i + 1;
            return e;
        }

        @Override
        public E previous() {
            check();
            int i = cursor - 1;
            if (i < 0) {
                throw new NoSuchElementException();
            }
            E e = get(i);
            last = i;
            cursor = i;
            return e;
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
            if (last < 0) {
                throw new IllegalStateException();
            }
            check();
            AbstractList.this.remove(last);
            if (last < cursor) {
                cursor--;
            }
            last = -1;
            expected = modCount;
        }

        @Override
        public void set(E e) {
            if (last < 0) {
                throw new IllegalStateException();
            }
            check();
            AbstractList.this.set(last, e);
            expected = modCount;
        }

        @Override
        public void add(E e) {
            check();
            AbstractList.this.add(cursor++, e);
            last = -1;
            expected = modCount;
        }
    }

    @Override
    public List<E> subList(int fromIndex, int toIndex) {
        if (fromIndex < 0) {
            throw new IndexOutOfBoundsException("fromIndex = " + fromIndex);
        }
        if (toIndex > size()) {
            throw new IndexOutOfBoundsException("toIndex = " + toIndex);
        }
        if (fromIndex > toIndex) {
            throw new IllegalArgumentException(
                    "fromIndex(" + fromIndex + ") > toIndex(" + toIndex + ")");
        }
        return this instanceof RandomAccess ? new FastSubList<>(this, fromIndex, toIndex)
                : new SubList<>(this, fromIndex, toIndex);
    }

    /** A view of a part of a list. */
    private static class SubList<E> extends AbstractList<E> {
        private final AbstractList<E> whole;
        private final int offset;
        private int size;

        SubList(AbstractList<E> whole, int from, int to) {
            this.whole = whole;
            offset = from;
            size = to - from;
            modCount = whole.modCount;
        }

        private void check() {
            if (whole.modCount != modCount) {
                throw new ConcurrentModificationException();
            }
        }

        @Override
        public int size() {
            check();
            return size;
        }

        @Override
        public E get(int index) {
            Objects.checkIndex(index, size);
            check();
            return whole.get(offset + index);
        }

        @Override
        public E set(int index, E element) {
            Objects.checkIndex(index, size);
            check();
            return whole.set(offset + index, element);
        }

        @Override
        public void add(int index, E element) {
            if (index < 0 || index > size) {
                throw new IndexOutOfBoundsException("Index: " + index + ", Size: " + size);
            }
            check();
            whole.add(offset + index, element);
            modCount = whole.modCount;
            size++;
        }

        @Override
        public E remove(int index) {
            Objects.checkIndex(index, size);
            check();
            E e = whole.remove(offset + index);
            modCount = whole.modCount;
            size--;
            return e;
        }

        @Override
        protected void removeRange(int fromIndex, int toIndex) {
            check();
            whole.removeRange(offset + fromIndex, offset + toIndex);
            modCount = whole.modCount;
            size -= toIndex - fromIndex;
        }
    }

    private static final class FastSubList<E> extends SubList<E> implements RandomAccess {
        FastSubList(AbstractList<E> whole, int from, int to) {
            super(whole, from, to);
        }
    }

    @Override
    public boolean equals(Object o) {
        if (o == this) {
            return true;
        }
        if (!(o instanceof List)) {
            return false;
        }
        Iterator<E> a = iterator();
        Iterator<?> b = ((List<?>) o).iterator();
        while (a.hasNext() && b.hasNext()) {
            if (!Objects.equals(a.next(), b.next())) {
                return false;
            }
        }
        return !a.hasNext() && !b.hasNext();
    }

    @Override
    public int hashCode() {
        int h = 1;
        for (E e : this) {
            h = 31 * h + (e == null ? 0 : e.hashCode());
        }
        return h;
    }

    protected void removeRange(int fromIndex, int toIndex) {
        ListIterator<E> it = listIterator(fromIndex);
        for (int i = fromIndex; i < toIndex; i++) {
            it.next();
            it.remove();
        }
    }
}
