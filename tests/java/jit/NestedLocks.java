/** Monitors entered again by who holds them; exceptions and deoptimisation in the middle. */
public class NestedLocks {
    int value;

    synchronized void add(int n) {
        value += n;
    }

    synchronized int twice(int n, int[] from) {
        add(n);
        synchronized (this) {
            add(from[n & 7]);
            synchronized (this) {
                value ^= from[n % from.length];
            }
        }
        add(1);
        return value;
    }

    synchronized int cast(Object o) {
        synchronized (this) {
            add(1);
            return ((Integer) o).intValue() + value;
        }
    }

    synchronized void fail(int n) {
        synchronized (this) {
            add(1);
            if (n % 1000 == 0) {
                throw new IllegalStateException("fail " + n);
            }
        }
    }

    /** How often the monitor is held when the interpreter goes on in the middle. */
    synchronized int waits(int n, Object o) throws InterruptedException {
        synchronized (this) {
            synchronized (this) {
                if (o.hashCode() == n) {
                    wait(1);
                    return Thread.holdsLock(this) ? 1 : 0;
                }
            }
        }
        return 2;
    }

    static boolean isFree(Object lock) throws InterruptedException {
        boolean[] free = new boolean[1];
        Thread other = new Thread(() -> {
            synchronized (lock) {
                free[0] = true;
            }
        });
        other.start();
        other.join(10_000);
        return free[0] && !Thread.holdsLock(lock);
    }

    static void report(String what, NestedLocks locks) throws InterruptedException {
        System.out.println(what + " value " + locks.value + " free " + isFree(locks));
    }

    public static void main(String[] args) throws InterruptedException {
        NestedLocks locks = new NestedLocks();
        int[] numbers = {1, 2, 3, 4, 5, 6, 7, 8};
        int sum = 0;
        for (int i = 0; i < 30_000; i++) {
            sum += locks.twice(i, numbers);
        }
        report("twice " + sum, locks);
        try {
            locks.twice(5, new int[] {1, 2, 3});
        } catch (ArrayIndexOutOfBoundsException e) {
            report("bounds", locks);
        }
        try {
            locks.twice(5, null);
        } catch (NullPointerException e) {
            report("null", locks);
        }
        try {
            locks.twice(8, new int[0]);
        } catch (ArithmeticException | ArrayIndexOutOfBoundsException e) {
            report("none", locks);
        }
        for (int i = 0; i < 30_000; i++) {
            sum += locks.cast(i);
        }
        try {
            locks.cast("text");
        } catch (ClassCastException e) {
            report("cast", locks);
        }
        int failed = 0;
        for (int i = 1; i <= 30_000; i++) {
            try {
                locks.fail(i);
            } catch (IllegalStateException e) {
                failed++;
            }
        }
        report("failed " + failed, locks);
        Integer one = 1;
        for (int i = 2; i < 30_000; i++) {
            sum += locks.waits(i, one);
        }
        report("waits " + locks.waits(1, one) + locks.waits("x".hashCode(), "x"), locks);
        System.out.println(sum);
    }
}

// expect:
// twice 1799073792 value 450180000 free true
// bounds value 450180005 free true
// null value 450180010 free true
// none value 450180018 free true
// cast value 450210019 free true
// failed 30 value 450240019 free true
// waits 11 value 450240019 free true
// 427527868
