/** A volatile flag ends a spinning thread; data written before it is seen. */
public class VolatileFlag {
    static volatile boolean ready;
    static volatile boolean stop;
    static int data;

    public static void main(String[] args) throws InterruptedException {
        Thread reader = new Thread(() -> {
            while (!ready) {
                Thread.onSpinWait();
            }
            System.out.println("data " + data);
        });
        Thread spinner = new Thread(() -> {
            long n = 0;
            while (!stop) {
                n++;
                if ((n & 1023) == 0) {
                    Thread.yield();
                }
            }
            System.out.println("stopped " + (n >= 0));
        });
        reader.start();
        spinner.start();
        Thread.sleep(20);
        data = 77;
        ready = true;
        reader.join();
        stop = true;
        spinner.join();
    }
}

// expect:
// data 77
// stopped true
