package java.util.concurrent;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;

/** A blocking deque, bounded where asked for. */
public class LinkedBlockingDeque<E> extends LockedQueue<E> implements BlockingDeque<E> {
    private final ArrayDeque<E> deque;

    public LinkedBlockingDeque() {
        this(Integer.MAX_VALUE);
    }

    public LinkedBlockingDeque(int capacity) {
        super(new ArrayDeque<E>(), capacity, false);
        deque = (ArrayDeque<E>) items;
    }

    public LinkedBlockingDeque(Collection<? extends E> c) {
        this(Integer.MAX_VALUE);
        fill(c);
    }

    @Override
    public boolean offerFirst(E e) {
        Objects.requireNonNull(e);
        lock.lock();
        try {
            if (deque.size() == capacity) {
                return false;
            }
            insertFirst(e);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void insertFirst(E e) {
        deque.addFirst(e);
        notEmpty.signal();
    }

    private E extractLast() {
        E e = deque.pollLast();
        if (e != null) {
            notFull.signal();
        }
        return e;
    }

    @Override
    public void putFirst(E e) throws InterruptedException {
        Objects.requireNonNull(e);
        lock.lockInterruptibly();
        try {
            while (deque.size() == capacity) {
                notFull.await();
            }
            insertFirst(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean offerFirst(E e, long timeout, TimeUnit unit) throws InterruptedException {
        Objects.requireNonNull(e);
        long nanos = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            if (!awaitRoom(nanos)) {
                return false;
            }
            insertFirst(e);
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public E pollLast() {
        lock.lock();
        try {
            return extractLast();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public E takeLast() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (deque.isEmpty()) {
                notEmpty.await();
            }
            return extractLast();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public E pollLast(long timeout, TimeUnit unit) throws InterruptedException {
        long nanos = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            return awaitElement(nanos) ? extractLast() : null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public E peekLast() {
        lock.lock();
        try {
            return deque.peekLast();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void addFirst(E e) {
        if (!offerFirst(e)) {
            throw new IllegalStateException("Deque full");
        }
    }

    @Override
    public void addLast(E e) {
        if (!offer(e)) {
            throw new IllegalStateException("Deque full");
        }
    }

    @Override
    public boolean add(E e) {
        addLast(e);
        return true;
    }

    private static <E> E present(E e) {
        if (e == null) {
            throw new NoSuchElementException();
        }
        return e;
    }

    @Override
    public boolean offerLast(E e) {
        return offer(e);
    }

    @Override
    public void putLast(E e) throws InterruptedException {
        put(e);
    }

    @Override
    public boolean offerLast(E e, long timeout, TimeUnit unit) throws InterruptedException {
        return offer(e, timeout, unit);
    }

    @Override
    public E removeFirst() {
        return remove();
    }

    @Override
    public E removeLast() {
        return present(pollLast());
    }

    @Override
    public E pollFirst() {
        return poll();
    }

    @Override
    public E takeFirst() throws InterruptedException {
        return take();
    }

    @Override
    public E pollFirst(long timeout, TimeUnit unit) throws InterruptedException {
        return poll(timeout, unit);
    }

    @Override
    public E getFirst() {
        return element();
    }

    @Override
    public E getLast() {
        return present(peekLast());
    }

    @Override
    public E peekFirst() {
        return peek();
    }

    @Override
    public boolean removeFirstOccurrence(Object o) {
        return remove(o);
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
    public boolean removeLastOccurrence(Object o) {
        lock.lock();
        try {
            boolean removed = o != null && deque.removeLastOccurrence(o);
            if (removed) {
                notFull.signal();
            }
            return removed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Iterator<E> descendingIterator() {
        Object[] a = toArray();
        for (int i = 0; i < a.length / 2; i++) {
            Object e = a[i];
            a[i] = a[a.length - 1 - i];
            a[a.length - 1 - i] = e;
        }
        return new Snapshot(a);
    }
}
