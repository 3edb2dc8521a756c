package java.util.concurrent;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets a number of threads wait for each other, again and again. */
public class CyclicBarrier {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition trip = lock.newCondition();
    private final int parties;
    private final Runnable barrierAction;
    private Generation generation = new Generation();
    /** How many have not arrived. */
    private int missing;

    /** One use of the barrier. */
    private static final class Generation {
        boolean broken;
    }

    public CyclicBarrier(int parties, Runnable barrierAction) {
        if (parties <= 0) {
            throw new IllegalArgumentException();
        }
        this.parties = parties;
        this.barrierAction = barrierAction;
        missing = parties;
    }

    public CyclicBarrier(int parties) {
        this(parties, null);
    }

    public int getParties() {
        return parties;
    }

    public int await() throws InterruptedException, BrokenBarrierException {
        try {
            return arrive(false, 0);
        } catch (TimeoutException e) {
            throw new InternalError(e);
        }
    }

    public int await(long timeout, TimeUnit unit)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        return arrive(true, unit.toNanos(timeout));
    }

    private int arrive(boolean timed, long nanos)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        lock.lock();
        try {
            Generation mine = generation;
            if (mine.broken) {
                throw new BrokenBarrierException();
            }
            if (Thread.interrupted()) {
                breakBarrier();
                throw new InterruptedException();
            }
            int index = --missing;
            if (index == 0) {
                complete();
            } else {
                waitFor(mine, timed, nanos);
            }
            return index;
        } finally {
            lock.unlock();
        }
    }

    private void complete() {
        boolean done = false;
        try {
            if (barrierAction != null) {
                barrierAction.run();
            }
            done = true;
            startGeneration();
        } finally {
            if (!done) {
                breakBarrier();
            }
        }
    }

    private void waitFor(Generation mine, boolean timed, long nanos)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        long rest = nanos;
        while (true) {
            try {
                if (!timed) {
                    trip.await();
                } else if (rest > 0) {
                    rest = trip.awaitNanos(rest);
                }
            } catch (InterruptedException e) {
                if (mine == generation && !mine.broken) {
                    breakBarrier();
                    throw e;
                }
                // The interrupt came too late to count: it is the caller's next wait's.
                Thread.currentThread().interrupt();
            }
            if (mine.broken) {
                throw new BrokenBarrierException();
            }
            if (mine != generation) {
                return;
            }
            if (timed && rest <= 0) {
                breakBarrier();
                throw new TimeoutException();
            }
        }
    }

    private void startGeneration() {
        trip.signalAll();
        missing = parties;
        generation = new Generation();
    }

    private void breakBarrier() {
        generation.broken = true;
        missing = parties;
        trip.signalAll();
    }

    public boolean isBroken() {
        lock.lock();
        try {
            return generation.broken;
        } finally {
            lock.unlock();
        }
    }

    public void reset() {
        lock.lock();
        try {
            breakBarrier();
            startGeneration();
        } finally {
            lock.unlock();
        }
    }

    public int getNumberWaiting() {
        lock.lock();
        try {
            return parties - missing;
        } finally {
            lock.unlock();
        }
    }
}
