/**
 * CPU-bound work, the same total in one thread (argument 1) or split over two (argument 2); the
 * checksum does not depend on the split.
 */
public class TwoThreads {
    static final int CHUNKS = 64;

    static long chunk(int number) {
        int state = number + 1;
        long sum = 0;
        for (int i = 0; i < 1_600_000; i++) {
            state ^= state << 13;
            state ^= state >>> 17;
            state ^= state << 5;
            sum += state & 0xffff;
        }
        return sum;
    }

    static final class Worker extends Thread {
        final int first;
        final int step;
        long total;

        Worker(int first, int step) {
            this.first = first;
            this.step = step;
        }

        @Override
        public void run() {
            for (int i = first; i < CHUNKS; i += step) {
                total += chunk(i);
            }
        }
    }

    public static void main(String[] args) throws InterruptedException {
        int threads = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        Worker[] workers = new Worker[threads];
        for (int i = 0; i < threads; i++) {
            workers[i] = new Worker(i, threads);
            workers[i].start();
        }
        long total = 0;
        for (Worker w : workers) {
            w.join();
            total += w.total;
        }
        System.out.println("TwoThreads " + total);
    }
}
