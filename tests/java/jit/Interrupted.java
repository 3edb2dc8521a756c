// slow-stress: 101
/** Other threads reach a hot loop: by an interrupt, a volatile field, a monitor, a collection. */
public class Interrupted {
    static volatile boolean stop;
    static volatile int published;
    static int plain;
    static int counter;
    static final Object LOCK = new Object();

    static long spinUntilInterrupted() {
        long n = 1;     // it may be over before it begins
        while (!Thread.currentThread().isInterrupted()) {
            n++;
        }
        return n;
    }

    static long spinUntilStopped() {
        long n = 1;     // it may be over before it begins
        while (!stop) {
            n += 3;
        }
        return n;
    }

    static int waitForValue(int value) {
        while (published != value) {
            Thread.onSpinWait();
        }
        return plain;
    }

    static long compute(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum = sum * 31 + i;
        }
        return sum;
    }

    static void add(int n) {
        for (int i = 0; i < n; i++) {
            synchronized (LOCK) {
                counter++;
            }
        }
    }

    static Thread started(Runnable action) {
        Thread thread = new Thread(action);
        thread.start();
        return thread;
    }

    public static void main(String[] args) throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            long[] result = new long[1];
            Thread spinning = started(() -> result[0] = spinUntilInterrupted());
            Thread.sleep(60);
            System.gc();
            spinning.interrupt();
            spinning.join();
            System.out.println("interrupted " + (result[0] > 0));

            stop = false;
            Thread stopped = started(() -> result[0] = spinUntilStopped());
            Thread.sleep(60);
            stop = true;
            stopped.join();
            System.out.println("stopped " + (result[0] > 0));

            int wanted = round * 1000 + 77;
            Thread waiting = started(() -> result[0] = waitForValue(wanted));
            plain = wanted * 2;
            published = wanted;
            waiting.join();
            System.out.println("published " + result[0]);

            // A counted loop without calls lets a collection in.
            Thread computing = started(() -> result[0] = compute(20_000_000));
            for (int n = 0; n < 3; n++) {
                System.gc();
            }
            computing.join();
            System.out.println("computed " + result[0]);

            counter = 0;
            Thread one = started(() -> add(20_000));
            Thread two = started(() -> add(20_000));
            add(20_000);
            one.join();
            two.join();
            System.out.println("counted " + counter);
        }
    }
}

// expect:
// interrupted true
// stopped true
// published 154
// computed 8603312673916688000
// counted 60000
// interrupted true
// stopped true
// published 2154
// computed 8603312673916688000
// counted 60000
// interrupted true
// stopped true
// published 4154
// computed 8603312673916688000
// counted 60000
