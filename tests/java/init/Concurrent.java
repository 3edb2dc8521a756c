/** A class is initialised once, by one thread, while the others wait for it. */
public class Concurrent {
    static volatile int runs;
    static volatile boolean entered;

    static class Slow {
        static int value;

        static {
            runs++;
            entered = true;
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
            value = 42;
        }

        static int get() {
            return value;
        }
    }

    static class Failing {
        static {
            runs++;
            if (runs > 0) {
                try {
                    Thread.sleep(50);
                } catch (InterruptedException e) {
                    System.out.println("interrupted");
                }
                throw new IllegalStateException("fails");
            }
        }

        static void touch() {}
    }

    public static void main(String[] args) throws InterruptedException {
        int[] seen = new int[6];
        Thread[] threads = new Thread[seen.length];
        for (int i = 0; i < threads.length; i++) {
            int at = i;
            threads[i] = new Thread(() -> seen[at] = Slow.get());
            threads[i].start();
        }
        for (int i = 0; i < threads.length; i++) {
            threads[i].join();
            System.out.println(seen[i]);
        }
        System.out.println("runs " + runs + " " + entered);
        int[] errors = new int[2];
        Thread[] failing = new Thread[4];
        for (int i = 0; i < failing.length; i++) {
            failing[i] = new Thread(() -> {
                try {
                    Failing.touch();
                } catch (ExceptionInInitializerError e) {
                    synchronized (errors) {
                        errors[0]++;
                    }
                } catch (NoClassDefFoundError e) {
                    synchronized (errors) {
                        errors[1]++;
                    }
                }
            });
            failing[i].start();
        }
        for (Thread t : failing) {
            t.join();
        }
        System.out.println(errors[0] + " " + errors[1] + " runs " + runs);
    }
}

// expect:
// 42
// 42
// 42
// 42
// 42
// 42
// runs 1 true
// 1 3 runs 2
