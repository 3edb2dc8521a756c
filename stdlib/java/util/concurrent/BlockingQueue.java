package java.util.concurrent;

import java.util.Collection;
import java.util.Queue;

/** A queue with operations that wait for an element, or for room. */
public interface BlockingQueue<E> extends Queue<E> {
    void put(E e) throws InterruptedException;

    boolean offer(E e, long timeout, TimeUnit unit) throws InterruptedException;

    E take() throws InterruptedException;

    E poll(long timeout, TimeUnit unit) throws InterruptedException;

    int remainingCapacity();

    int drainTo(Collection<? super E> c);

    int drainTo(Collection<? super E> c, int maxElements);
}
