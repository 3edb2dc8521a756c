/** notifyAll wakes every waiter; a timed wait ends by itself. */
public class NotifyAll {
    static final Object gate = new Object();
    static boolean open;
    static int waiting;
    static int passed;

    public static void main(String[] args) throws InterruptedException {
        Thread[] threads = new Thread[10];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                synchronized (gate) {
                    waiting++;
                    gate.notifyAll();
                    while (!open) {
                        try {
                            gate.wait();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                    passed++;
                }
            });
            threads[i].start();
        }
        synchronized (gate) {
            while (waiting < threads.length) {
                gate.wait();
            }
            System.out.println("waiting " + waiting + " passed " + passed);
            open = true;
            gate.notifyAll();
        }
        for (Thread t : threads) {
            t.join();
        }
        System.out.println("passed " + passed);
        long start = System.nanoTime();
        synchronized (gate) {
            synchronized (gate) {
                gate.wait(30);
            }
        }
        System.out.println("timed out " + (System.nanoTime() - start > 20_000_000L));
    }
}

// expect:
// waiting 10 passed 0
// passed 10
// timed out true
