// exit: 1
/** A hook also runs when main ends by an exception. */
public class HookAfterUncaught {
    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook ran")));
        throw new IllegalStateException("end");
    }
}

// expect:
// hook ran
// expect-stderr:
// Exception in thread "main" java.lang.IllegalStateException: end
// 	at HookAfterUncaught.main(HookAfterUncaught.java:6)
