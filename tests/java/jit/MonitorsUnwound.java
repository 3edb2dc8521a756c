// slow-stress: 997
/** Monitors held by compiled and inlined code when an exception leaves it. */
public class MonitorsUnwound {
    static final Object A = new Object();
    static final Object B = new Object();
    int f;

    synchronized int locked(int x) {
        f += 100 / x;
        return f;
    }

    static synchronized int lockedStatic(int x, int[] a) {
        return a[x];
    }

    static int nested(int x, int[] a) {
        synchronized (A) {
            synchronized (B) {
                synchronized (A) {
                    return a[x] / x;
                }
            }
        }
    }

    static int withFinally(int x, int[] a) {
        int r = 0;
        try {
            synchronized (A) {
                r = 1;
                r += lockedStatic(x, a);
                synchronized (new Object()) {
                    r += a[x + 1];
                }
            }
        } finally {
            r++;
            if (Thread.holdsLock(A)) {
                throw new AssertionError("held in finally");
            }
        }
        return r;
    }

    static int local(int x) {
        MonitorsUnwound m = new MonitorsUnwound();
        synchronized (m) {
            m.f = x;
            if (x == 0) {
                throw new IllegalStateException(m.toString().substring(0, 15));
            }
            return m.locked(x);
        }
    }

    static void check(Object... locks) {
        for (Object lock : locks) {
            if (Thread.holdsLock(lock)) {
                throw new AssertionError("still held: " + lock);
            }
        }
    }

    static int loop(int[] a, int n) {
        int caught = 0;
        for (int i = 0; i < n; i++) {
            synchronized (A) {
                try {
                    synchronized (B) {
                        a[i % 9]++;
                    }
                } catch (ArrayIndexOutOfBoundsException e) {
                    caught++;
                    if (!Thread.holdsLock(A) || Thread.holdsLock(B)) {
                        throw new AssertionError("wrong monitors", e);
                    }
                }
            }
        }
        return caught;
    }

    static long work(MonitorsUnwound m, int rounds, int mask) {
        long sum = 0;
        int[] a = {1, 2, 3, 4, 5, 6, 7, 8};
        for (int n = 0; n < rounds; n++) {
            int x = n & mask;
            try {
                sum += m.locked(x);
            } catch (ArithmeticException e) {
                sum += 3;
            }
            try {
                sum += lockedStatic(x, a) + nested(x, a);
            } catch (ArithmeticException | ArrayIndexOutOfBoundsException e) {
                sum += e.getMessage().length();
            }
            try {
                sum += withFinally(x, a);
            } catch (RuntimeException e) {
                sum += e.getMessage().length();
            }
            try {
                sum += local(x);
            } catch (IllegalStateException e) {
                sum += e.getMessage().length();
            }
            if ((n & 1023) == 0) {
                check(A, B, m, MonitorsUnwound.class);
            }
        }
        return sum;
    }

    public static void main(String[] args) throws InterruptedException {
        MonitorsUnwound m = new MonitorsUnwound();
        int[] eight = new int[8];
        System.out.println(work(m, 30_000, 3));
        System.out.println(loop(eight, 30_000));
        System.out.println(work(m, 30_000, 15));
        check(A, B, m, MonitorsUnwound.class);
        // Another thread gets them all.
        long[] result = new long[1];
        Thread other = new Thread(() -> result[0] = work(m, 1000, 7));
        other.start();
        other.join();
        System.out.println(result[0] + " " + m.f);
    }
}

// expect:
// 15443771250
// 3333
// 47254708125
// 1753288750 2019750
