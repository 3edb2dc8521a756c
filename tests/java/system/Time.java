/** nanoTime never goes back; currentTimeMillis is of this century; sleep takes its time. */
public class Time {
    public static void main(String[] args) throws InterruptedException {
        long last = System.nanoTime();
        int back = 0;
        for (int i = 0; i < 10_000; i++) {
            long now = System.nanoTime();
            back += now < last ? 1 : 0;
            last = now;
        }
        System.out.println("backwards " + back);
        long ms = System.currentTimeMillis();
        System.out.println(ms > 1_600_000_000_000L && ms < 4_000_000_000_000L);
        long start = System.nanoTime();
        Thread.sleep(25);
        long elapsed = System.nanoTime() - start;
        System.out.println(elapsed >= 24_000_000L && elapsed < 20_000_000_000L);
    }
}

// expect:
// backwards 0
// true
// true
