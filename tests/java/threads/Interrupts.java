/** interrupt of sleep, wait and join; the flag; interrupted() clears it. */
public class Interrupts {
    static Thread start(Runnable r) {
        Thread t = new Thread(r);
        t.start();
        return t;
    }

    public static void main(String[] args) throws InterruptedException {
        Thread sleeper = start(() -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                System.out.println("sleep: " + e.getMessage() + " " + Thread.currentThread().isInterrupted());
            }
        });
        Thread.sleep(30);
        sleeper.interrupt();
        sleeper.join();
        Object lock = new Object();
        Thread waiter = start(() -> {
            synchronized (lock) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    System.out.println("wait: " + e.getMessage() + " " + Thread.holdsLock(lock));
                }
            }
        });
        Thread.sleep(30);
        waiter.interrupt();
        waiter.join();
        Thread main = Thread.currentThread();
        Thread helper = start(() -> {
            try {
                Thread.sleep(30);
                main.interrupt();
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                System.out.println("helper interrupted");
            }
        });
        try {
            helper.join();
        } catch (InterruptedException e) {
            System.out.println("join: " + e.getMessage());
        }
        helper.interrupt();
        helper.join();
        main.interrupt();
        System.out.println(main.isInterrupted() + " " + main.isInterrupted() + " " + Thread.interrupted() + " "
            + Thread.interrupted());
        main.interrupt();
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            System.out.println("flag set before sleep");
        }
        main.interrupt();
        synchronized (lock) {
            try {
                lock.wait();
            } catch (InterruptedException e) {
                System.out.println("flag set before wait");
            }
        }
        Thread spinner = start(() -> {
            long n = 0;
            while (!Thread.currentThread().isInterrupted()) {
                n++;
            }
            System.out.println("spinner ended " + (n >= 0));
        });
        spinner.interrupt();
        spinner.join();
    }
}

// expect:
// sleep: sleep interrupted false
// wait: null true
// join: null
// helper interrupted
// true true true false
// flag set before sleep
// flag set before wait
// spinner ended true
