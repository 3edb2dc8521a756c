public class Throwing {
    static class Resource implements AutoCloseable {
        public void close() {
            throw new IllegalStateException("close");
        }
    }

    static void print(Throwable t) {
        t.printStackTrace(System.out);
    }

    static void inner() {
        throw new IllegalArgumentException("inner");
    }

    static void outer() {
        try {
            inner();
        } catch (RuntimeException e) {
            throw new RuntimeException("outer", e);
        }
    }

    public static void main(String[] args) {
        try {
            outer();
        } catch (RuntimeException e) {
            print(e);
        }
        try (Resource r = new Resource()) {
            throw new Error("body");
        } catch (Error e) {
            print(e);
            System.out.println(e.getSuppressed().length);
        }
        Exception a = new Exception("a");
        Exception b = new Exception("b", a);
        a.initCause(b);
        print(a);
        try {
            a.initCause(null);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        Exception c = new Exception();
        c.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("p.C", "m", null, -1), new StackTraceElement("p.D", "n", "D.java", -2),
            new StackTraceElement("loader", "mod", "1", "p.E", "o", "E.java", 7)});
        print(c);
        StackTraceElement top = new Throwable().getStackTrace()[0];
        System.out.println(top.getClassName() + " " + top.getMethodName() + " " + top.getLineNumber());
        System.out.println(new AssertionError(3.5) + " " + new ArrayIndexOutOfBoundsException(7));
    }
}

// expect:
// java.lang.RuntimeException: outer
// 	at Throwing.outer(Throwing.java:20)
// 	at Throwing.main(Throwing.java:26)
// Caused by: java.lang.IllegalArgumentException: inner
// 	at Throwing.inner(Throwing.java:13)
// 	at Throwing.outer(Throwing.java:18)
// 	... 1 more
// java.lang.Error: body
// 	at Throwing.main(Throwing.java:31)
// 	Suppressed: java.lang.IllegalStateException: close
// 		at Throwing$Resource.close(Throwing.java:4)
// 		at Throwing.main(Throwing.java:30)
// 1
// java.lang.Exception: a
// 	at Throwing.main(Throwing.java:36)
// Caused by: java.lang.Exception: b
// 	at Throwing.main(Throwing.java:37)
// Caused by: [CIRCULAR REFERENCE: java.lang.Exception: a]
// Can't overwrite cause with a null
// java.lang.Exception
// 	at p.C.m(Unknown Source)
// 	at p.D.n(Native Method)
// 	at loader/mod@1/p.E.o(E.java:7)
// Throwing main 50
// java.lang.AssertionError: 3.5 java.lang.ArrayIndexOutOfBoundsException: Array index out of range: 7
