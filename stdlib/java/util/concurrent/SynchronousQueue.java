package java.util.concurrent;

import java.io.Serializable;
import java.util.AbstractQueue;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/** A queue without room: who puts waits for one who takes, and the other way round. */
public class SynchronousQueue<E> extends AbstractQueue<E>
        implements BlockingQueue<E>, Serializable {
    private final transient ArrayDeque<Waiter<E>> producers = new ArrayDeque<>();
    private final transient ArrayDeque<Waiter<E>> consumers = new ArrayDeque<>();
    private final boolean fair;

    public SynchronousQueue() {
        this(false);
    }

    public SynchronousQueue(boolean fair) {
        this.fair = fair;
    }

    /** A thread that waits for its partner. */
    private static final class Waiter<E> {
        final Thread thread = Thread.currentThread();
        /** What a producer gives, or a consumer has been given. */
        E item;
        volatile boolean met;

        Waiter(E item) {
            this.item = item;
        }

        void meet() {
            met = true;
            LockSupport.unpark(thread);
        }
    }

    private Waiter<E> next(ArrayDeque<Waiter<E>> waiters) {
        return fair ? waiters.pollFirst() : waiters.pollLast();
    }

    @Override
    public synchronized boolean offer(E e) {
        Objects.requireNonNull(e);
        Waiter<E> consumer = next(consumers);
        if (consumer == null) {
            return false;
        }
        consumer.item = e;
        consumer.meet();
        return true;
    }

    @Override
    public synchronized E poll() {
        Waiter<E> producer = next(producers);
        if (producer == null) {
            return null;
        }
        E e = producer.item;
        producer.meet();
        return e;
    }

    /** Waits for a partner, who removes the waiter; false if the time is over before. */
    private boolean await(Waiter<E> w, ArrayDeque<Waiter<E>> waiters, boolean timed,
            long deadline) throws InterruptedException {
        while (!w.met) {
            boolean interrupted = Thread.interrupted();
            long rest = timed ? deadline - System.nanoTime() : 1;
            if (interrupted || rest <= 0) {
                if (withdraw(w, waiters)) {
                    if (interrupted) {
                        throw new InterruptedException();
                    }
                    return false;
                }
                if (interrupted) {
                    w.thread.interrupt();
                }
                return true;
            }
            if (timed) {
                LockSupport.parkNanos(this, rest);
            } else {
                LockSupport.park(this);
            }
        }
        return true;
    }

    private synchronized boolean withdraw(Waiter<E> w, ArrayDeque<Waiter<E>> waiters) {
        return waiters.remove(w);
    }

    private boolean give(E e, boolean timed, long deadline) throws InterruptedException {
        Waiter<E> w = new Waiter<>(e);
        synchronized (this) {
            if (offer(e)) {
                return true;
            }
            producers.addLast(w);
        }
        return await(w, producers, timed, deadline);
    }

    private E receive(boolean timed, long deadline) throws InterruptedException {
        Waiter<E> w = new Waiter<>(null);
        synchronized (this) {
            E e = poll();
            if (e != null) {
                return e;
            }
            consumers.addLast(w);
        }
        return await(w, consumers, timed, deadline) ? w.item : null;
    }

    @Override
    public void put(E e) throws InterruptedException {
        give(Objects.requireNonNull(e), false, 0);
    }

    @Override
    public boolean offer(E e, long timeout, TimeUnit unit) throws InterruptedException {
        Objects.requireNonNull(e);
        return give(e, true, System.nanoTime() + unit.toNanos(timeout));
    }

    @Override
    public E take() throws InterruptedException {
        return receive(false, 0);
    }

    @Override
    public E poll(long timeout, TimeUnit unit) throws InterruptedException {
        return receive(true, System.nanoTime() + unit.toNanos(timeout));
    }

    @Override
    public boolean isEmpty() {
        return true;
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public int remainingCapacity() {
        return 0;
    }

    @Override
    public void clear() {
    }

    @Override
    public boolean contains(Object o) {
        return false;
    }

    @Override
    public boolean remove(Object o) {
        return false;
    }

    @Override
    public boolean containsAll(Collection<?> c) {
        return c.isEmpty();
    }

    @Override
    public boolean removeAll(Collection<?> c) {
        return false;
    }

    @Override
    public boolean retainAll(Collection<?> c) {
        return false;
    }

    @Override
    public E peek() {
        return null;
    }

    @Override
    public Iterator<E> iterator() {
        return Collections.emptyIterator();
    }

    @Override
    public String toString() {
        return "[]";
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
        int n = 0;
        while (n < maxElements) {
            E e = poll();
            if (e == null) {
                return n;
            }
            c.add(e);
            n++;
        }
        return n;
    }
}
