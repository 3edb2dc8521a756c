import java.util.Date;
import java.util.MissingResourceException;
import java.util.Observable;
import java.util.Observer;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;

@SuppressWarnings("deprecation")
public class Notifying {
    interface Action {
        Object run();
    }

    static void show(Action a) {
        try {
            System.out.println(a.run());
        } catch (RuntimeException e) {
            System.out.println(e instanceof NullPointerException ? e.getClass() : e);
        }
    }

    static final class Source extends Observable {
        void change(Object what) {
            setChanged();
            notifyObservers(what);
        }
    }

    static void observers() {
        Source source = new Source();
        Observer first = (o, arg) -> System.out.println("first " + arg);
        Observer second = (o, arg) -> System.out.println("second " + arg + (o == source));
        source.addObserver(first);
        source.addObserver(second);
        source.addObserver(first);
        show(() -> source.countObservers() + " " + source.hasChanged());
        source.notifyObservers("nothing");
        source.change("x");
        source.deleteObserver(second);
        source.change(null);
        source.deleteObservers();
        source.change("nobody");
        show(() -> source.countObservers() + " " + source.hasChanged());
        show(() -> {
            source.addObserver(null);
            return null;
        });
        MissingResourceException e = new MissingResourceException("text", "Class", "key");
        show(() -> e + " " + e.getClassName() + " " + e.getKey());
    }

    static TimerTask task(Runnable r) {
        return new TimerTask() {
            @Override
            public void run() {
                r.run();
            }
        };
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void timers() throws InterruptedException {
        StringBuffer log = new StringBuffer();
        Timer timer = new Timer("ticks", true);
        Object done = new Object();
        int[] ticks = {0};
        CountDownLatch scheduled = new CountDownLatch(1);     // however long that takes
        timer.schedule(task(() -> await(scheduled)), 0);
        long now = System.currentTimeMillis();
        timer.schedule(task(() -> log.append("late ")), new Date(now + 40));
        timer.schedule(task(() -> log.append("early ").append(Thread.currentThread().getName()).append(' ')),
                new Date(now + 10));
        TimerTask never = task(() -> log.append("never"));
        timer.schedule(never, 60_000);
        show(() -> never.cancel() + " " + never.cancel() + " " + timer.purge());
        scheduled.countDown();
        synchronized (done) {
            timer.schedule(new TimerTask() {
                @Override
                public void run() {
                    if (++ticks[0] == 3) {
                        cancel();
                        synchronized (done) {
                            done.notify();
                        }
                    }
                }
            }, 60, 5);
            done.wait(10_000);
        }
        show(() -> log + "" + ticks[0]);
        show(() -> {
            timer.schedule(task(() -> { }), -1);
            return null;
        });
        show(() -> {
            timer.schedule(task(() -> { }), 1, 0);
            return null;
        });
        show(() -> {
            timer.schedule(never, 1);
            return null;
        });
        timer.cancel();
        show(() -> {
            timer.schedule(task(() -> { }), 1);
            return null;
        });
    }

    public static void main(String[] args) throws InterruptedException {
        observers();
        timers();
    }
}

// expect:
// 2 false
// second xtrue
// first x
// first null
// 0 false
// class java.lang.NullPointerException
// java.util.MissingResourceException: text Class key
// true false 1
// early ticks late 3
// java.lang.IllegalArgumentException: Negative delay.
// java.lang.IllegalArgumentException: Non-positive period.
// java.lang.IllegalStateException: Task already scheduled or cancelled
// java.lang.IllegalStateException: Timer already cancelled.
