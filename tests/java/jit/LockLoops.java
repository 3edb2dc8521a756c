/** Loops that enter the same monitor in every turn: their ends, what is thrown in them, who waits. */
public class LockLoops {
    int value;
    boolean done;

    synchronized void add(int n) {
        value += n;
    }

    int get() {
        synchronized (this) {
            return value;
        }
    }

    static int plain(LockLoops locks, int turns) {
        int sum = 0;
        for (int i = 0; i < turns; i++) {
            locks.add(i & 3);
            sum += locks.get() & 1;
        }
        return sum;
    }

    static int elements(LockLoops locks, int[] from, int turns) {
        for (int i = 0; i < turns; i++) {
            synchronized (locks) {
                locks.value += from[i];
            }
            from[i] = i;
            locks.add(1);
        }
        return locks.value;
    }

    static int divides(LockLoops locks, int[] by) {
        int i = 0;
        while (true) {
            synchronized (locks) {
                locks.value += 100 / by[i];
                if (by[i] == 9) {
                    return i;
                }
            }
            i++;
        }
    }

    static int breaks(LockLoops locks, int[] from, int wanted) {
        int i;
        for (i = 0; i < from.length; i++) {
            synchronized (locks) {
                if (from[i] == wanted) {
                    break;
                }
            }
        }
        return i;
    }

    static void fails(LockLoops locks, int turns, int at) {
        for (int i = 0; i < turns; i++) {
            synchronized (locks) {
                locks.value++;
                if (i == at) {
                    throw new IllegalStateException("at " + i);
                }
            }
        }
    }

    static synchronized int count(int turns) {
        int sum = 0;
        for (int i = 0; i < turns; i++) {
            sum += next();
        }
        return sum;
    }

    static int counter;

    static synchronized int next() {
        return ++counter;
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

    static void report(String what, LockLoops locks) throws InterruptedException {
        System.out.println(what + " value " + locks.value + " free " + isFree(locks)
                + isFree(LockLoops.class));
    }

    /** Turns until another thread, which needs the monitor for that, says that it is enough. */
    static int spin(LockLoops locks) {
        int turns = 1;
        while (true) {
            synchronized (locks) {
                if (locks.done) {
                    return turns;
                }
                turns++;
            }
        }
    }

    static void contend(LockLoops locks) throws InterruptedException {
        Thread[] threads = new Thread[3];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new Thread(() -> plain(locks, 200_000));
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    public static void main(String[] args) throws InterruptedException {
        LockLoops locks = new LockLoops();
        int sum = 0;
        int hash = System.identityHashCode(locks);
        for (int i = 0; i < 300; i++) {
            sum += plain(locks, 1000 + i);
        }
        report("plain " + sum, locks);
        int[] numbers = new int[3000];
        for (int i = 0; i < 100; i++) {
            sum += elements(locks, numbers, 3000);
        }
        report("elements " + sum, locks);
        for (int turns : new int[] {2999, 3001, 5000}) {
            try {
                elements(locks, numbers, turns);
                report("all", locks);
            } catch (ArrayIndexOutOfBoundsException e) {
                report(e.getClass().getName(), locks);
            }
        }
        try {
            plain(null, 10);
        } catch (NullPointerException e) {
            report("null", locks);
        }
        int[] by = new int[2500];
        java.util.Arrays.fill(by, 3);
        by[2400] = 9;
        for (int i = 0; i < 100; i++) {
            sum += divides(locks, by);
        }
        report("divides " + sum, locks);
        by[2300] = 0;
        try {
            divides(locks, by);
        } catch (ArithmeticException e) {
            report(e.getClass().getName(), locks);
        }
        for (int i = 0; i < 200; i++) {
            sum += breaks(locks, numbers, i * 13);
        }
        report("breaks " + sum, locks);
        for (int i = 0; i < 200; i++) {
            try {
                fails(locks, 2000, 1900 + i);
            } catch (IllegalStateException e) {
                sum += e.getMessage().length();
            }
        }
        report("fails " + sum, locks);
        for (int i = 0; i < 200; i++) {
            sum += count(1500);
        }
        report("count " + sum, locks);
        contend(locks);
        report("contended", locks);
        Thread spinner = new Thread(() -> System.out.println("spun " + (spin(locks) != 0)));
        spinner.start();
        Thread.sleep(100);
        synchronized (locks) {
            locks.done = true;
        }
        spinner.join();
        report("same hash " + (hash == System.identityHashCode(locks)), locks);
    }
}

// expect:
// plain 172350 value 516900 free truetrue
// elements 859750870 value 446168400 free truetrue
// all value 450666900 free truetrue
// java.lang.ArrayIndexOutOfBoundsException value 455168400 free truetrue
// java.lang.ArrayIndexOutOfBoundsException value 459669900 free truetrue
// null value 459669900 free truetrue
// divides 859990870 value 467591000 free truetrue
// java.lang.ArithmeticException value 467666900 free truetrue
// breaks 860249570 value 467666900 free truetrue
// fails 860250270 value 468061950 free truetrue
// count -1384239986 value 468061950 free truetrue
// contended value 468961950 free truetrue
// spun true
// same hash true value 468961950 free truetrue
