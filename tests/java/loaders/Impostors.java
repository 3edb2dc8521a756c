import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** Loaders and threads that lie about themselves: the machine goes by what they are. */
public class Impostors {
    /** Overrides whatever can be, and can be copied and serialized. */
    static class Liar extends ClassLoader implements Cloneable, Serializable {
        private static final long serialVersionUID = 1;
        final transient String name = "shadow";
        final transient ClassLoader parent = null;
        transient long vmLoaderData = 12345;
        transient Object locks = "locks";
        transient Object values = "values";

        Liar() {
            super("honest", Impostors.class.getClassLoader());
        }

        @Override
        public String getName() {
            return "liar";
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof ClassLoader;
        }

        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }

        @Override
        protected Class<?> loadClass(String asked, boolean resolve) throws ClassNotFoundException {
            if (!asked.startsWith("Impostors$P")) {
                return super.loadClass(asked, resolve);
            }
            Class<?> c = findLoadedClass(asked);
            byte[] b = ClassBytes.of(asked);
            return c != null ? c : defineClass(asked, b, 0, b.length);
        }

        Class<?> define(String asked) {
            byte[] b = ClassBytes.of(asked);
            return defineClass(asked, b, 0, b.length);
        }

        Liar copy() throws CloneNotSupportedException {
            return (Liar) clone();
        }
    }

    public interface PThing {
        default String text() {
            return "thing";
        }
    }

    public static class PMade implements Supplier<Object> {
        static int count;

        @Override
        public Object get() {
            if (++count > 2) {
                throw new IllegalStateException("too many");
            }
            return count;
        }
    }

    public static class PCasting implements java.util.function.UnaryOperator<Object> {
        @Override
        public Object apply(Object o) {
            return (PThing) o;
        }
    }

    interface Attempt {
        Object run() throws Throwable;
    }

    static void attempt(String what, Attempt attempt) {
        try {
            System.out.println(what + ": " + ClassBytes.plain(attempt.run()));
        } catch (Throwable t) {
            System.out.println(what + ": " + ClassBytes.plain(t));
        }
    }

    @SuppressWarnings("unchecked")
    static void names() throws Exception {
        Liar one = new Liar();
        Liar two = new Liar();
        var cast = (java.util.function.UnaryOperator<Object>) one.loadClass("Impostors$PCasting")
                .getConstructor().newInstance();
        Class<?> other = two.loadClass("Impostors$PThing");
        Object proxy = Proxy.newProxyInstance(two, new Class<?>[] {other}, (p, m, a) -> 1);
        attempt("cast", () -> {
            try {
                return cast.apply(proxy);
            } catch (ClassCastException e) {
                return e.getMessage().replaceAll("module jdk.proxy[0-9]+", "unnamed module");
            }
        });
        attempt("twice", () -> one.define("Impostors$PThing"));
        attempt("twice", () -> one.define("Impostors$PThing"));
        System.out.println((one.loadClass("Impostors$PMade") == two.loadClass("Impostors$PMade"))
                + " " + one.equals(two));
        Object again = Proxy.newProxyInstance(two, new Class<?>[] {other}, (p, m, a) -> 2);
        System.out.println((again.getClass() == proxy.getClass()) + " "
                + (proxy.getClass().getClassLoader() == two) + " "
                + Proxy.isProxyClass(proxy.getClass()));
        Supplier<Object> made = (Supplier<Object>) one.loadClass("Impostors$PMade")
                .getConstructor().newInstance();
        made.get();
        made.get();
        try {
            made.get();
        } catch (IllegalStateException e) {
            System.out.println(ClassBytes.plain(e.getStackTrace()[0]) + " "
                    + e.getStackTrace()[0].getClassLoaderName());
        }
        System.out.println(one.getParent() == Impostors.class.getClassLoader());
    }

    static void copies() throws Exception {
        Liar one = new Liar();
        Class<?> c = one.loadClass("Impostors$PMade");
        Liar copy = one.copy();
        Class<?> d = copy.define("Impostors$PThing");
        System.out.println((d != null) + " " + (c.getClassLoader() == one) + " " + (one.loadClass("Impostors$PThing").getClassLoader() == one));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(one);
        }
        try (ObjectInputStream in = new ObjectInputStream(
                new ByteArrayInputStream(bytes.toByteArray()))) {
            Liar read = (Liar) in.readObject();
            System.out.println((read == one) + " " + (read.define("Impostors$PThing")
                    .getClassLoader() == read) + " " + (read.getParent()
                    == ClassLoader.getSystemClassLoader()));
        }
    }

    static class LyingThread extends Thread {
        final long eetop = 7;
        final int threadStatus = 5;
        final String name = "shadow";

        LyingThread() {
            super("honest thread");
        }

        @Override
        public long getId() {
            return -1;
        }

        @Override
        public State getState() {
            return State.TERMINATED;
        }

        @Override
        public boolean equals(Object o) {
            return true;
        }

        @Override
        public int hashCode() {
            return 0;
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return null;
        }

        @Override
        public UncaughtExceptionHandler getUncaughtExceptionHandler() {
            return (t, e) -> System.out.println("handled " + e.getMessage() + " of "
                    + t.getName() + " " + t.isAlive());
        }

        @Override
        public void run() {
            ThreadLocal<String> local = ThreadLocal.withInitial(() -> "local");
            System.out.println(local.get() + " " + (Thread.currentThread() == this) + " "
                    + Thread.currentThread().getName() + " " + isAlive());
            throw new IllegalStateException("thrown");
        }
    }

    static void threads() throws Exception {
        LyingThread t = new LyingThread();
        t.start();
        t.join();
        System.out.println(t.isAlive() + " " + t.getName());
        try {
            t.start();
        } catch (IllegalThreadStateException e) {
            System.out.println("started already");
        }
    }

    /** Throwables that have no trace, text or cause when they are asked. */
    static class Sour extends RuntimeException {
        private static final long serialVersionUID = 1;
        final Object backtrace = "none";
        final String detailMessage = "shadow";

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("no cause");
        }

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException("no trace");
        }
    }

    static class Initialised {
        static int number = fail();

        static int fail() {
            throw new Sour();
        }
    }

    static void throwables() {
        for (int i = 0; i < 2; i++) {
            try {
                System.out.println(Initialised.number);
            } catch (ExceptionInInitializerError e) {
                System.out.println(e.getClass() + " " + e.getMessage() + " "
                        + e.getException().getClass());
            } catch (NoClassDefFoundError e) {
                System.out.println(e.getMessage());
            }
        }
    }

    public static void main(String[] args) throws Exception {
        names();
        copies();
        threads();
        throwables();
    }
}

// expect:
// cast: class jdk.proxy1.$Proxy0 cannot be cast to class Impostors$PThing (jdk.proxy1.$Proxy0 is in unnamed module of loader 'liar' @ID; Impostors$PThing is in unnamed module of loader 'liar' @ID)
// twice: java.lang.LinkageError: loader 'liar' @ID attempted duplicate interface definition for Impostors$PThing. (Impostors$PThing is in unnamed module of loader 'liar' @ID, parent loader 'app')
// twice: java.lang.LinkageError: loader 'liar' @ID attempted duplicate interface definition for Impostors$PThing. (Impostors$PThing is in unnamed module of loader 'liar' @ID, parent loader 'app')
// false true
// true true true
// honest//Impostors$PMade.get(Impostors.java:76) honest
// true
// true true true
// false true true
// local true honest thread true
// handled thrown of honest thread true
// false honest thread
// started already
// class java.lang.ExceptionInInitializerError null class Impostors$Sour
// Could not initialize class Impostors$Initialised
