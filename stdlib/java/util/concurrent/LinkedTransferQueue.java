package java.util.concurrent;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.locks.Condition;

/** An unbounded blocking queue whose producers may wait until their elements are taken. */
public class LinkedTransferQueue<E> extends LockedQueue<E> implements TransferQueue<E> {
    /** Signalled when an element is taken. */
    private final transient Condition taken = lock.newCondition();
    private transient int consumers;

    public LinkedTransferQueue() {
        super(new Elements<E>(), Integer.MAX_VALUE, false);
        ((Elements<E>) items).queue = this;
    }

    public LinkedTransferQueue(Collection<? extends E> c) {
        this();
        addAll(c);
    }

    /** The elements; tells producers that wait when one is gone. */
    private static final class Elements<E> extends ArrayDeque<E> {
        private LinkedTransferQueue<E> queue;

        @Override
        public E poll() {
            E e = super.poll();
            if (e != null) {
                queue.taken.signalAll();
            }
            return e;
        }
    }

    private boolean holds(Object element) {
        for (E e : items) {
            if (e == element) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean tryTransfer(E e) {
        Objects.requireNonNull(e);
        lock.lock();
        try {
            return consumers > items.size() && offer(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void transfer(E e) throws InterruptedException {
        transfer(e, false, 0);
    }

    @Override
    public boolean tryTransfer(E e, long timeout, TimeUnit unit) throws InterruptedException {
        return transfer(e, true, unit.toNanos(timeout));
    }

    private boolean transfer(E e, boolean timed, long nanos) throws InterruptedException {
        Objects.requireNonNull(e);
        lock.lockInterruptibly();
        boolean given = false;
        try {
            offer(e);
            long rest = nanos;
            while (holds(e) && (!timed || rest > 0)) {
                if (timed) {
                    rest = taken.awaitNanos(rest);
                } else {
                    taken.await();
                }
            }
            given = !holds(e);
            return given;
        } finally {
            if (!given) {
                removeSame(e);
            }
            lock.unlock();
        }
    }

    @Override
    public E take() throws InterruptedException {
        lock.lockInterruptibly();
        consumers++;
        try {
            return super.take();
        } finally {
            consumers--;
            lock.unlock();
        }
    }

    @Override
    public E poll(long timeout, TimeUnit unit) throws InterruptedException {
        lock.lockInterruptibly();
        consumers++;
        try {
            return super.poll(timeout, unit);
        } finally {
            consumers--;
            lock.unlock();
        }
    }

    @Override
    public void put(E e) {
        offer(e);
    }

    @Override
    public boolean offer(E e, long timeout, TimeUnit unit) {
        return offer(e);
    }

    @Override
    public int remainingCapacity() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean hasWaitingConsumer() {
        return getWaitingConsumerCount() > 0;
    }

    @Override
    public int getWaitingConsumerCount() {
        lock.lock();
        try {
            return Math.max(consumers - items.size(), 0);
        } finally {
            lock.unlock();
        }
    }
}
