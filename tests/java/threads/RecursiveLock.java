/** A lock taken more than 256 times by one thread, and released when exceptions pass. */
public class RecursiveLock {
    int depth;

    synchronized int nest(int n) {
        depth = Math.max(depth, n);
        synchronized (this) {
            return n == 600 ? n : nest(n + 1);
        }
    }

    synchronized void fail(int n) {
        if (n == 0) {
            throw new IllegalStateException();
        }
        fail(n - 1);
    }

    static synchronized int stat(int n) {
        return n == 0 ? 0 : stat(n - 1) + 1;
    }

    public static void main(String[] args) throws InterruptedException {
        RecursiveLock lock = new RecursiveLock();
        System.out.println(lock.nest(0) + " " + lock.depth + " " + stat(400));
        try {
            lock.fail(300);
        } catch (IllegalStateException e) {
            System.out.println("failed, held: " + Thread.holdsLock(lock));
        }
        Thread t = new Thread(() -> System.out.println("other " + lock.nest(590)));
        t.start();
        t.join();
        synchronized (lock) {
            lock.nest(300);
            synchronized (lock) {
                lock.wait(5);
            }
            System.out.println("held: " + Thread.holdsLock(lock));
        }
        System.out.println("held: " + Thread.holdsLock(lock));
    }
}

// expect:
// 600 600 400
// failed, held: false
// other 600
// held: true
// held: false
