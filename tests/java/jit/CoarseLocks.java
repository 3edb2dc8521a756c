/** Regions of one monitor soon after each other; what goes wrong between them. */
public class CoarseLocks {
    int value;

    synchronized void add(int n) {
        value += n;
    }

    synchronized int get() {
        return value;
    }

    static int between(CoarseLocks locks, int[] from, int index) {
        locks.add(1);
        int found = from[index];
        locks.add(found);
        found += from[index + 1];
        return locks.get() + found;
    }

    static int divided(CoarseLocks locks, int by) {
        locks.add(1);
        int result = 1000 / by;
        locks.add(result);
        return result;
    }

    static Object made(CoarseLocks locks, Object o) {
        locks.add(1);
        String text = (String) o;
        synchronized (locks) {
            locks.value += text.length();
        }
        int[] cell = new int[1];
        locks.add(2);
        cell[0] = locks.get();
        return cell;
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

    static void report(String what, CoarseLocks locks) throws InterruptedException {
        System.out.println(what + " value " + locks.value + " free " + isFree(locks));
    }

    public static void main(String[] args) throws InterruptedException {
        CoarseLocks locks = new CoarseLocks();
        int[] numbers = {1, 2, 3, 4};
        int sum = 0;
        for (int i = 0; i < 30_000; i++) {
            sum += between(locks, numbers, i % 3);
        }
        report("between " + sum, locks);
        for (int[] bad : new int[][] {{}, {7}, null}) {
            try {
                between(locks, bad, 0);
            } catch (ArrayIndexOutOfBoundsException | NullPointerException e) {
                report(e.getClass().getName(), locks);
            }
        }
        for (int i = 0; i < 30_000; i++) {
            sum += divided(locks, 1 + i % 5);
        }
        try {
            divided(locks, 0);
        } catch (ArithmeticException e) {
            report(e.getClass().getName(), locks);
        }
        try {
            divided(null, 0);
        } catch (NullPointerException e) {
            report("null", locks);
        }
        for (int i = 0; i < 30_000; i++) {
            made(locks, "text");
        }
        report("made", locks);
        try {
            made(locks, 5);
        } catch (ClassCastException e) {
            report("cast", locks);
        }
        try {
            made(locks, null);
        } catch (NullPointerException e) {
            report("null", locks);
        }
        System.out.println(sum);
    }
}

// expect:
// between 1350175000 value 90000 free true
// java.lang.ArrayIndexOutOfBoundsException value 90001 free true
// java.lang.ArrayIndexOutOfBoundsException value 90009 free true
// java.lang.NullPointerException value 90010 free true
// java.lang.ArithmeticException value 13818011 free true
// null value 13818011 free true
// made value 14028011 free true
// cast value 14028012 free true
// null value 14028013 free true
// 1363873000
