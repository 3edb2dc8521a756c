import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The context loader of threads: inherited when they are made, set by anybody. */
public class ContextLoaders {
    static final class Named extends ClassLoader {
        Named(String name) {
            super(name, ContextLoaders.class.getClassLoader());
        }
    }

    static class Reporter extends Thread {
        private final String what;

        Reporter(String what) {
            this.what = what;
        }

        @Override
        public void run() {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            System.out.println(what + ": " + (loader == null ? "null" : loader.getName()));
        }
    }

    /** Overrides what the library and the machine might ask. */
    static final class Hiding extends Reporter {
        Hiding() {
            super("hiding");
        }

        @Override
        public ClassLoader getContextClassLoader() {
            return new Named("hidden");
        }

        @Override
        public void run() {
            super.run();
            try {
                Reporter child = new Reporter("child of hiding");
                child.start();
                child.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    static void finish(Thread t) throws InterruptedException {
        t.start();
        t.join();
    }

    public static void main(String[] args) throws Exception {
        Thread main = Thread.currentThread();
        ClassLoader system = main.getContextClassLoader();
        Reporter before = new Reporter("made before");
        main.setContextClassLoader(new Named("one"));
        finish(before);
        finish(new Reporter("made after"));
        Reporter set = new Reporter("set");
        set.setContextClassLoader(new Named("two"));
        finish(set);
        Reporter none = new Reporter("none");
        none.setContextClassLoader(null);
        finish(none);
        finish(new Hiding());
        Thread[] grandchild = new Thread[1];
        Thread child = new Thread(() -> {
            Thread.currentThread().setContextClassLoader(new Named("three"));
            grandchild[0] = new Reporter("grandchild");
        });
        finish(child);
        finish(grandchild[0]);
        System.out.println(child.getContextClassLoader().getName());
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<String> name = pool.submit(
                () -> Thread.currentThread().getContextClassLoader().getName());
        System.out.println("pool: " + name.get());
        pool.shutdown();
        main.setContextClassLoader(null);
        finish(new Reporter("of none"));
        System.out.println(Class.forName("ContextLoaders$Named").getClassLoader() == system);
    }
}

// expect:
// made before: app
// made after: one
// set: two
// none: null
// hiding: hidden
// child of hiding: hidden
// grandchild: three
// three
// pool: one
// of none: null
// true
