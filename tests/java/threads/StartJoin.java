/** start, join, names, states at the ends, starting twice, Runnable against subclass. */
public class StartJoin {
    static int result;

    public static void main(String[] args) throws InterruptedException {
        Thread t = new Thread(() -> result = 42, "worker");
        System.out.println(t.getName() + " " + t.isAlive() + " " + t.getState());
        t.start();
        t.join();
        System.out.println(result + " " + t.isAlive() + " " + t.getState());
        try {
            t.start();
        } catch (IllegalThreadStateException e) {
            System.out.println("started twice");
        }
        Thread sub = new Thread() {
            @Override
            public void run() {
                result++;
                System.out.println("in " + Thread.currentThread().getName() + " " + (Thread.currentThread() == this));
            }
        };
        sub.setName("sub");
        sub.start();
        sub.join();
        sub.run();
        System.out.println(result);
        System.out.println(Thread.currentThread().getName() + " " + Thread.currentThread().getPriority());
        new Thread().start();
        Thread never = new Thread(() -> {});
        never.join();
        System.out.println(never.isAlive() + " " + never.isDaemon());
        Thread slow = new Thread(() -> {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
        });
        slow.start();
        slow.join(10);
        System.out.println(slow.isAlive());
        slow.join();
        System.out.println(slow.isAlive());
    }
}

// expect:
// worker false NEW
// 42 false TERMINATED
// started twice
// in sub true
// in main false
// 44
// main 5
// false false
// true
// false
