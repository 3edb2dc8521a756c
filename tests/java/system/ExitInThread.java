// exit: 3
/** System.exit in another thread ends everything. */
public class ExitInThread {
    public static void main(String[] args) throws InterruptedException {
        System.out.println("start");
        Thread t = new Thread(() -> System.exit(3));
        t.start();
        Thread.sleep(60_000);
        System.out.println("never");
    }
}

// expect:
// start
