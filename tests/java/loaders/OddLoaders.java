import java.util.function.Function;

/** Loaders that answer with nothing, with another class, with exceptions, or in circles. */
public class OddLoaders {
    /** Answers a question for one name as it is told; others go to the parent. */
    static final class Odd extends ClassLoader {
        private final String name;
        private final Answer answer;

        Odd(String name, Answer answer) {
            super("odd", OddLoaders.class.getClassLoader());
            this.name = name;
            this.answer = answer;
        }

        @Override
        protected Class<?> loadClass(String asked, boolean resolve) throws ClassNotFoundException {
            if (asked.equals(name)) {
                System.out.println("  asked for " + asked);
                try {
                    return answer.to(this, asked);
                } catch (ClassNotFoundException | RuntimeException | Error e) {
                    throw e;
                } catch (Exception e) {
                    throw OddLoaders.<RuntimeException>thrown(e);
                }
            }
            if (asked.startsWith("OddLoaders$User")) {
                Class<?> c = findLoadedClass(asked);
                return c != null ? c : define(ClassBytes.of(asked));
            }
            return super.loadClass(asked, resolve);
        }

        Class<?> define(byte[] b) {
            return defineClass(null, b, 0, b.length);
        }
    }

    interface Answer {
        Class<?> to(Odd loader, String name) throws Exception;
    }

    @SuppressWarnings("unchecked")
    static <E extends Throwable> E thrown(Throwable t) throws E {
        throw (E) t;
    }

    public static class Used {
        public static int number = 5;
    }

    /** Uses the class in several ways; each is resolved on its own. */
    public static class User implements Function<Integer, Object> {
        @Override
        public Object apply(Integer way) {
            return switch (way) {
                case 0 -> Used.number;
                case 1 -> new Used();
                case 2 -> Used.class;
                default -> (Object) way instanceof Used;
            };
        }
    }

    static class UserSubclass extends Used {
    }

    static String chain(Throwable t) {
        String text = ClassBytes.plain(t);
        return t.getCause() == null ? text : text + " <- " + chain(t.getCause());
    }

    @SuppressWarnings("unchecked")
    static void use(String what, Answer answer, int... ways) throws Exception {
        System.out.println(what);
        Odd odd = new Odd("OddLoaders$Used", answer);
        Function<Integer, Object> user = (Function<Integer, Object>) odd
                .loadClass("OddLoaders$User").getConstructor().newInstance();
        for (int way : ways.length > 0 ? ways : new int[] {0, 0, 1, 2, 3}) {
            try {
                System.out.println(ClassBytes.plain(user.apply(way)));
            } catch (Throwable t) {
                System.out.println(chain(t));
            }
        }
        attempt("by name", () -> Class.forName("OddLoaders$Used", false, odd));
        attempt("array by name", () -> Class.forName("[LOddLoaders$Used;", false, odd));
        attempt("as superclass", () -> Class.forName("OddLoaders$UserSubclass", false, odd));
        attempt("directly", () -> odd.loadClass("OddLoaders$Used"));
        attempt("reflected", () -> user.getClass().getClassLoader()
                .loadClass("OddLoaders$UserSubclass").getSuperclass());
    }

    interface Attempt {
        Object run() throws Throwable;
    }

    static void attempt(String what, Attempt attempt) {
        try {
            System.out.println(what + ": " + ClassBytes.plain(attempt.run()));
        } catch (Throwable t) {
            System.out.println(what + ": " + chain(t));
        }
    }

    public static class MyNotFound extends ClassNotFoundException {
        private static final long serialVersionUID = 1;

        MyNotFound(String text, Throwable cause) {
            super(text, cause);
        }
    }

    public static void main(String[] args) throws Exception {
        use("null", (loader, name) -> null);
        use("another class", (loader, name) -> String.class);
        use("an array", (loader, name) -> Used[].class);
        use("not found", (loader, name) -> {
            throw new ClassNotFoundException("I do not want to");
        });
        use("a kind of not found", (loader, name) -> {
            throw new MyNotFound("mine", new IllegalStateException("below"));
        }, 0);
        use("no class definition", (loader, name) -> {
            throw new NoClassDefFoundError("own text");
        });
        use("runtime exception", (loader, name) -> {
            throw new IllegalStateException("cannot");
        });
        use("checked exception", (loader, name) -> {
            throw new java.io.IOException("disk");
        });
        use("error", (loader, name) -> {
            throw new AssertionError("no");
        });
        use("bad class file", (loader, name) -> loader.define(new byte[] {1, 2, 3, 4}));
        use("wrong class file", (loader, name) -> loader.define(
                ClassBytes.empty("odd/Other", "java/lang/Object")));
        use("the parent's", (loader, name) -> Used.class);
        use("its own", (loader, name) -> loader.define(ClassBytes.of(name)));
    }
}

