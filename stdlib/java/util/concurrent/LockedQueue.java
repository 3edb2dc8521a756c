package java.util.concurrent;

import java.io.Serializable;
import java.util.AbstractQueue;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A blocking queue made of an ordinary one, a lock and two conditions. */
abstract class LockedQueue<E> extends AbstractQueue<E> implements BlockingQueue<E>, Serializable {
    final transient ReentrantLock lock;
    final transient Condition notEmpty;
    final transient Condition notFull;
    final Queue<E> items;
    final int capacity;

    LockedQueue(Queue<E> items, int capacity, boolean fair) {
        if (capacity <= 0) {
            throw new IllegalArgumentException();
        }
        this.items = items;
        this.capacity = capacity;
        lock = new ReentrantLock(fair);
        notEmpty = lock.newCondition();
        notFull = lock.newCondition();
    }

    /** Adds the elements that a new queue starts with. */
    final void fill(Collection<? extends E> c) {
        lock.lock();
        try {
            for (E e : c) {
                Objects.requireNonNull(e);
                if (items.size() == capacity) {
                    throw new IllegalArgumentException();
                }
                items.add(e);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits, holding the lock, until there is an element; false if the time is over before. */
    final boolean awaitElement(long nanos) throws InterruptedException {
        long rest = nanos;
        while (items.isEmpty()) {
            if (rest <= 0) {
                return false;
            }
            rest = notEmpty.awaitNanos(rest);
        }
        return true;
    }

    /** Waits, holding the lock, until there is room; false if the time is over before. */
    final boolean awaitRoom(long nanos) throws InterruptedException {
        long rest = nanos;
        while (items.size() == capacity) {
            if (rest <= 0) {
                return false;
            }
            rest = notFull.awaitNanos(rest);
        }
        return true;
    }

    /** Takes the head, or null; the lock is held. */
    private E extract() {
        E e = items.poll();
        if (e != null) {
            notFull.signal();
        }
        return e;
    }

    private void insert(E e) {
        items.add(e);
        notEmpty.signal();
    }

    @Override
    public boolean offer(E e) {
        Objects.requireNonNull(e);
        lock.lock();
        try {
            if (items.size() == capacity) {
                return false;
            }
            insert(e);
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void put(E e) throws InterruptedException {
        Objects.requireNonNull(e);
        lock.lockInterruptibly();
        try {
            while (items.size() == capacity) {
                notFull.await();
            }
            insert(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean offer(E e, long timeout, TimeUnit unit) throws InterruptedException {
        Objects.requireNonNull(e);
        long nanos = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            if (!awaitRoom(nanos)) {
                return false;
            }
            insert(e);
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public E poll() {
        lock.lock();
        try {
            return extract();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public E take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (items.isEmpty()) {
                notEmpty.await();
            }
            return extract();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public E poll(long timeout, TimeUnit unit) throws InterruptedException {
        long nanos = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            return awaitElement(nanos) ? extract() : null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public E peek() {
        lock.lock();
        try {
            return items.peek();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public E remove() {
        E e = poll();
        if (e == null) {
            throw new NoSuchElementException();
        }
        return e;
    }

    @Override
    public E element() {
        E e = peek();
        if (e == null) {
            throw new NoSuchElementException();
        }
        return e;
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return items.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int remainingCapacity() {
        return capacity - size();
    }

    @Override
    public boolean contains(Object o) {
        lock.lock();
        try {
            return o != null && items.contains(o);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean remove(Object o) {
        lock.lock();
        try {
            boolean removed = o != null && items.remove(o);
            if (removed) {
                notFull.signal();
            }
            return removed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        lock.lock();
        try {
            boolean changed = items.removeIf(filter);
            notFull.signalAll();
            return changed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean removeAll(Collection<?> c) {
        lock.lock();
        try {
            boolean changed = items.removeAll(c);
            notFull.signalAll();
            return changed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean retainAll(Collection<?> c) {
        lock.lock();
        try {
            boolean changed = items.retainAll(c);
            notFull.signalAll();
            return changed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void clear() {
        lock.lock();
        try {
            items.clear();
            notFull.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Object[] toArray() {
        lock.lock();
        try {
            return items.toArray();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public <T> T[] toArray(T[] a) {
        lock.lock();
        try {
            return items.toArray(a);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        lock.lock();
        try {
            return items.toString();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int drainTo(Collection<? super E> c) {
        return drainTo(c, Integer.MAX_VALUE);
    }

    @Override
    public int drainTo(Collection<? super E> c, int maxElements) {
        Objects.requireNonNull(c);
        if (c == this) {
            throw new IllegalArgumentException();
        }
        lock.lock();
        try {
            int n = 0;
            while (n < maxElements && !items.isEmpty()) {
                c.add(items.peek());
                extract();
                n++;
            }
            return n;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void forEach(Consumer<? super E> action) {
        Objects.requireNonNull(action);
        Iterator<E> it = iterator();
        while (it.hasNext()) {
            action.accept(it.next());
        }
    }

    /** Removes this very element, which an iterator has given. */
    final void removeSame(Object element) {
        lock.lock();
        try {
            Iterator<E> it = items.iterator();
            while (it.hasNext()) {
                if (it.next() == element) {
                    it.remove();
                    notFull.signal();
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Iterator<E> iterator() {
        return new Snapshot(toArray());
    }

    /** Goes through the elements that there were at its beginning. */
    final class Snapshot implements Iterator<E> {
        private final Object[] elements;
        private int next;
        private boolean removable;

        Snapshot(Object[] elements) {
            this.elements = elements;
        }

        @Override
        public boolean hasNext() {
            return next < elements.length;
        }

        @Override
        @SuppressWarnings("unchecked")
        public E next() {
            if (next >= elements.length) {
                throw new NoSuchElementException();
            }
            removable = true;
            return (E) elements[next++];
        }

        @Override
        public void remove() {
            if (!removable) {
                throw new IllegalStateException();
            }
            removable = false;
            removeSame(elements[next - 1]);
        }
    }
}
