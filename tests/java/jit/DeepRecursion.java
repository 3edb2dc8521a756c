// slow-stress: 997
/** Stacks that overflow in hot code, again and again; what was done before stays done. */
public class DeepRecursion {
    static int depth;
    static int entered;
    static int left;

    static void plain() {
        depth++;
        plain();
    }

    static int withFinally(int x) {
        entered++;
        try {
            return withFinally(x + 1) + 1;
        } finally {
            left++;
        }
    }

    static long wide(int a, long b, double c, float d, Object e, int[] f) {
        depth++;
        return wide(a + 1, b * 3, c + a, d - 1, f, f) + a;
    }

    static int mutual(int x) {
        return x < 0 ? 0 : other(x + 1) + 1;
    }

    static int other(int x) {
        depth++;
        return mutual(x + 1) * 2;
    }

    static int bounded(int n) {
        return n == 0 ? 0 : bounded(n - 1) + n;
    }

    static synchronized int locked(int x) {
        depth++;
        return locked(x + 1) + 1;
    }

    interface Action {
        void run();
    }

    static boolean overflows(Action action) {
        depth = 0;
        try {
            action.run();
            return false;
        } catch (StackOverflowError e) {
            return depth > 200 && e.getStackTrace().length > 100 || depth == 0;
        }
    }

    public static void main(String[] args) {
        int caught = 0;
        for (int n = 0; n < 30; n++) {
            caught += overflows(DeepRecursion::plain) ? 1 : 0;
            caught += overflows(() -> withFinally(0)) ? 1 : 0;
            caught += overflows(() -> wide(1, 2, 3, 4, null, new int[1])) ? 1 : 0;
            caught += overflows(() -> mutual(1)) ? 1 : 0;
            caught += overflows(() -> locked(1)) ? 1 : 0;
            if (bounded(500) != 125250 || Thread.holdsLock(DeepRecursion.class)) {
                throw new AssertionError(n);
            }
        }
        System.out.println(caught + " " + (entered - left <= 30) + " " + (entered > 6000));
        long sum = 0;
        for (int n = 0; n < 2000; n++) {
            sum += bounded(n % 300);
        }
        System.out.println(sum);
    }
}

// expect:
// 150 true true
// 28333000
