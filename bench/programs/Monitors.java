/** Uncontended and contended monitors: synchronized methods and blocks, recursion, two threads. */
public class Monitors {
    static final class Counter {
        private int value;

        synchronized void add(int n) {
            value += n;
        }

        synchronized int nested(int depth) {
            return depth == 0 ? value : nested(depth - 1) + 1;
        }

        int get() {
            synchronized (this) {
                return value;
            }
        }
    }

    static int uncontended(int rounds) {
        Counter c = new Counter();
        int sum = 0;
        for (int i = 0; i < rounds; i++) {
            c.add(i & 3);
            sum += c.get() & 1;
        }
        return sum + c.nested(200);
    }

    static int contended(int rounds) throws InterruptedException {
        Counter c = new Counter();
        Runnable work = () -> {
            for (int i = 0; i < rounds; i++) {
                c.add(1);
            }
        };
        Thread a = new Thread(work);
        Thread b = new Thread(work);
        a.start();
        b.start();
        a.join();
        b.join();
        return c.get();
    }

    public static void main(String[] args) throws InterruptedException {
        System.out.println("Monitors " + uncontended(12_000_000) + " " + contended(500_000));
    }
}
