/** A monitor is released when an exception leaves a synchronized block or method. */
public class MonitorExitOnException {
    static synchronized void stat() {
        throw new IllegalStateException("static");
    }

    synchronized int inst(int[] a) {
        return a[5];
    }

    void block(Object lock) {
        synchronized (lock) {
            synchronized (this) {
                Object o = lock;
                System.out.println(((Integer) o).intValue());
            }
        }
    }

    public static void main(String[] args) throws InterruptedException {
        MonitorExitOnException m = new MonitorExitOnException();
        Object lock = "a string as a lock";
        try {
            stat();
        } catch (IllegalStateException e) {
            System.out.println(Thread.holdsLock(MonitorExitOnException.class));
        }
        try {
            m.inst(new int[1]);
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(Thread.holdsLock(m));
        }
        try {
            m.block(lock);
        } catch (ClassCastException e) {
            System.out.println(Thread.holdsLock(m) + " " + Thread.holdsLock(lock));
        }
        try {
            synchronized ((Object) null) {
                System.out.println("never");
            }
        } catch (NullPointerException e) {
            System.out.println("null lock");
        }
        Thread t = new Thread(() -> {
            synchronized (m) {
                synchronized (lock) {
                    System.out.println("all free");
                }
            }
        });
        t.start();
        t.join();
    }
}

// expect:
// false
// false
// false false
// null lock
// all free
