import java.util.ArrayDeque;

/** A bounded queue between producers and consumers. */
public class ProducerConsumer {
    static final class Queue {
        private final ArrayDeque<Integer> items = new ArrayDeque<>();

        synchronized void put(int i) throws InterruptedException {
            while (items.size() == 5) {
                wait();
            }
            items.addLast(i);
            notifyAll();
        }

        synchronized int take() throws InterruptedException {
            while (items.isEmpty()) {
                wait();
            }
            int i = items.removeFirst();
            notifyAll();
            return i;
        }
    }

    public static void main(String[] args) throws InterruptedException {
        Queue q = new Queue();
        long[] sums = new long[2];
        Thread[] all = new Thread[4];
        for (int i = 0; i < 2; i++) {
            int at = i;
            all[i] = new Thread(() -> {
                try {
                    for (int k = 0; k < 1000; k++) {
                        q.put(at * 1000 + k);
                    }
                } catch (InterruptedException e) {
                    System.out.println("interrupted");
                }
            });
            all[2 + i] = new Thread(() -> {
                try {
                    for (int k = 0; k < 1000; k++) {
                        sums[at] += q.take();
                    }
                } catch (InterruptedException e) {
                    System.out.println("interrupted");
                }
            });
        }
        for (Thread t : all) {
            t.start();
        }
        for (Thread t : all) {
            t.join();
        }
        System.out.println(sums[0] + sums[1]);
    }
}

// expect:
// 1999000
