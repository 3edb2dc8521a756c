package java.util;

import java.util.concurrent.atomic.AtomicInteger;

/** Runs tasks at their times, one after another, in a thread of its own. */
public class Timer {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final PriorityQueue<TimerTask> tasks =
            new PriorityQueue<>((a, b) -> Long.compare(a.time, b.time));
    private boolean ended;

    public Timer() {
        this(false);
    }

    public Timer(boolean isDaemon) {
        this("Timer-" + NUMBER.getAndIncrement(), isDaemon);
    }

    public Timer(String name) {
        this(name, false);
    }

    public Timer(String name, boolean isDaemon) {
        Thread thread = new Thread(this::runTasks, name);
        thread.setDaemon(isDaemon);
        thread.start();
    }

    public void schedule(TimerTask task, long delay) {
        add(task, timeAfter(delay), 0);
    }

    public void schedule(TimerTask task, long delay, long period) {
        checkPeriod(period);
        add(task, timeAfter(delay), -period);
    }

    public void scheduleAtFixedRate(TimerTask task, long delay, long period) {
        checkPeriod(period);
        add(task, timeAfter(delay), period);
    }

    public void schedule(TimerTask task, Date time) {
        add(task, timeOf(time), 0);
    }

    public void schedule(TimerTask task, Date firstTime, long period) {
        checkPeriod(period);
        add(task, timeOf(firstTime), -period);
    }

    public void scheduleAtFixedRate(TimerTask task, Date firstTime, long period) {
        checkPeriod(period);
        add(task, timeOf(firstTime), period);
    }

    private static long timeAfter(long delay) {
        if (delay < 0) {
            throw new IllegalArgumentException("Negative delay.");
        }
        return System.currentTimeMillis() + delay;
    }

    /** One that has passed means at once, but in order with others. */
    private static long timeOf(Date time) {
        if (time.getTime() < 0) {
            throw new IllegalArgumentException("Illegal execution time.");
        }
        return time.getTime();
    }

    private static void checkPeriod(long period) {
        if (period <= 0) {
            throw new IllegalArgumentException("Non-positive period.");
        }
    }

    private void add(TimerTask task, long time, long period) {
        synchronized (tasks) {
            if (ended) {
                throw new IllegalStateException("Timer already cancelled.");
            }
            synchronized (task) {
                if (task.scheduled || task.cancelled) {
                    throw new IllegalStateException("Task already scheduled or cancelled");
                }
                task.scheduled = true;
                task.time = time;
                task.period = period;
            }
            tasks.add(task);
            tasks.notify();
        }
    }

    public void cancel() {
        synchronized (tasks) {
            ended = true;
            tasks.clear();
            tasks.notify();
        }
    }

    /** Takes out the cancelled tasks; gives how many there were. */
    public int purge() {
        synchronized (tasks) {
            int before = tasks.size();
            tasks.removeIf((task) -> task.cancelled);
            return before - tasks.size();
        }
    }

    private void runTasks() {
        try {
            TimerTask task = next();
            while (task != null) {
                task.run();
                task = next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            cancel();
        }
    }

    /** Waits for the next task that is due; null when the timer was cancelled. */
    private TimerTask next() throws InterruptedException {
        synchronized (tasks) {
            while (!ended) {
                TimerTask first = tasks.peek();
                if (first == null) {
                    tasks.wait();
                    continue;
                }
                long delay = first.time - System.currentTimeMillis();
                if (delay > 0 && !first.cancelled) {
                    tasks.wait(delay);
                } else {
                    tasks.poll();
                    if (isToRun(first)) {
                        return first;
                    }
                }
            }
            return null;
        }
    }

    private boolean isToRun(TimerTask task) {
        synchronized (task) {
            if (task.cancelled) {
                return false;
            }
            if (task.period == 0) {
                task.ran = true;
                return true;
            }
            task.time = task.period < 0 ? System.currentTimeMillis() - task.period
                    : task.time + task.period;
            tasks.add(task);
            return true;
        }
    }
}
