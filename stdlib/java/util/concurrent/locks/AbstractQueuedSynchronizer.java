package java.util.concurrent.locks;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.WaitQueue.Waiter;
import pvm.internal.Memory;

/**
 * A synchronizer that consists of a number and a queue of threads that wait for it.
 *
 * Only the first waiter tries to acquire; it is unparked at each release, and by the waiter before
 * it when that one gives up or has acquired in shared mode.
 */
public abstract class AbstractQueuedSynchronizer extends AbstractOwnableSynchronizer {
    private static final long STATE =
            Memory.fieldOffset(AbstractQueuedSynchronizer.class, "state");

    private static final int ACQUIRED = 0;
    private static final int INTERRUPTED = 1;
    private static final int TIMED_OUT = 2;

    private volatile int state;
    private final transient WaitQueue queue = new WaitQueue();

    protected AbstractQueuedSynchronizer() {
    }

    protected final int getState() {
        return state;
    }

    protected final void setState(int newState) {
        state = newState;
    }

    protected final boolean compareAndSetState(int expect, int update) {
        return Memory.compareAndSetInt(this, STATE, expect, update);
    }

    protected boolean tryAcquire(int arg) {
        throw new UnsupportedOperationException();
    }

    protected boolean tryRelease(int arg) {
        throw new UnsupportedOperationException();
    }

    protected int tryAcquireShared(int arg) {
        throw new UnsupportedOperationException();
    }

    protected boolean tryReleaseShared(int arg) {
        throw new UnsupportedOperationException();
    }

    protected boolean isHeldExclusively() {
        throw new UnsupportedOperationException();
    }

    private static void unpark(Waiter w) {
        if (w != null) {
            LockSupport.unpark(w.thread);
        }
    }

    private boolean attempt(Waiter w, int arg) {
        return w.shared ? tryAcquireShared(arg) >= 0 : tryAcquire(arg);
    }

    /** Enters the queue and waits there until acquired, or what else ends it. */
    private int enqueue(boolean shared, int arg, boolean interruptible, boolean timed,
            long deadline) {
        Waiter w = new Waiter(shared, Waiter.QUEUED);
        queue.append(w);
        return acquireQueued(w, arg, interruptible, timed, deadline);
    }

