package java.util.concurrent;

import java.util.ArrayDeque;

/** A thread of a ForkJoinPool. */
public class ForkJoinWorkerThread extends Thread {
    final ForkJoinPool pool;
    /** What this thread has forked; guarded by the pool's monitor. */
    final ArrayDeque<ForkJoinTask<?>> forked = new ArrayDeque<>();
    final int index;

    protected ForkJoinWorkerThread(ForkJoinPool pool) {
        this.pool = pool;
        index = pool.nextWorkerIndex();
        setName(pool.workerName(index));
        setDaemon(true);
    }

    public ForkJoinPool getPool() {
        return pool;
    }

    public int getPoolIndex() {
        return index - 1;
    }

    protected void onStart() {
    }

    protected void onTermination(Throwable exception) {
    }

    @Override
    public void run() {
        Throwable failure = null;
        try {
            onStart();
            pool.work(this);
        } catch (Throwable t) {
            failure = t;
        } finally {
            pool.deregister(this);
            onTermination(failure);
        }
    }
}
