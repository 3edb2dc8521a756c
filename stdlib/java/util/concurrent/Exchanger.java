package java.util.concurrent;

/** A place where two threads give each other something. */
public class Exchanger<V> {
    /** Who waits for a partner; guarded by the exchanger's monitor. */
    private Offer<V> waiting;

    private static final class Offer<V> {
        final V given;
        V received;
        boolean met;

        Offer(V given) {
            this.given = given;
        }
    }

    public Exchanger() {
    }

    public V exchange(V x) throws InterruptedException {
        try {
            return exchange(x, false, 0);
        } catch (TimeoutException e) {
            throw new InternalError(e);
        }
    }

    public V exchange(V x, long timeout, TimeUnit unit)
            throws InterruptedException, TimeoutException {
        return exchange(x, true, System.nanoTime() + unit.toNanos(timeout));
    }

    private synchronized V exchange(V x, boolean timed, long deadline)
            throws InterruptedException, TimeoutException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (waiting != null) {
            Offer<V> partner = waiting;
            waiting = null;
            partner.received = x;
            partner.met = true;
            notifyAll();
            return partner.given;
        }
        Offer<V> mine = new Offer<>(x);
        waiting = mine;
        try {
            while (!mine.met) {
                long rest = timed ? deadline - System.nanoTime() : 0;
                if (timed && rest <= 0) {
                    throw new TimeoutException();
                }
                wait(timed ? rest / 1000_000 + 1 : 0);
            }
        } catch (InterruptedException e) {
            if (!mine.met) {
                throw e;
            }
            Thread.currentThread().interrupt();
        } finally {
            if (waiting == mine) {
                waiting = null;
            }
        }
        return mine.received;
    }
}
