// exit: 7
/** Shutdown hooks run at exit; the exit code stays. */
public class ShutdownHook {
    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook ran")));
        Thread removed = new Thread(() -> System.out.println("never"));
        Runtime.getRuntime().addShutdownHook(removed);
        System.out.println(Runtime.getRuntime().removeShutdownHook(removed));
        try {
            Runtime.getRuntime().addShutdownHook(null);
        } catch (NullPointerException e) {
            System.out.println("null hook");
        }
        System.out.println("exit");
        System.exit(7);
    }
}

// expect:
// true
// null hook
// exit
// hook ran
