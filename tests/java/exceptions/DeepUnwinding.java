/** An exception crosses hundreds of frames with finally blocks and locks. */
public class DeepUnwinding {
    static int finals;

    static int down(int n, Object lock) {
        if (n == 0) {
            throw new RuntimeException("from the bottom");
        }
        try {
            synchronized (lock) {
                return down(n - 1, lock) + 1;
            }
        } finally {
            finals++;
        }
    }

    static int half(int n) {
        try {
            if (n == 0) {
                throw new IllegalStateException();
            }
            return half(n - 1) + 1;
        } catch (IllegalStateException e) {
            if (n % 2 == 0) {
                throw e;
            }
            return 1000;
        }
    }

    public static void main(String[] args) {
        Object lock = new Object();
        for (int i = 0; i < 5; i++) {
            try {
                down(300, lock);
            } catch (RuntimeException e) {
                System.out.println(e.getMessage() + " " + finals + " " + e.getStackTrace().length);
            }
            System.out.println(Thread.holdsLock(lock));
        }
        System.out.println(half(10));
    }
}

// expect:
// from the bottom 300 302
// false
// from the bottom 600 302
// false
// from the bottom 900 302
// false
// from the bottom 1200 302
// false
// from the bottom 1500 302
// false
// 1009
