package java.util.concurrent;

import java.util.ArrayDeque;
import java.util.Collection;

/** A bounded blocking queue. */
public class ArrayBlockingQueue<E> extends LockedQueue<E> {
    public ArrayBlockingQueue(int capacity) {
        this(capacity, false);
    }

    public ArrayBlockingQueue(int capacity, boolean fair) {
        super(new ArrayDeque<E>(), capacity, fair);
    }

    public ArrayBlockingQueue(int capacity, boolean fair, Collection<? extends E> c) {
        this(capacity, fair);
        fill(c);
    }
}
