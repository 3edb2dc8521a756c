import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;

/** Constructors of exceptions and errors, and traces as text. */
public class ThrowableClasses {
    static final Throwable CAUSE = new Throwable("cause");

    static void show(Throwable... all) {
        for (Throwable t : all) {
            System.out.println(t + " <- " + t.getCause());
        }
    }

    static void withoutText() {
        show(new AbstractMethodError(), new ArithmeticException(),
                new ArrayIndexOutOfBoundsException(), new ClassCastException(), new Error(),
                new IllegalAccessException(), new IllegalArgumentException(),
                new IllegalMonitorStateException(), new IncompatibleClassChangeError(),
                new IndexOutOfBoundsException(), new InstantiationError(), new IOException(),
                new NoSuchMethodError(), new OutOfMemoryError(),
                new UnsupportedOperationException(), new VerifyError());
    }

    static void withText() {
        show(new ArithmeticException("a"), new ClassNotFoundException("b"),
                new ExceptionInInitializerError("c"), new FileNotFoundException("d"),
                new IllegalAccessError("e"), new IndexOutOfBoundsException("f"),
                new InterruptedException("g"), new NumberFormatException("h"));
    }

    static void withCause() {
        show(new AssertionError("a", CAUSE), new ClassNotFoundException("b", CAUSE),
                new Error(CAUSE), new IllegalArgumentException("c", CAUSE),
                new InternalError("d", CAUSE), new IOException(CAUSE));
        ClassNotFoundException e = new ClassNotFoundException("b", CAUSE);
        System.out.println(e.getException() == CAUSE);
        InvocationTargetException wrapped = new InvocationTargetException(CAUSE, "called");
        System.out.println(wrapped.getTargetException() == CAUSE && wrapped.getCause() == CAUSE);
    }

    static class Resource implements AutoCloseable {
        @Override
        public void close() throws IOException {
            throw new IOException("closing");
        }
    }

    static void traces() {
        StringWriter text = new StringWriter();
        try (AutoCloseable resource = new Resource()) {
            throw new IllegalStateException("inside");
        } catch (Exception e) {
            e.printStackTrace(new PrintWriter(text, true));
            StackTraceElement top = e.getStackTrace()[0];
            System.out.println(top.toString() + " " + top.isNativeMethod());
            e.printStackTrace();
        }
        System.out.print(text);
    }

    public static void main(String[] args) {
        withoutText();
        withText();
        withCause();
        traces();
    }
}

// expect:
// java.lang.AbstractMethodError <- null
// java.lang.ArithmeticException <- null
// java.lang.ArrayIndexOutOfBoundsException <- null
// java.lang.ClassCastException <- null
// java.lang.Error <- null
// java.lang.IllegalAccessException <- null
// java.lang.IllegalArgumentException <- null
// java.lang.IllegalMonitorStateException <- null
// java.lang.IncompatibleClassChangeError <- null
// java.lang.IndexOutOfBoundsException <- null
// java.lang.InstantiationError <- null
// java.io.IOException <- null
// java.lang.NoSuchMethodError <- null
// java.lang.OutOfMemoryError <- null
// java.lang.UnsupportedOperationException <- null
// java.lang.VerifyError <- null
// java.lang.ArithmeticException: a <- null
// java.lang.ClassNotFoundException: b <- null
// java.lang.ExceptionInInitializerError: c <- null
// java.io.FileNotFoundException: d <- null
// java.lang.IllegalAccessError: e <- null
// java.lang.IndexOutOfBoundsException: f <- null
// java.lang.InterruptedException: g <- null
// java.lang.NumberFormatException: h <- null
// java.lang.AssertionError: a <- java.lang.Throwable: cause
// java.lang.ClassNotFoundException: b <- java.lang.Throwable: cause
// java.lang.Error: java.lang.Throwable: cause <- java.lang.Throwable: cause
// java.lang.IllegalArgumentException: c <- java.lang.Throwable: cause
// java.lang.InternalError: d <- java.lang.Throwable: cause
// java.io.IOException: java.lang.Throwable: cause <- java.lang.Throwable: cause
// true
// true
// ThrowableClasses.traces(ThrowableClasses.java:54) false
// java.lang.IllegalStateException: inside
// 	at ThrowableClasses.traces(ThrowableClasses.java:54)
// 	at ThrowableClasses.main(ThrowableClasses.java:68)
// 	Suppressed: java.io.IOException: closing
// 		at ThrowableClasses$Resource.close(ThrowableClasses.java:47)
// 		at ThrowableClasses.traces(ThrowableClasses.java:53)
// 		... 1 more
// expect-stderr:
// java.lang.IllegalStateException: inside
// 	at ThrowableClasses.traces(ThrowableClasses.java:54)
// 	at ThrowableClasses.main(ThrowableClasses.java:68)
// 	Suppressed: java.io.IOException: closing
// 		at ThrowableClasses$Resource.close(ThrowableClasses.java:47)
// 		at ThrowableClasses.traces(ThrowableClasses.java:53)
// 		... 1 more
