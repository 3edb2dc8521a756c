/** Fifty threads at once. */
public class ManyThreads {
    static int sum;
    static int arrived;

    public static void main(String[] args) throws InterruptedException {
        Thread[] threads = new Thread[50];
        Object lock = new Object();
        for (int i = 0; i < threads.length; i++) {
            int n = i;
            threads[i] = new Thread(() -> {
                synchronized (lock) {
                    arrived++;
                    lock.notifyAll();
                    while (arrived < 50) {
                        try {
                            lock.wait();
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                    sum += n;
                }
            }, "t" + i);
            threads[i].start();
        }
        for (Thread t : threads) {
            t.join();
        }
        System.out.println(arrived + " " + sum + " " + threads[49].getName());
    }
}

// expect:
// 50 1225 t49
