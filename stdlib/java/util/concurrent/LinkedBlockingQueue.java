package java.util.concurrent;

import java.util.ArrayDeque;
import java.util.Collection;

/** A blocking queue, bounded where asked for. */
public class LinkedBlockingQueue<E> extends LockedQueue<E> {
    public LinkedBlockingQueue() {
        this(Integer.MAX_VALUE);
    }

    public LinkedBlockingQueue(int capacity) {
        super(new ArrayDeque<E>(), capacity, false);
    }

    public LinkedBlockingQueue(Collection<? extends E> c) {
        this(Integer.MAX_VALUE);
        fill(c);
    }
}
