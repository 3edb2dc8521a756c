/** IllegalMonitorStateException where the thread is not the owner. */
public class IllegalMonitor {
    interface Action {
        void run() throws InterruptedException;
    }

    static void show(Action a) {
        try {
            a.run();
            System.out.println("nothing thrown");
        } catch (IllegalMonitorStateException e) {
            System.out.println(e.getMessage());
        } catch (InterruptedException e) {
            System.out.println("interrupted");
        }
    }

    public static void main(String[] args) throws InterruptedException {
        Object lock = new Object();
        show(lock::notify);
        show(lock::notifyAll);
        show(lock::wait);
        show(() -> lock.wait(5));
        synchronized (lock) {
            show(lock::notify);
            show(lock::notifyAll);
            show(() -> lock.wait(5));
            Thread other = new Thread(() -> show(lock::notify));
            other.start();
            other.join();
        }
        show(lock::notify);
        System.out.println(Thread.holdsLock(lock));
    }
}

// expect:
// current thread is not owner
// current thread is not owner
// current thread is not owner
// current thread is not owner
// nothing thrown
// nothing thrown
// nothing thrown
// current thread is not owner
// current thread is not owner
// false
