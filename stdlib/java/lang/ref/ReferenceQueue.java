package java.lang.ref;

/** A queue that references enter once the collector has cleared them. */
public class ReferenceQueue<T> {
    private static final ReferenceQueue<Object> NONE = new ReferenceQueue<>();
    static final ReferenceQueue<Object> ENQUEUED = new ReferenceQueue<>();

    private Reference<? extends T> head;

    public ReferenceQueue() {
    }

    /** The queue that takes nothing in. */
    @SuppressWarnings("unchecked")
    static <T> ReferenceQueue<T> none() {
        return (ReferenceQueue<T>) NONE;
    }

    @SuppressWarnings("unchecked")
    synchronized boolean enqueue(Reference<? extends T> r) {
        if (this == NONE || this == ENQUEUED || r.queue != this) {
            return false;
        }
        r.next = head == null ? r : head;
        head = r;
        ((Reference<Object>) r).queue = ENQUEUED;
        notifyAll();
        return true;
    }

    @SuppressWarnings("unchecked")
    public synchronized Reference<? extends T> poll() {
        Reference<? extends T> r = head;
        if (r != null) {
            head = r.next == r ? null : r.next;
            r.next = r;
            ((Reference<Object>) r).queue = NONE;
        }
        return r;
    }

    public Reference<? extends T> remove(long timeout) throws InterruptedException {
        if (timeout < 0) {
            throw new IllegalArgumentException("Negative timeout value");
        }
        long end = System.nanoTime() + timeout * 1000000;
        synchronized (this) {
            Reference<? extends T> r = poll();
            while (r == null) {
                long rest = timeout == 0 ? 0 : (end - System.nanoTime() + 999999) / 1000000;
                if (timeout != 0 && rest <= 0) {
                    return null;
                }
                wait(rest);
                r = poll();
            }
            return r;
        }
    }

    public Reference<? extends T> remove() throws InterruptedException {
        return remove(0);
    }
}
