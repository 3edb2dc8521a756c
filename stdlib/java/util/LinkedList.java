package java.util;

import java.io.Serializable;

/** A list of nodes linked both ways. */
public class LinkedList<E> extends AbstractSequentialList<E>
        implements List<E>, Deque<E>, Cloneable, Serializable {
    private static final long serialVersionUID = 876323262645176354L;

    private transient Node<E> first;
    private transient Node<E> last;
    private transient int size;

    private static final class Node<E> {
        E item;
        Node<E> prev;
        Node<E> next;

        Node(E item, Node<E> prev, Node<E> next) {
            this.item = item;
            this.prev = prev;
            this.next = next;
        }
    }

    public LinkedList() {
    }

    public LinkedList(Collection<? extends E> c) {
        addAll(c);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void addFirst(E e) {
        insertBefore(first, e);
    }

    @Override
    public void addLast(E e) {
        insertBefore(null, e);
    }

    /** Inserts before a node, or at the end for null. */
    private void insertBefore(Node<E> at, E e) {
        Node<E> prev = at == null ? last : at.prev;
        Node<E> node = new Node<>(e, prev, at);
        if (prev == null) {
            first = node;
        } else {
            prev.next = node;
        }
        if (at == null) {
            last = node;
        } else {
            at.prev = node;
        }
        size++;
        modCount++;
    }

    private E unlink(Node<E> node) {
        if (node.prev == null) {
            first = node.next;
        } else {
            node.prev.next = node.next;
        }
        if (node.next == null) {
            last = node.prev;
        } else {
            node.next.prev = node.prev;
        }
        size--;
        modCount++;
        return node.item;
    }

    @Override
    public E pollFirst() {
        return first == null ? null : unlink(first);
    }

    @Override
    public E pollLast() {
        return last == null ? null : unlink(last);
    }

    @Override
    public E peekFirst() {
        return first == null ? null : first.item;
    }

    @Override
    public E peekLast() {
        return last == null ? null : last.item;
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

    private Node<E> node(int index) {
        if (index < size >> 1) {
            Node<E> n = first;
            for (int i = 0; i < index; i++) {
                n = n.next;
            }
            return n;
        }
        Node<E> n = last;
        for (int i = size - 1; i > index; i--) {
            n = n.prev;
        }
        return n;
    }

    private void checkElement(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("Index: " + index + ", Size: " + size);
        }
    }

    private void checkPosition(int index) {
        if (index < 0 || index > size) {
            throw new IndexOutOfBoundsException("Index: " + index + ", Size: " + size);
        }
    }

    @Override
    public E get(int index) {
        checkElement(index);
        return node(index).item;
    }

    @Override
    public E set(int index, E element) {
        checkElement(index);
        Node<E> n = node(index);
        E old = n.item;
        n.item = element;
        return old;
    }

    @Override
    public void add(int index, E element) {
        checkPosition(index);
        insertBefore(index == size ? null : node(index), element);
    }

    @Override
    public E remove(int index) {
        checkElement(index);
        return unlink(node(index));
    }

    @Override
    public boolean addAll(Collection<? extends E> c) {
        return addAll(size, c);
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean addAll(int index, Collection<? extends E> c) {
        checkPosition(index);
        Object[] a = c.toArray();
        Node<E> at = index == size ? null : node(index);
        for (Object e : a) {
            insertBefore(at, (E) e);
        }
        return a.length > 0;
    }

    @Override
    public void clear() {
        first = null;
        last = null;
        size = 0;
        modCount++;
    }

    @Override
    public boolean contains(Object o) {
        return indexOf(o) >= 0;
    }

    @Override
    public int indexOf(Object o) {
        int i = 0;
        for (Node<E> n = first; n != null; n = n.next) {
            if (o == null ? n.item == null : o.equals(n.item)) {
                return i;
            }
            i++;
        }
        return -1;
    }

    @Override
    public boolean removeFirstOccurrence(Object o) {
        for (Node<E> n = first; n != null; n = n.next) {
            if (Objects.equals(o, n.item)) {
                unlink(n);
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean removeLastOccurrence(Object o) {
        for (Node<E> n = last; n != null; n = n.prev) {
            if (Objects.equals(o, n.item)) {
                unlink(n);
                return true;
            }
        }
        return false;
    }

    @Override
    public ListIterator<E> listIterator(int index) {
        checkPosition(index);
        return new Steps(index);
    }

    private final class Steps implements ListIterator<E> {
        private Node<E> returned;
        private Node<E> next;
        private int nextIndex;
        private int expected = modCount;

        Steps(int index) {
            next = index == size ? null : node(index);
            nextIndex = index;
        }

        private void check() {
            if (modCount != expected) {
                throw new ConcurrentModificationException();
            }
        }

        @Override
        public boolean hasNext() {
            return nextIndex < size;
        }

        @Override
        public E next() {
            check();
            if (nextIndex >= size) {
                throw new NoSuchElementException();
            }
            returned = next;
            next = next.next;
            nextIndex++;
            return returned.item;
        }

        @Override
        public boolean hasPrevious() {
            return nextIndex > 0;
        }

        @Override
        public E previous() {
            check();
            if (nextIndex <= 0) {
                throw new NoSuchElementException();
            }
            next = next == null ? last : next.prev;
            returned = next;
            nextIndex--;
            return returned.item;
        }

        @Override
        public int nextIndex() {
            return nextIndex;
        }

        @Override
        public int previousIndex() {
            return nextIndex - 1;
        }

        @Override
        public void remove() {
            check();
            if (returned == null) {
                throw new IllegalStateException();
            }
            if (next == returned) {
                next = returned.next;
            } else {
                nextIndex--;
            }
            unlink(returned);
            returned = null;
            expected = modCount;
        }

        @Override
        public void set(E e) {
            if (returned == null) {
                throw new IllegalStateException();
            }
            check();
            returned.item = e;
        }

        @Override
        public void add(E e) {
            check();
            returned = null;
            insertBefore(next, e);
            nextIndex++;
            expected = modCount;
        }
    }

    @Override
    public Iterator<E> descendingIterator() {
        ListIterator<E> steps = listIterator(size);
        return new Iterator<E>() {
            @Override
            public boolean hasNext() {
                return steps.hasPrevious();
            }

            @Override
            public E next() {
                return steps.previous();
            }

            @Override
            public void remove() {
                steps.remove();
            }
        };
    }

    @Override
    public Object clone() {
        return new LinkedList<>(this);
    }

    @Override
    public Object[] toArray() {
        Object[] a = new Object[size];
        int i = 0;
        for (Node<E> n = first; n != null; n = n.next) {
            a[i++] = n.item;
        }
        return a;
    }

    /** As JDK's: the size, the elements. */
    private void writeObject(java.io.ObjectOutputStream out) throws java.io.IOException {
        out.defaultWriteObject();
        out.writeInt(size);
        for (E e : this) {
            out.writeObject(e);
        }
    }

    @SuppressWarnings("unchecked")
    private void readObject(java.io.ObjectInputStream in)
            throws java.io.IOException, ClassNotFoundException {
        in.defaultReadObject();
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            addLast((E) in.readObject());
        }
    }
}
