import java.util.function.Supplier;

/** One name, two loaders, two classes: types, statics, packages and who delegates to whom. */
public class Namespaces {
    public static class Thing {
        static int count;
        int packagePrivate = 7;

        @Override
        public String toString() {
            return "thing " + ++count;
        }
    }

    public interface Test {
        Object run(Object argument);
    }

    /** Its own Thing is that of its loader. */
    public static class Casting implements Test {
        @Override
        public Object run(Object argument) {
            return ((Thing) argument).packagePrivate;
        }
    }

    public static class Testing implements Test {
        @Override
        public Object run(Object argument) {
            return argument instanceof Thing;
        }
    }

    public static class Storing implements Test {
        @Override
        public Object run(Object argument) {
            Object[] array = new Thing[1];
            array[0] = argument;
            return "stored";
        }
    }

    public static class Reading implements Test {
        @Override
        public Object run(Object argument) {
            return Helper.secret();
        }
    }

    static class Helper {
        static String secret() {
            return "of " + Helper.class.getClassLoader().getName();
        }
    }

    public static class Catching implements Test {
        @Override
        public Object run(Object argument) {
            try {
                throw (RuntimeException) argument;
            } catch (Oops e) {
                return "caught";
            }
        }
    }

    public static class Oops extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Defines those named itself, and leaves all others to the parent. */
    static final class Own extends ClassLoader {
        private final String[] names;

        Own(String name, ClassLoader parent, String... names) {
            super(name, parent);
            this.names = names;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            for (String own : names) {
                if (name.equals("Namespaces$" + own)) {
                    Class<?> c = findLoadedClass(name);
                    byte[] b = ClassBytes.of(name);
                    return c != null ? c : defineClass(name, b, 0, b.length);
                }
            }
            return super.loadClass(name, resolve);
        }

        Object make(String name) throws Exception {
            return loadClass("Namespaces$" + name).getConstructor().newInstance();
        }
    }

    static void attempt(String what, Supplier<Object> attempt) {
        try {
            System.out.println(what + ": " + attempt.get());
        } catch (Throwable t) {
            System.out.println(what + ": " + ClassBytes.plain(t));
        }
    }

    static void types(Own one, Own two) throws Exception {
        for (String kind : new String[] {"Casting", "Testing", "Storing"}) {
            Test test = (Test) one.make(kind);
            Object own = one.make("Thing");
            Object other = two.make("Thing");
            attempt(kind + " own", () -> test.run(own));
            attempt(kind + " other's", () -> test.run(other));
            attempt(kind + " parent's", () -> test.run(new Thing()));
            attempt(kind + " null", () -> test.run(null));
        }
    }

    static void statics(Own one, Own two) throws Exception {
        System.out.println(one.make("Thing") + ", " + one.make("Thing") + ", " + two.make("Thing")
                + ", " + new Thing());
    }

    /** Package-private members of a class of the same name of package, but another loader. */
    static void packages(ClassLoader parent) throws Exception {
        Own split = new Own("split", parent, "Reading");
        Own whole = new Own("whole", parent, "Reading", "Helper");
        attempt("split", run(split, "Reading"));
        attempt("whole", run(whole, "Reading"));
        Own caught = new Own("caught", parent, "Catching", "Oops");
        Test catching = (Test) caught.make("Catching");
        Object own = caught.make("Oops");
        attempt("own exception", () -> catching.run(own));
        attempt("other exception", () -> catching.run(new Oops()));
    }

    static Supplier<Object> run(Own loader, String kind) throws Exception {
        Test test = (Test) loader.make(kind);
        return () -> test.run(null);
    }

    /** The class that a child sees is its parent's, unless the child has asked itself first. */
    static void delegation(ClassLoader parent) throws Exception {
        Own above = new Own("above", parent, "Thing");
        Own middle = new Own("middle", above);
        Own below = new Own("below", middle, "Testing");
        Test test = (Test) below.make("Testing");
        System.out.println(test.run(above.make("Thing")) + " " + test.run(new Thing()) + " "
                + (below.loadClass("Namespaces$Thing") == above.loadClass("Namespaces$Thing")));
        System.out.println(middle.loadClass("Namespaces$Thing").getClassLoader().getName());
        try {
            var field = above.make("Thing").getClass().getDeclaredField("packagePrivate");
            field.setAccessible(true);
            field.get(new Thing());
        } catch (IllegalArgumentException e) {
            System.out.println(e.getClass().getName());
        }
    }

    public static void main(String[] args) throws Exception {
        ClassLoader parent = Namespaces.class.getClassLoader();
        String[] names = {"Thing", "Casting", "Testing", "Storing"};
        Own one = new Own("one", parent, names);
        Own two = new Own("two", parent, names);
        types(one, two);
        statics(one, two);
        packages(parent);
        delegation(parent);
    }
}

// expect:
// Casting own: 7
// Casting other's: java.lang.ClassCastException: class Namespaces$Thing cannot be cast to class Namespaces$Thing (Namespaces$Thing is in unnamed module of loader 'two' @ID; Namespaces$Thing is in unnamed module of loader 'one' @ID)
// Casting parent's: java.lang.ClassCastException: class Namespaces$Thing cannot be cast to class Namespaces$Thing (Namespaces$Thing is in unnamed module of loader 'app'; Namespaces$Thing is in unnamed module of loader 'one' @ID)
// Casting null: java.lang.NullPointerException: Cannot read field "packagePrivate" because "<parameter1>" is null
// Testing own: true
// Testing other's: false
// Testing parent's: false
// Testing null: false
// Storing own: stored
// Storing other's: java.lang.ArrayStoreException: Namespaces$Thing
// Storing parent's: java.lang.ArrayStoreException: Namespaces$Thing
// Storing null: stored
// thing 1, thing 2, thing 1, thing 1
// split: java.lang.IllegalAccessError: failed to access class Namespaces$Helper from class Namespaces$Reading (Namespaces$Helper is in unnamed module of loader 'app'; Namespaces$Reading is in unnamed module of loader 'split' @ID)
// whole: of whole
// own exception: caught
// other exception: Namespaces$Oops
// true false true
// above
// java.lang.IllegalArgumentException
