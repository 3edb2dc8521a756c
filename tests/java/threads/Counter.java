/** A counter under contention: synchronized method, block, static synchronized; four threads. */
public class Counter {
    int a;
    int b;
    static int c;
    final Object lock = new Object();

    synchronized void incA() {
        a++;
    }

    void incB() {
        synchronized (lock) {
            b++;
        }
    }

    static synchronized void incC() {
        c++;
    }

    public static void main(String[] args) throws InterruptedException {
        Counter counter = new Counter();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                for (int k = 0; k < 5000; k++) {
                    counter.incA();
                    counter.incB();
                    incC();
                }
            });
            threads[i].start();
        }
        for (Thread t : threads) {
            t.join();
        }
        System.out.println(counter.a + " " + counter.b + " " + c);
    }
}

// expect:
// 20000 20000 20000
