package java.util;

/** Something that a timer runs. */
public abstract class TimerTask implements Runnable {
    /** When it is to run next, in milliseconds; set and read under the timer's lock. */
    long time;
    /** Milliseconds between runs: negative if each is counted from the last run, 0 if once. */
    long period;
    boolean scheduled;
    /** Whether it ran, and will not again. */
    boolean ran;
    boolean cancelled;

    protected TimerTask() {
    }

    @Override
    public abstract void run();

    /** True if this keeps a run from happening. */
    public synchronized boolean cancel() {
        boolean waits = scheduled && !ran && !cancelled;
        cancelled = true;
        return waits;
    }

    public synchronized long scheduledExecutionTime() {
        return period < 0 ? time + period : time - period;
    }
}
