/** Loops that enter a monitor that they read from a field in every turn, which others may change. */
public class FieldLocks {
    final Object fixed = new Object();
    Object lock = new Object();
    static Object common = new Object();
    boolean changed;
    int value;

    static int fixed(FieldLocks locks, int turns) {
        int sum = 0;
        for (int i = 0; i < turns; i++) {
            synchronized (locks.fixed) {
                locks.value += i;
            }
            synchronized (locks.fixed) {
                sum ^= locks.value;
            }
        }
        return sum;
    }

    static void common(FieldLocks locks, int turns) {
        for (int i = 0; i < turns; i++) {
            synchronized (common) {
                locks.value++;
            }
        }
    }

    /** The loop itself takes another monitor, or none, at a turn. */
    static int replaced(FieldLocks locks, int turns, int at, Object with) {
        int i = 0;
        try {
            for (; i < turns; i++) {
                synchronized (locks.lock) {
                    locks.value++;
                    if (i == at) {
                        locks.lock = with;
                    }
                }
            }
        } catch (NullPointerException e) {
            return -i;
        }
        return i;
    }

    /** Who has seen `changed` under the old monitor reads the new one from then on. */
    static int follow(FieldLocks locks, Object old) {
        int wrong = 0;
        boolean seen = false;
        while (true) {
            Object mine = locks.lock;
            synchronized (mine) {
                if (mine != old) {
                    return wrong;
                }
                if (seen) {
                    wrong++;
                }
                seen = locks.changed;
            }
        }
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

    static void report(String what, FieldLocks locks) throws InterruptedException {
        System.out.println(what + " value " + locks.value + " free " + isFree(locks.fixed)
                + (locks.lock == null ? " none" : isFree(locks.lock)) + isFree(common));
    }

    static int change(FieldLocks locks) throws InterruptedException {
        Object old = locks.lock;
        locks.changed = false;
        int[] wrong = new int[1];
        Thread follower = new Thread(() -> wrong[0] = follow(locks, old));
        follower.start();
        Thread.sleep(2);
        synchronized (old) {
            locks.lock = new Object();
            locks.changed = true;
        }
        follower.join();
        return wrong[0];
    }

    public static void main(String[] args) throws InterruptedException {
        FieldLocks locks = new FieldLocks();
        int sum = 0;
        for (int i = 0; i < 200; i++) {
            sum += fixed(locks, 2000 + i);
            common(locks, 1500);
        }
        report("fixed " + sum, locks);
        Object first = locks.lock;
        for (int i = 0; i < 200; i++) {
            sum += replaced(locks, 2000, i * 11, new Object());
        }
        report("replaced " + sum + " " + isFree(first), locks);
        first = locks.lock;
        System.out.println(replaced(locks, 5000, 3333, null) + " " + isFree(first));
        report("null", locks);
        System.out.println(replaced(locks, 10, 5, first));
        locks.lock = first;
        int wrong = 0;
        for (int i = 0; i < 50; i++) {
            wrong += change(locks);
        }
        report("wrong " + wrong, locks);
    }
}

// expect:
// fixed 1544390812 value 441213400 free truetruetrue
// replaced 1544790812 true value 441613400 free truetruetrue
// -3334 true
// null value 441616734 free true nonetrue
// 0
// wrong 0 value 441616734 free truetruetrue
