/** getMessage, getCause, initCause, suppressed exceptions, toString, setStackTrace. */
public class ThrowableMethods {
    static class Quiet extends RuntimeException {
        Quiet() {
            super("quiet", null, false, false);
        }
    }

    public static void main(String[] args) {
        Throwable cause = new IllegalArgumentException("why");
        System.out.println(new Exception().getMessage());
        System.out.println(new Exception("m").getMessage());
        System.out.println(new Exception(cause).getMessage());
        System.out.println(new Exception((Throwable) null).getMessage());
        System.out.println(new Exception("m", cause).getCause());
        System.out.println(new RuntimeException("t"));
        System.out.println(new RuntimeException());
        Exception late = new Exception("late");
        System.out.println(late.initCause(cause) == late);
        try {
            late.initCause(null);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        try {
            Exception self = new Exception("self");
            self.initCause(self);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        late.addSuppressed(new Error("s1"));
        late.addSuppressed(new Error("s2"));
        System.out.println(late.getSuppressed().length + " " + late.getSuppressed()[1]);
        try {
            late.addSuppressed(late);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            late.addSuppressed(null);
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        Quiet quiet = new Quiet();
        quiet.addSuppressed(late);
        System.out.println(quiet.getSuppressed().length + " " + quiet.getStackTrace().length);
        late.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("Cls", "meth", "File.java", 7),
            new StackTraceElement("Cls", "nat", "File.java", -2),
            new StackTraceElement("Cls", "none", null, -1)});
        for (StackTraceElement e : late.getStackTrace()) {
            System.out.println(e);
        }
        System.out.println(new AssertionError(5).getMessage());
    }
}

// expect:
// null
// m
// java.lang.IllegalArgumentException: why
// null
// java.lang.IllegalArgumentException: why
// java.lang.RuntimeException: t
// java.lang.RuntimeException
// true
// Can't overwrite cause with a null
// Self-causation not permitted
// 2 java.lang.Error: s2
// Self-suppression not permitted
// Cannot suppress a null exception.
// 0 0
// Cls.meth(File.java:7)
// Cls.nat(Native Method)
// Cls.none(Unknown Source)
// 5
