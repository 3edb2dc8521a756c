/** The VM exits while a daemon thread still runs, after all others have ended. */
public class Daemons {
    public static void main(String[] args) {
        Thread daemon = new Thread(() -> {
            long n = 0;
            while (true) {
                n++;
            }
        });
        daemon.setDaemon(true);
        daemon.start();
        Thread sleeping = new Thread(() -> {
            try {
                Thread.sleep(600_000);
            } catch (InterruptedException e) {
                System.out.println("never");
            }
        });
        sleeping.setDaemon(true);
        sleeping.start();
        Thread main = Thread.currentThread();
        Thread normal = new Thread(() -> {
            try {
                main.join();
            } catch (InterruptedException e) {
                System.out.println("never");
            }
            System.out.println("normal thread ends last; it is a daemon: " + Thread.currentThread().isDaemon());
        });
        normal.start();
        try {
            normal.setDaemon(true);
        } catch (IllegalThreadStateException e) {
            System.out.println("too late");
        }
        System.out.println("main ends " + daemon.isDaemon());
    }
}

// expect:
// too late
// main ends true
// normal thread ends last; it is a daemon: false
