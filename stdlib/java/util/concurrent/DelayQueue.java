package java.util.concurrent;

import java.util.Collection;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;

/** An unbounded blocking queue whose elements can be taken when their delays are over. */
public class DelayQueue<E extends Delayed> extends LockedQueue<E> {
    public DelayQueue() {
        super(new PriorityQueue<E>(), Integer.MAX_VALUE, false);
    }

    public DelayQueue(Collection<? extends E> c) {
        this();
        addAll(c);
    }

    /** All who wait are woken: whose wait is the shortest may have changed. */
    @Override
    public boolean offer(E e) {
        Objects.requireNonNull(e);
        lock.lock();
        try {
            items.add(e);
            if (items.peek() == e) {
                notEmpty.signalAll();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean add(E e) {
        return offer(e);
    }

    @Override
    public E peek() {
        return super.peek();
    }

    @Override
    public void put(E e) {
        offer(e);
    }

    @Override
    public boolean offer(E e, long timeout, TimeUnit unit) {
        return offer(e);
    }

    /** The nanoseconds until the head can be taken; Long.MAX_VALUE without one. */
    private long wait(E head) {
        return head == null ? Long.MAX_VALUE : head.getDelay(TimeUnit.NANOSECONDS);
    }

    @Override
    public E poll() {
        lock.lock();
        try {
            return wait(items.peek()) > 0 ? null : items.poll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public E take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                E head = items.peek();
                if (head == null) {
                    notEmpty.await();
                    continue;
                }
                long delay = wait(head);
                if (delay <= 0) {
                    return items.poll();
                }
                notEmpty.awaitNanos(delay);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public E poll(long timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (true) {
                long delay = wait(items.peek());
                if (delay <= 0) {
                    return items.poll();
                }
                long rest = deadline - System.nanoTime();
                if (rest <= 0) {
                    return null;
                }
                notEmpty.awaitNanos(Math.min(delay, rest));
            }
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
    public int remainingCapacity() {
        return Integer.MAX_VALUE;
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
            while (n < maxElements && wait(items.peek()) <= 0) {
                c.add(items.poll());
                n++;
            }
            return n;
        } finally {
            lock.unlock();
        }
    }
}
