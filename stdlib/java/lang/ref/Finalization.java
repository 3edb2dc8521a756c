package java.lang.ref;

/** Finalizers (JLS 12.6) are not run: the machine has none. */
public final class Finalization {
    private Finalization() {
    }

    /** What System.runFinalization does: nothing is ever waiting. */
    public static void run() {
    }
}
