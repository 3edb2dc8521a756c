/** Libraries: what loads, what does not, and what is bound to what. */
public class Loading {
    static int seen;

    static native int plain(int a);

    static native int over(int a);

    static native int over(String s);

    static native synchronized int under_score(int[] a);

    static native int threads();

    static native int missing();

    static void told(int number) {
        seen += number + (Thread.currentThread().isDaemon() ? 100 : 0);
    }

    static String failure(Runnable deed) {
        try {
            deed.run();
            return "nothing";
        } catch (Throwable t) {
            return t.getClass().getName() + ": " + t.getMessage();
        }
    }

    public static void main(String[] args) {
        System.out.println(failure(() -> System.loadLibrary("none")));
        System.out.println(failure(() -> System.loadLibrary("a/b")));
        System.out.println(failure(() -> System.load("relative.so")));
        System.out.println(failure(() -> System.load("/no/such.so")));
        System.out.println(failure(() -> System.loadLibrary(args[1])));
        System.out.println(failure(Loading::missing));
        System.out.println(System.mapLibraryName("x"));
        System.loadLibrary(args[0]);
        System.loadLibrary(args[0]);
        System.out.println(plain(20) + " " + over(1) + " " + over("four") + " " + under_score(new int[3]));
        System.out.println(failure(Loading::missing));
        System.out.println(threads() + " " + seen);
    }
}
