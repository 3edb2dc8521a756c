// flags: -Xmx24m
// needs: gc
// slow-stress: 997
/** Hot code that allocates until there is no more, catches that, and goes on. */
public class OutOfMemoryCaught {
    static int fill(int size) {
        Object[] kept = new Object[1 << 16];
        int n = 0;
        try {
            for (; n < kept.length; n++) {
                kept[n] = new long[size];
            }
        } catch (OutOfMemoryError e) {
            kept = null;
            return n;
        }
        return -1;
    }

    static int list() {
        Object[] last = null;
        int n = 0;
        try {
            for (; ; n++) {
                last = new Object[] {last, n, null, null, new byte[100]};
            }
        } catch (OutOfMemoryError e) {
            int length = 0;
            for (Object[] o = last; o != null; o = (Object[]) o[0]) {
                length++;
            }
            return length == n ? length : -1;
        }
    }

    static boolean huge(int size) {
        try {
            return new int[size][size].length < 0;
        } catch (OutOfMemoryError e) {
            return true;
        }
    }

    static long churn(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            int[] a = new int[i & 63];
            for (int j = 0; j < a.length; j++) {
                a[j] = j;
            }
            sum += a.length == 0 ? 0 : a[a.length - 1];
        }
        return sum;
    }

    public static void main(String[] args) {
        System.out.println(churn(20_000));
        for (int round = 0; round < 3; round++) {
            System.out.println((fill(1000) > 500) + " " + (list() > 5000) + " "
                + huge(Integer.MAX_VALUE - 2) + " " + churn(20_000));
        }
    }
}

// expect:
// 609801
// true true true 609801
// true true true 609801
// true true true 609801
