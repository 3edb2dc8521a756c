package java.util.concurrent;

import java.io.Serializable;
import java.util.AbstractQueue;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import pvm.internal.Memory;

/**
 * An unbounded queue without locks (Michael and Scott's).
 *
 * The head is a node whose element has been taken; the tail is the last node or one before it.
 * An element is taken by whoever sets its node's item to null.
 */
public class ConcurrentLinkedQueue<E> extends AbstractQueue<E> implements Serializable {
    private static final long HEAD = Memory.fieldOffset(ConcurrentLinkedQueue.class, "head");
    private static final long TAIL = Memory.fieldOffset(ConcurrentLinkedQueue.class, "tail");
    private static final long ITEM = Memory.fieldOffset(Node.class, "item");
    private static final long NEXT = Memory.fieldOffset(Node.class, "next");

    private transient volatile Node<E> head = new Node<>(null);
    private transient volatile Node<E> tail = head;

    private static final class Node<E> {
        volatile E item;
        volatile Node<E> next;

        Node(E item) {
            this.item = item;
        }

        /** Takes the element, if it is still there. */
        boolean take(E expected) {
            return Memory.compareAndSetReference(this, ITEM, expected, null);
        }
    }

    public ConcurrentLinkedQueue() {
    }

    public ConcurrentLinkedQueue(Collection<? extends E> c) {
        addAll(c);
    }

    @Override
    public boolean offer(E e) {
        Node<E> node = new Node<>(Objects.requireNonNull(e));
        while (true) {
            Node<E> last = tail;
            Node<E> next = last.next;
            if (next != null) {
                Memory.compareAndSetReference(this, TAIL, last, next);
            } else if (Memory.compareAndSetReference(last, NEXT, null, node)) {
                Memory.compareAndSetReference(this, TAIL, last, node);
                return true;
            }
        }
    }

    @Override
    public boolean add(E e) {
        return offer(e);
    }

    /** The first node with an element, with the head moved before it; null if there is none. */
    private Node<E> first() {
        while (true) {
            Node<E> h = head;
            Node<E> next = h.next;
            if (next == null || next.item != null) {
                return next;
            }
            skip(h, next);
        }
    }

    /** Moves the head on; the tail never stays behind it. */
    private void skip(Node<E> h, Node<E> next) {
        Node<E> last = tail;
        if (h == last) {
            Memory.compareAndSetReference(this, TAIL, last, next);
        }
        Memory.compareAndSetReference(this, HEAD, h, next);
    }

    @Override
    public E poll() {
        Node<E> n = first();
        while (n != null) {
            E e = n.item;
            if (e != null && n.take(e)) {
                return e;
            }
            n = first();
        }
        return null;
    }

    @Override
    public E peek() {
        Node<E> n = first();
        while (n != null) {
            E e = n.item;
            if (e != null) {
                return e;
            }
            n = first();
        }
        return null;
    }

    @Override
    public boolean isEmpty() {
        return first() == null;
    }

    @Override
    public int size() {
        int n = 0;
        for (Node<E> p = first(); p != null && n < Integer.MAX_VALUE; p = p.next) {
            if (p.item != null) {
                n++;
            }
        }
        return n;
    }

    @Override
    public boolean contains(Object o) {
        for (Node<E> p = first(); o != null && p != null; p = p.next) {
            if (o.equals(p.item)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean remove(Object o) {
        for (Node<E> p = first(); o != null && p != null; p = p.next) {
            E e = p.item;
            if (e != null && o.equals(e) && p.take(e)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Iterator<E> iterator() {
        return new Walk();
    }

    /** Goes along the nodes. */
    private final class Walk implements Iterator<E> {
        private Node<E> next = head;
        private E nextItem;
        private Node<E> returned;
        private E returnedItem;

        Walk() {
            advance();
        }

        private void advance() {
            nextItem = null;
            while (nextItem == null && next != null) {
                next = next.next;
                nextItem = next == null ? null : next.item;
            }
        }

        @Override
        public boolean hasNext() {
            return nextItem != null;
        }

        @Override
        public E next() {
            if (nextItem == null) {
                throw new NoSuchElementException();
            }
            returned = next;
            returnedItem = nextItem;
            advance();
            return returnedItem;
        }

        @Override
        public void remove() {
            if (returned == null) {
                throw new IllegalStateException();
            }
            returned.take(returnedItem);
            returned = null;
        }
    }
}