// expect:
// null
//   asked for OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
//   asked for OddLoaders$Used
// by name: java.lang.ClassNotFoundException: OddLoaders$Used
//   asked for OddLoaders$Used
// array by name: java.lang.ClassNotFoundException: [LOddLoaders$Used;
//   asked for OddLoaders$Used
// as superclass: java.lang.NoClassDefFoundError: OddLoaders$Used
//   asked for OddLoaders$Used
// directly: null
//   asked for OddLoaders$Used
// reflected: java.lang.NoClassDefFoundError: OddLoaders$Used
// another class
//   asked for OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
//   asked for OddLoaders$Used
// by name: java.lang.ClassNotFoundException: OddLoaders$Used
//   asked for OddLoaders$Used
// array by name: java.lang.ClassNotFoundException: [LOddLoaders$Used;
//   asked for OddLoaders$Used
// as superclass: java.lang.NoClassDefFoundError: OddLoaders$Used
//   asked for OddLoaders$Used
// directly: class java.lang.String
//   asked for OddLoaders$Used
// reflected: java.lang.NoClassDefFoundError: OddLoaders$Used
// an array
//   asked for OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
//   asked for OddLoaders$Used
// by name: java.lang.ClassNotFoundException: OddLoaders$Used
//   asked for OddLoaders$Used
// array by name: java.lang.ClassNotFoundException: [LOddLoaders$Used;
//   asked for OddLoaders$Used
// as superclass: java.lang.NoClassDefFoundError: OddLoaders$Used
//   asked for OddLoaders$Used
// directly: class [LOddLoaders$Used;
//   asked for OddLoaders$Used
// reflected: java.lang.NoClassDefFoundError: OddLoaders$Used
// not found
//   asked for OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used <- java.lang.ClassNotFoundException: I do not want to
// java.lang.NoClassDefFoundError: OddLoaders$Used <- java.lang.ClassNotFoundException: I do not want to
// java.lang.NoClassDefFoundError: OddLoaders$Used <- java.lang.ClassNotFoundException: I do not want to
// java.lang.NoClassDefFoundError: OddLoaders$Used <- java.lang.ClassNotFoundException: I do not want to
// java.lang.NoClassDefFoundError: OddLoaders$Used <- java.lang.ClassNotFoundException: I do not want to
//   asked for OddLoaders$Used
// by name: java.lang.ClassNotFoundException: I do not want to
//   asked for OddLoaders$Used
// array by name: java.lang.ClassNotFoundException: I do not want to
//   asked for OddLoaders$Used
// as superclass: java.lang.NoClassDefFoundError: OddLoaders$Used <- java.lang.ClassNotFoundException: I do not want to
//   asked for OddLoaders$Used
// directly: java.lang.ClassNotFoundException: I do not want to
//   asked for OddLoaders$Used
// reflected: java.lang.NoClassDefFoundError: OddLoaders$Used <- java.lang.ClassNotFoundException: I do not want to
// a kind of not found
//   asked for OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used <- OddLoaders$MyNotFound: mine <- java.lang.IllegalStateException: below
//   asked for OddLoaders$Used
// by name: OddLoaders$MyNotFound: mine <- java.lang.IllegalStateException: below
//   asked for OddLoaders$Used
// array by name: OddLoaders$MyNotFound: mine <- java.lang.IllegalStateException: below
//   asked for OddLoaders$Used
// as superclass: java.lang.NoClassDefFoundError: OddLoaders$Used <- OddLoaders$MyNotFound: mine <- java.lang.IllegalStateException: below
//   asked for OddLoaders$Used
// directly: OddLoaders$MyNotFound: mine <- java.lang.IllegalStateException: below
//   asked for OddLoaders$Used
// reflected: java.lang.NoClassDefFoundError: OddLoaders$Used <- OddLoaders$MyNotFound: mine <- java.lang.IllegalStateException: below
// no class definition
//   asked for OddLoaders$Used
// java.lang.NoClassDefFoundError: own text
// java.lang.NoClassDefFoundError: own text
// java.lang.NoClassDefFoundError: own text
// java.lang.NoClassDefFoundError: own text
// java.lang.NoClassDefFoundError: own text
//   asked for OddLoaders$Used
// by name: java.lang.NoClassDefFoundError: own text
//   asked for OddLoaders$Used
// array by name: java.lang.NoClassDefFoundError: own text
//   asked for OddLoaders$Used
// as superclass: java.lang.NoClassDefFoundError: own text
//   asked for OddLoaders$Used
// directly: java.lang.NoClassDefFoundError: own text
//   asked for OddLoaders$Used
// reflected: java.lang.NoClassDefFoundError: own text
// runtime exception
//   asked for OddLoaders$Used
// java.lang.IllegalStateException: cannot
//   asked for OddLoaders$Used
// java.lang.IllegalStateException: cannot
//   asked for OddLoaders$Used
// java.lang.IllegalStateException: cannot
//   asked for OddLoaders$Used
// java.lang.IllegalStateException: cannot
//   asked for OddLoaders$Used
// java.lang.IllegalStateException: cannot
//   asked for OddLoaders$Used
// by name: java.lang.IllegalStateException: cannot
//   asked for OddLoaders$Used
// array by name: java.lang.IllegalStateException: cannot
//   asked for OddLoaders$Used
// as superclass: java.lang.IllegalStateException: cannot
//   asked for OddLoaders$Used
// directly: java.lang.IllegalStateException: cannot
//   asked for OddLoaders$Used
// reflected: java.lang.IllegalStateException: cannot
// checked exception
//   asked for OddLoaders$Used
// java.io.IOException: disk
//   asked for OddLoaders$Used
// java.io.IOException: disk
//   asked for OddLoaders$Used
// java.io.IOException: disk
//   asked for OddLoaders$Used
// java.io.IOException: disk
//   asked for OddLoaders$Used
// java.io.IOException: disk
//   asked for OddLoaders$Used
// by name: java.io.IOException: disk
//   asked for OddLoaders$Used
// array by name: java.io.IOException: disk
//   asked for OddLoaders$Used
// as superclass: java.io.IOException: disk
//   asked for OddLoaders$Used
// directly: java.io.IOException: disk
//   asked for OddLoaders$Used
// reflected: java.io.IOException: disk
// error
//   asked for OddLoaders$Used
// java.lang.AssertionError: no
//   asked for OddLoaders$Used
// java.lang.AssertionError: no
//   asked for OddLoaders$Used
// java.lang.AssertionError: no
//   asked for OddLoaders$Used
// java.lang.AssertionError: no
//   asked for OddLoaders$Used
// java.lang.AssertionError: no
//   asked for OddLoaders$Used
// by name: java.lang.AssertionError: no
//   asked for OddLoaders$Used
// array by name: java.lang.AssertionError: no
//   asked for OddLoaders$Used
// as superclass: java.lang.AssertionError: no
//   asked for OddLoaders$Used
// directly: java.lang.AssertionError: no
//   asked for OddLoaders$Used
// reflected: java.lang.AssertionError: no
// bad class file
//   asked for OddLoaders$Used
// java.lang.ClassFormatError: Truncated class file
// java.lang.ClassFormatError: Truncated class file
// java.lang.ClassFormatError: Truncated class file
// java.lang.ClassFormatError: Truncated class file
// java.lang.ClassFormatError: Truncated class file
//   asked for OddLoaders$Used
// by name: java.lang.ClassFormatError: Truncated class file
//   asked for OddLoaders$Used
// array by name: java.lang.ClassFormatError: Truncated class file
//   asked for OddLoaders$Used
// as superclass: java.lang.ClassFormatError: Truncated class file
//   asked for OddLoaders$Used
// directly: java.lang.ClassFormatError: Truncated class file
//   asked for OddLoaders$Used
// reflected: java.lang.ClassFormatError: Truncated class file
// wrong class file
//   asked for OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
// java.lang.NoClassDefFoundError: OddLoaders$Used
//   asked for OddLoaders$Used
// by name: java.lang.LinkageError: loader 'odd' @ID attempted duplicate class definition for odd.Other. (odd.Other is in unnamed module of loader 'odd' @ID, parent loader 'app')
//   asked for OddLoaders$Used
// array by name: java.lang.LinkageError: loader 'odd' @ID attempted duplicate class definition for odd.Other. (odd.Other is in unnamed module of loader 'odd' @ID, parent loader 'app')
//   asked for OddLoaders$Used
// as superclass: java.lang.LinkageError: loader 'odd' @ID attempted duplicate class definition for odd.Other. (odd.Other is in unnamed module of loader 'odd' @ID, parent loader 'app')
//   asked for OddLoaders$Used
// directly: java.lang.LinkageError: loader 'odd' @ID attempted duplicate class definition for odd.Other. (odd.Other is in unnamed module of loader 'odd' @ID, parent loader 'app')
//   asked for OddLoaders$Used
// reflected: java.lang.LinkageError: loader 'odd' @ID attempted duplicate class definition for odd.Other. (odd.Other is in unnamed module of loader 'odd' @ID, parent loader 'app')
// the parent's
//   asked for OddLoaders$Used
// 5
// 5
// OddLoaders$Used@ID
// class OddLoaders$Used
// false
// by name: class OddLoaders$Used
// array by name: class [LOddLoaders$Used;
// as superclass: class OddLoaders$UserSubclass
//   asked for OddLoaders$Used
// directly: class OddLoaders$Used
// reflected: class OddLoaders$Used
// its own
//   asked for OddLoaders$Used
// 5
// 5
// OddLoaders$Used@ID
// class OddLoaders$Used
// false
// by name: class OddLoaders$Used
// array by name: class [LOddLoaders$Used;
// as superclass: class OddLoaders$UserSubclass
//   asked for OddLoaders$Used
// directly: java.lang.LinkageError: loader 'odd' @ID attempted duplicate class definition for OddLoaders$Used. (OddLoaders$Used is in unnamed module of loader 'odd' @ID, parent loader 'app')
// reflected: class OddLoaders$Used
