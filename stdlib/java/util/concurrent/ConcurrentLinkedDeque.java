package java.util.concurrent;

import java.io.Serializable;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * An unbounded deque that several threads may use: linked nodes, changed under a lock for a few
 * instructions. Nodes that are removed keep their links, so that iterators find back.
 */
public class ConcurrentLinkedDeque<E> extends AbstractCollection<E>
        implements Deque<E>, Serializable {
    private final transient Object lock = new Object();
    /** Before the first and after the last node. */
    private final transient Node<E> head = new Node<>(null);
    private final transient Node<E> tail = new Node<>(null);
    private transient volatile int size;

    private static final class Node<E> {
        volatile E item;
        volatile Node<E> previous;
        volatile Node<E> next;

        Node(E item) {
            this.item = item;
        }
    }

    public ConcurrentLinkedDeque() {
        head.next = tail;
        tail.previous = head;
    }

    public ConcurrentLinkedDeque(Collection<? extends E> c) {
        this();
        addAll(c);
    }

    private void insertAfter(Node<E> before, E e) {
        Node<E> node = new Node<>(e);
        node.previous = before;
        node.next = before.next;
        before.next.previous = node;
        before.next = node;
        size++;
    }

    /** Removes a node if it is still there; its element, or null. */
    private E unlink(Node<E> node) {
        synchronized (lock) {
            E e = node.item;
            if (e != null) {
                node.item = null;
                node.previous.next = node.next;
                node.next.previous = node.previous;
                size--;
            }
            return e;
        }
    }

    /** The node of an element; null if there is none. */
    private Node<E> find(Object o, boolean fromEnd) {
        if (o == null) {
            return null;
        }
        Node<E> n = fromEnd ? tail.previous : head.next;
        while (n != head && n != tail) {
            if (o.equals(n.item)) {
                return n;
            }
            n = fromEnd ? n.previous : n.next;
        }
        return null;
    }

    @Override
    public void addFirst(E e) {
        Objects.requireNonNull(e);
        synchronized (lock) {
            insertAfter(head, e);
        }
    }

    @Override
    public void addLast(E e) {
        Objects.requireNonNull(e);
        synchronized (lock) {
            insertAfter(tail.previous, e);
        }
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
    public E peekFirst() {
        synchronized (lock) {
            return head.next.item;
        }
    }

    @Override
    public E peekLast() {
        synchronized (lock) {
            return tail.previous.item;
        }
    }

    @Override
    public E pollFirst() {
        synchronized (lock) {
            return head.next == tail ? null : unlink(head.next);
        }
    }

    @Override
    public E pollLast() {
        synchronized (lock) {
            return tail.previous == head ? null : unlink(tail.previous);
        }
    }

    private static <E> E present(E e) {
        if (e == null) {
            throw new NoSuchElementException();
        }
        return e;
    }

    @Override
    public E getFirst() {
        return present(peekFirst());
    }

    @Override
    public E getLast() {
        return present(peekLast());
    }

    @Override
    public E removeFirst() {
        return present(pollFirst());
    }

    @Override
    public E removeLast() {
        return present(pollLast());
    }

    @Override
    public boolean offer(E e) {
        return offerLast(e);
    }

    @Override
    public boolean add(E e) {
        return offerLast(e);
    }

    @Override
    public E poll() {
        return pollFirst();
    }

    @Override
    public E peek() {
        return peekFirst();
    }

    @Override
    public E remove() {
        return removeFirst();
    }

    @Override
    public E pop() {
        return removeFirst();
    }

    @Override
    public E element() {
        return getFirst();
    }

    @Override
    public void push(E e) {
        addFirst(e);
    }

    private boolean removeFound(Object o, boolean fromEnd) {
        synchronized (lock) {
            Node<E> n = find(Objects.requireNonNull(o), fromEnd);
            return n != null && unlink(n) != null;
        }
    }

    @Override
    public boolean removeFirstOccurrence(Object o) {
        return removeFound(o, false);
    }

    @Override
    public boolean removeLastOccurrence(Object o) {
        return removeFound(o, true);
    }

    @Override
    public boolean remove(Object o) {
        return removeFound(o, false);
    }

    @Override
    public boolean contains(Object o) {
        synchronized (lock) {
            return find(o, false) != null;
        }
    }

    @Override
    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean addAll(Collection<? extends E> c) {
        if (c == this) {
            throw new IllegalArgumentException();
        }
        return super.addAll(c);
    }

    @Override
    public void clear() {
        while (pollFirst() != null) {
            continue;
        }
    }

    @Override
    public Iterator<E> iterator() {
        return new Walk(false);
    }

    @Override
    public Iterator<E> descendingIterator() {
        return new Walk(true);
    }

    /** Goes along the nodes. */
    private final class Walk implements Iterator<E> {
        private final boolean backwards;
        private Node<E> next;
        private E nextItem;
        private Node<E> returned;

        Walk(boolean backwards) {
            this.backwards = backwards;
            next = backwards ? tail : head;
            advance();
        }

        private void advance() {
            Node<E> end = backwards ? head : tail;
            do {
                next = backwards ? next.previous : next.next;
                nextItem = next.item;
            } while (nextItem == null && next != end);
        }

        @Override
        public boolean hasNext() {
            return nextItem != null;
        }

        @Override
        public E next() {
            E e = present(nextItem);
            returned = next;
            advance();
            return e;
        }

        @Override
        public void remove() {
            if (returned == null) {
                throw new IllegalStateException();
            }
            unlink(returned);
            returned = null;
        }
    }
}
