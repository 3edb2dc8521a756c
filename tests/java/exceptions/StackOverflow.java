/** StackOverflowError is caught and survived, again and again, in different shapes of recursion. */
public class StackOverflow {
    static int depth;

    static void plain() {
        depth++;
        plain();
    }

    static long wide(long a, double b, Object c) {
        depth++;
        return wide(a + 1, b * 2, c) + 1;
    }

    int virtual(int n) {
        depth++;
        return virtual(n + 1) + 1;
    }

    static synchronized void locked() {
        depth++;
        locked();
    }

    static void guarded() {
        depth++;
        try {
            guarded();
        } finally {
            depth += 0;
        }
    }

    public static void main(String[] args) {
        for (int i = 0; i < 10; i++) {
            depth = 0;
            try {
                switch (i % 5) {
                    case 0: plain(); break;
                    case 1: wide(1, 2, "x"); break;
                    case 2: new StackOverflow().virtual(0); break;
                    case 3: locked(); break;
                    default: guarded();
                }
                System.out.println("returned");
            } catch (StackOverflowError e) {
                System.out.println(i + " " + (depth > 500) + " " + e.getMessage() + " "
                    + (e.getStackTrace().length <= 1024) + " " + (e.getStackTrace().length > 100));
            }
        }
        synchronized (StackOverflow.class) {
            System.out.println("lock is free");
        }
    }
}

// expect:
// 0 true null true true
// 1 true null true true
// 2 true null true true
// 3 true null true true
// 4 true null true true
// 5 true null true true
// 6 true null true true
// 7 true null true true
// 8 true null true true
// 9 true null true true
// lock is free
