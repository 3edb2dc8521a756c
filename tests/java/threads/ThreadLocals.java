/** ThreadLocal values belong to one thread each. */
public class ThreadLocals {
    static final ThreadLocal<Integer> counter = ThreadLocal.withInitial(() -> 10);
    static final ThreadLocal<String> empty = new ThreadLocal<>();

    static int bump(int n) {
        for (int i = 0; i < n; i++) {
            counter.set(counter.get() + 1);
        }
        return counter.get();
    }

    public static void main(String[] args) throws InterruptedException {
        int[] results = new int[4];
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            int at = i;
            threads[i] = new Thread(() -> results[at] = bump(at * 100));
            threads[i].start();
        }
        for (Thread t : threads) {
            t.join();
        }
        System.out.println(results[0] + " " + results[1] + " " + results[3] + " " + counter.get());
        empty.set("main");
        Thread other = new Thread(() -> System.out.println(empty.get()));
        other.start();
        other.join();
        System.out.println(empty.get());
        empty.remove();
        System.out.println(empty.get());
    }
}

// expect:
// 10 110 310 10
// null
// main
// null
