// exit: 1
/** The main class itself fails to initialise. */
public class UncaughtInInitializer {
    static int x = Integer.parseInt("1") / (Integer.parseInt("1") - 1);

    public static void main(String[] args) {
        System.out.println("never");
    }
}

// expect:
// expect-stderr:
// Exception in thread "main" java.lang.ExceptionInInitializerError
// Caused by: java.lang.ArithmeticException: / by zero
// 	at UncaughtInInitializer.<clinit>(UncaughtInInitializer.java:4)
