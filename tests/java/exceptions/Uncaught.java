// exit: 1
/** An uncaught exception with causes and suppressed ones: text on stderr, exit code 1. */
public class Uncaught {
    static class Problem extends Exception {
        Problem(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static void low(int n) {
        int[] a = new int[n];
        a[n] = 1;
    }

    static void middle() throws Problem {
        try {
            low(2);
        } catch (RuntimeException e) {
            throw new Problem("middle failed", e);
        }
    }

    static void high() {
        try {
            middle();
        } catch (Problem p) {
            IllegalStateException e = new IllegalStateException(p);
            e.addSuppressed(new RuntimeException("first suppressed"));
            e.addSuppressed(new Error("second", new Problem(null, null)));
            throw e;
        }
    }

    public static void main(String[] args) {
        System.out.println("before");
        high();
        System.out.println("never");
    }
}

// expect:
// before
// expect-stderr:
// Exception in thread "main" java.lang.IllegalStateException: Uncaught$Problem: middle failed
// 	at Uncaught.high(Uncaught.java:27)
// 	at Uncaught.main(Uncaught.java:36)
// 	Suppressed: java.lang.RuntimeException: first suppressed
// 		at Uncaught.high(Uncaught.java:28)
// 		... 1 more
// 	Suppressed: java.lang.Error: second
// 		at Uncaught.high(Uncaught.java:29)
// 		... 1 more
// 	Caused by: Uncaught$Problem
// 		... 2 more
// Caused by: Uncaught$Problem: middle failed
// 	at Uncaught.middle(Uncaught.java:19)
// 	at Uncaught.high(Uncaught.java:25)
// 	... 1 more
// Caused by: java.lang.ArrayIndexOutOfBoundsException: Index 2 out of bounds for length 2
// 	at Uncaught.low(Uncaught.java:12)
// 	at Uncaught.middle(Uncaught.java:17)
// 	... 2 more
