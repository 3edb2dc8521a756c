package java.util.concurrent.locks;

import java.util.ArrayList;

/**
 * The threads that wait for a synchronizer, longest first.
 *
 * Changes hold the queue's monitor for a few instructions; who is first can be read without.
 */
final class WaitQueue {
    /** A waiting thread. */
    static final class Waiter {
        /** Waits for a condition, not in a wait queue. */
        static final int ON_CONDITION = 1;
        /** In a wait queue. */
        static final int QUEUED = 0;

        final Thread thread;
        final boolean shared;
        volatile int status;
        private Waiter previous;
        private Waiter next;
        /** The next waiter of the same condition. */
        Waiter nextOnCondition;

        Waiter(boolean shared, int status) {
            this.thread = Thread.currentThread();
            this.shared = shared;
            this.status = status;
        }
    }

    private volatile Waiter first;
    private Waiter last;
    private volatile boolean used;

    Waiter first() {
        return first;
    }

    boolean everUsed() {
        return used;
    }

    synchronized void append(Waiter w) {
        used = true;
        w.previous = last;
        if (last == null) {
            first = w;
        } else {
            last.next = w;
        }
        last = w;
    }

    /** Moves a waiter here from a condition; false if it is not waiting for the condition. */
    synchronized boolean transfer(Waiter w) {
        if (w.status != Waiter.ON_CONDITION) {
            return false;
        }
        append(w);
        w.status = Waiter.QUEUED;
        return true;
    }

    /** Removes a waiter. */
    synchronized void remove(Waiter w) {
        if (w.next == null) {
            last = w.previous;
        } else {
            w.next.previous = w.previous;
        }
        if (w.previous == null) {
            first = w.next;
        } else {
            w.previous.next = w.next;
        }
        w.next = null;
        w.previous = null;
    }

    synchronized int size() {
        int n = 0;
        for (Waiter w = first; w != null; w = w.next) {
            n++;
        }
        return n;
    }

    synchronized boolean contains(Thread t) {
        for (Waiter w = first; w != null; w = w.next) {
            if (w.thread == t) {
                return true;
            }
        }
        return false;
    }

    /** The waiting threads of both kinds or one, the last first. */
    synchronized ArrayList<Thread> threads(boolean exclusive, boolean shared) {
        ArrayList<Thread> threads = new ArrayList<>();
        for (Waiter w = last; w != null; w = w.previous) {
            if (w.shared ? shared : exclusive) {
                threads.add(w.thread);
            }
        }
        return threads;
    }
}