    private int acquireQueued(Waiter w, int arg, boolean interruptible, boolean timed,
            long deadline) {
        boolean interrupted = false;
        boolean acquired = false;
        try {
            while (true) {
                if (queue.first() == w && attempt(w, arg)) {
                    acquired = true;
                    return ACQUIRED;
                }
                if (!timed) {
                    LockSupport.park(this);
                } else {
                    long rest = deadline - System.nanoTime();
                    if (rest <= 0) {
                        return TIMED_OUT;
                    }
                    LockSupport.parkNanos(this, rest);
                }
                if (Thread.interrupted()) {
                    if (interruptible) {
                        return INTERRUPTED;
                    }
                    interrupted = true;
                }
            }
        } finally {
            queue.remove(w);
            if (!acquired || w.shared) {
                unpark(queue.first());
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean enqueueInterruptibly(boolean shared, int arg, boolean timed, long nanos)
            throws InterruptedException {
        if (timed && nanos <= 0) {
            return false;
        }
        long deadline = timed ? System.nanoTime() + nanos : 0;
        int result = enqueue(shared, arg, true, timed, deadline);
        if (result == INTERRUPTED) {
            throw new InterruptedException();
        }
        return result == ACQUIRED;
    }

    private static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    public final void acquire(int arg) {
        if (!tryAcquire(arg)) {
            enqueue(false, arg, false, false, 0);
        }
    }

    public final void acquireInterruptibly(int arg) throws InterruptedException {
        checkInterrupt();
        if (!tryAcquire(arg)) {
            enqueueInterruptibly(false, arg, false, 0);
        }
    }

    public final boolean tryAcquireNanos(int arg, long nanosTimeout)
            throws InterruptedException {
        checkInterrupt();
        return tryAcquire(arg) || enqueueInterruptibly(false, arg, true, nanosTimeout);
    }

    public final boolean release(int arg) {
        if (!tryRelease(arg)) {
            return false;
        }
        unpark(queue.first());
        return true;
    }

    public final void acquireShared(int arg) {
        if (tryAcquireShared(arg) < 0) {
            enqueue(true, arg, false, false, 0);
        }
    }

    public final void acquireSharedInterruptibly(int arg) throws InterruptedException {
        checkInterrupt();
        if (tryAcquireShared(arg) < 0) {
            enqueueInterruptibly(true, arg, false, 0);
        }
    }

    public final boolean tryAcquireSharedNanos(int arg, long nanosTimeout)
            throws InterruptedException {
        checkInterrupt();
        return tryAcquireShared(arg) >= 0 || enqueueInterruptibly(true, arg, true, nanosTimeout);
    }

    public final boolean releaseShared(int arg) {
        if (!tryReleaseShared(arg)) {
            return false;
        }
        unpark(queue.first());
        return true;
    }

    public final boolean hasQueuedThreads() {
        return queue.first() != null;
    }

    public final boolean hasContended() {
        return queue.everUsed();
    }

    public final Thread getFirstQueuedThread() {
        Waiter w = queue.first();
        return w == null ? null : w.thread;
    }

    public final boolean isQueued(Thread thread) {
        if (thread == null) {
            throw new NullPointerException();
        }
        return queue.contains(thread);
    }

    /** Whether the longest waiting thread waits in exclusive mode. */
    final boolean isFirstExclusive() {
        Waiter w = queue.first();
        return w != null && !w.shared;
    }

    public final boolean hasQueuedPredecessors() {
        Waiter w = queue.first();
        return w != null && w.thread != Thread.currentThread();
    }

    public final int getQueueLength() {
        return queue.size();
    }

    public final Collection<Thread> getQueuedThreads() {
        return queue.threads(true, true);
    }

    public final Collection<Thread> getExclusiveQueuedThreads() {
        return queue.threads(true, false);
    }

    public final Collection<Thread> getSharedQueuedThreads() {
        return queue.threads(false, true);
    }

    @Override
    public String toString() {
        return super.toString() + "[State = " + getState() + ", "
                + (hasQueuedThreads() ? "non" : "") + "empty queue]";
    }

    public final boolean owns(ConditionObject condition) {
        return condition.isOwnedBy(this);
    }

    private void checkOwns(ConditionObject condition) {
        if (!owns(condition)) {
            throw new IllegalArgumentException("Not owner");
        }
    }

    public final boolean hasWaiters(ConditionObject condition) {
        checkOwns(condition);
        return condition.hasWaiters();
    }

    public final int getWaitQueueLength(ConditionObject condition) {
        checkOwns(condition);
        return condition.getWaitQueueLength();
    }

    public final Collection<Thread> getWaitingThreads(ConditionObject condition) {
        checkOwns(condition);
        return condition.getWaitingThreads();
    }

    /** A condition of a synchronizer in exclusive mode. Its list is changed by owners only. */
    public class ConditionObject implements Condition, Serializable {
        private transient Waiter firstWaiter;
        private transient Waiter lastWaiter;

        public ConditionObject() {
        }

        final boolean isOwnedBy(AbstractQueuedSynchronizer sync) {
            return sync == AbstractQueuedSynchronizer.this;
        }

        private void checkHeld() {
            if (!isHeldExclusively()) {
                throw new IllegalMonitorStateException();
            }
        }

        private Waiter addWaiter() {
            checkHeld();
            Waiter w = new Waiter(false, Waiter.ON_CONDITION);
            if (firstWaiter == null) {
                firstWaiter = w;
            } else {
                lastWaiter.nextOnCondition = w;
            }
            lastWaiter = w;
            return w;
        }

        private void removeWaiter(Waiter w) {
            Waiter before = null;
            for (Waiter x = firstWaiter; x != null; x = x.nextOnCondition) {
                if (x == w) {
                    unlink(before, w);
                    return;
                }
                before = x;
            }
        }

        private void unlink(Waiter before, Waiter w) {
            if (before == null) {
                firstWaiter = w.nextOnCondition;
            } else {
                before.nextOnCondition = w.nextOnCondition;
            }
            if (lastWaiter == w) {
                lastWaiter = before;
            }
            w.nextOnCondition = null;
        }

        private int releaseAll(Waiter w) {
            boolean released = false;
            try {
                int saved = getState();
                if (!release(saved)) {
                    throw new IllegalMonitorStateException();
                }
                released = true;
                return saved;
            } finally {
                if (!released) {
                    removeWaiter(w);
                }
            }
        }

        /**
         * Releases, waits for a signal, and acquires again. ACQUIRED is a signal's; the others
         * tell what ended the wait before one came.
         */
        private int await(boolean interruptible, boolean timed, long deadline) {
            Waiter w = addWaiter();
            int saved = releaseAll(w);
            int result = ACQUIRED;
            boolean interrupted = false;
            while (w.status == Waiter.ON_CONDITION) {
                long rest = timed ? deadline - System.nanoTime() : 0;
                if (timed && rest <= 0) {
                    result = queue.transfer(w) ? TIMED_OUT : ACQUIRED;
                    break;
                }
                if (timed) {
                    LockSupport.parkNanos(this, rest);
                } else {
                    LockSupport.park(this);
                }
                if (Thread.interrupted()) {
                    if (interruptible && queue.transfer(w)) {
                        result = INTERRUPTED;
                        break;
                    }
                    interrupted = true;
                }
            }
            acquireQueued(w, saved, false, false, 0);
            if (result != ACQUIRED) {
                removeWaiter(w);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return result;
        }

        @Override
        public final void await() throws InterruptedException {
            checkInterrupt();
            if (await(true, false, 0) == INTERRUPTED) {
                throw new InterruptedException();
            }
        }

        @Override
        public final void awaitUninterruptibly() {
            await(false, false, 0);
        }

        private boolean awaitDeadline(long deadline) throws InterruptedException {
            int result = await(true, true, deadline);
            if (result == INTERRUPTED) {
                throw new InterruptedException();
            }
            return result == ACQUIRED;
        }

        @Override
        public final long awaitNanos(long nanosTimeout) throws InterruptedException {
            checkInterrupt();
            long deadline = System.nanoTime() + Math.max(nanosTimeout, 0);
            awaitDeadline(deadline);
            return deadline - System.nanoTime();
        }

        @Override
        public final boolean await(long time, TimeUnit unit) throws InterruptedException {
            long nanos = unit.toNanos(time);
            checkInterrupt();
            return awaitDeadline(System.nanoTime() + Math.max(nanos, 0));
        }

        @Override
        public final void signal() {
            checkHeld();
            boolean signalled = false;
            while (!signalled && firstWaiter != null) {
                Waiter w = firstWaiter;
                unlink(null, w);
                signalled = queue.transfer(w);
            }
        }

        @Override
        public final void signalAll() {
            checkHeld();
            while (firstWaiter != null) {
                Waiter w = firstWaiter;
                unlink(null, w);
                queue.transfer(w);
            }
        }

        protected final boolean hasWaiters() {
            return getWaitQueueLength() > 0;
        }

        protected final int getWaitQueueLength() {
            return getWaitingThreads().size();
        }

        protected final Collection<Thread> getWaitingThreads() {
            checkHeld();
            ArrayList<Thread> threads = new ArrayList<>();
            for (Waiter w = firstWaiter; w != null; w = w.nextOnCondition) {
                if (w.status == Waiter.ON_CONDITION) {
                    threads.add(w.thread);
                }
            }
            return threads;
        }
    }
}
