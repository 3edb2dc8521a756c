package java.util;

import java.io.Serializable;

/** A queue with two ends in a circular array; no nulls. */
public class ArrayDeque<E> extends AbstractCollection<E>
        implements Deque<E>, Cloneable, Serializable {
    private static final long serialVersionUID = 2340985798034038923L;

    private transient Object[] elements;
    private transient int head;
    private transient int size;

    public ArrayDeque() {
        elements = new Object[16];
    }

    public ArrayDeque(int numElements) {
        elements = new Object[Math.max(numElements, 1) + 1];
    }

    public ArrayDeque(Collection<? extends E> c) {
        this(c.size());
        addAll(c);
    }

    private int slot(int index) {
        int i = head + index;
        return i >= elements.length ? i - elements.length : i;
    }

    private void grow() {
        Object[] larger = new Object[elements.length * 2 + 2];
        int tail = Math.min(size, elements.length - head);
        System.arraycopy(elements, head, larger, 0, tail);
        System.arraycopy(elements, 0, larger, tail, size - tail);
        elements = larger;
        head = 0;
    }

    @Override
    public void addFirst(E e) {
        if (e == null) {
            throw new NullPointerException();
        }
        if (size == elements.length) {
            grow();
        }
        head = head == 0 ? elements.length - 1 : head - 1;
        elements[head] = e;
        size++;
    }

    @Override
    public void addLast(E e) {
        if (e == null) {
            throw new NullPointerException();
        }
        if (size == elements.length) {
            grow();
        }
        int i = head + size;
        elements[i >= elements.length ? i - elements.length : i] = e;
        size++;
    }

    @Override
    @SuppressWarnings("unchecked")
    public E pollFirst() {
        if (size == 0) {
            return null;
        }
        int h = head;
        E e = (E) elements[h];
        elements[h] = null;
        head = h + 1 == elements.length ? 0 : h + 1;
        size--;
        return e;
    }

    @Override
    @SuppressWarnings("unchecked")
    public E pollLast() {
        if (size == 0) {
            return null;
        }
        int i = slot(size - 1);
        E e = (E) elements[i];
        elements[i] = null;
        size--;
        return e;
    }

    @Override
    @SuppressWarnings("unchecked")
    public E peekFirst() {
        return size == 0 ? null : (E) elements[head];
    }

    @Override
    @SuppressWarnings("unchecked")
    public E peekLast() {
        return size == 0 ? null : (E) elements[slot(size - 1)];
    }

    @Override
    public boolean offerFirst(E e) {
        addFirst(e);
        return true;
    }

    @Override
    public boolean offerLast(E e) {
        addLast(e);
        return true;
    }

    @Override
    public E removeFirst() {
        if (isEmpty()) {
            throw new NoSuchElementException();
        }
        return pollFirst();
    }

    @Override
    public E removeLast() {
        if (isEmpty()) {
            throw new NoSuchElementException();
        }
        return pollLast();
    }

    @Override
    public E getFirst() {
        if (isEmpty()) {
            throw new NoSuchElementException();
        }
        return peekFirst();
    }

    @Override
    public E getLast() {
        if (isEmpty()) {
            throw new NoSuchElementException();
        }
        return peekLast();
    }

    @Override
    public boolean add(E e) {
        addLast(e);
        return true;
    }

    @Override
    public boolean offer(E e) {
        addLast(e);
        return true;
    }

    @Override
    public E remove() {
        return removeFirst();
    }

    @Override
    public E poll() {
        return pollFirst();
    }

    @Override
    public E element() {
        return getFirst();
    }

    @Override
    public E peek() {
        return peekFirst();
    }

    @Override
    public void push(E e) {
        addFirst(e);
    }

    @Override
    public E pop() {
        return removeFirst();
    }

    @Override
    public boolean remove(Object o) {
        return removeFirstOccurrence(o);
    }

    private void removeAt(int index) {
        for (int i = index; i + 1 < size; i++) {
            elements[slot(i)] = elements[slot(i + 1)];
        }
        elements[slot(--size)] = null;
    }

    @Override
    public boolean removeFirstOccurrence(Object o) {
        for (int i = 0; i < size; i++) {
            if (elements[slot(i)].equals(o)) {
                removeAt(i);
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean removeLastOccurrence(Object o) {
        for (int i = size - 1; i >= 0; i--) {
            if (elements[slot(i)].equals(o)) {
                removeAt(i);
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean contains(Object o) {
        for (int i = 0; i < size; i++) {
            if (elements[slot(i)].equals(o)) {
                return true;
            }
        }
        return false;
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
    public void clear() {
        Arrays.fill(elements, null);
        head = 0;
        size = 0;
    }

    @Override
    public Object[] toArray() {
        Object[] a = new Object[size];
        for (int i = 0; i < size; i++) {
            a[i] = elements[slot(i)];
        }
        return a;
    }

    @Override
    public Iterator<E> iterator() {
        return new Steps(0, 1);
    }

    @Override
    public Iterator<E> descendingIterator() {
        return new Steps(size - 1, -1);
    }

    private final class Steps implements Iterator<E> {
        private final int step;
        private int at;
        private int last = -1;
        private int remaining = size;

        Steps(int at, int step) {
            this.at = at;
            this.step = step;
        }

        @Override
        public boolean hasNext() {
            return remaining > 0;
        }

        @Override
        @SuppressWarnings("unchecked")
        public E next() {
            if (remaining <= 0) {
                throw new NoSuchElementException();
            }
            E e = at < size ? (E) elements[slot(at)] : null;
            if (e == null) {
                throw new ConcurrentModificationException();
            }
            last = at;
            at += step;
            remaining--;
            return e;
        }

        @Override
        public void remove() {
            if (last < 0) {
                throw new IllegalStateException();
            }
            removeAt(last);
            if (step > 0) {
                at--;
            }
            last = -1;
        }
    }

    @Override
    public ArrayDeque<E> clone() {
        return new ArrayDeque<>(this);
    }

    /** As JDK's: the size, the elements. */
    private void writeObject(java.io.ObjectOutputStream out) throws java.io.IOException {
        out.defaultWriteObject();
        out.writeInt(size());
        for (E e : this) {
            out.writeObject(e);
        }
    }

    @SuppressWarnings("unchecked")
    private void readObject(java.io.ObjectInputStream in)
            throws java.io.IOException, ClassNotFoundException {
        in.defaultReadObject();
        int n = in.readInt();
        elements = new Object[n + 16];
        for (int i = 0; i < n; i++) {
            addLast((E) in.readObject());
        }
    }
}
