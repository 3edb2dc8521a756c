/** An uncaught exception ends its thread only; the trace goes to stderr; exit code 0. */
public class UncaughtInThread {
    static void fail(String message) {
        throw new IllegalStateException(message);
    }

    public static void main(String[] args) throws InterruptedException {
        Thread t = new Thread(() -> fail("in a thread"), "failing");
        t.start();
        t.join();
        System.out.println("main goes on " + t.isAlive());
        Thread handled = new Thread(() -> fail("handled"), "second");
        handled.setUncaughtExceptionHandler(
            (thread, e) -> System.out.println(thread.getName() + " handler: " + e.getMessage()));
        handled.start();
        handled.join();
        Thread.setDefaultUncaughtExceptionHandler(
            (thread, e) -> System.out.println(thread.getName() + " default handler: " + e.getMessage()));
        Thread third = new Thread(() -> fail("by default"), "third");
        third.start();
        third.join();
    }
}

// expect:
// main goes on false
// second handler: handled
// third default handler: by default
// expect-stderr:
// Exception in thread "failing" java.lang.IllegalStateException: in a thread
// 	at UncaughtInThread.fail(UncaughtInThread.java:4)
// 	at UncaughtInThread.lambda$main$0(UncaughtInThread.java:8)
// ...
