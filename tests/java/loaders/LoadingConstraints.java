import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Classes of one name in two loaders must not meet where a method or field is shared (JVMS 5.3.4). */
public class LoadingConstraints {
    /** Defines the named classes itself, asks its parent for the others. */
    static final class Own extends ClassLoader {
        private final Set<String> own;

        Own(String name, ClassLoader parent, String... own) {
            super(name, parent);
            this.own = Set.of(own).stream().map(n -> "LoadingConstraints$" + n).collect(java.util.stream.Collectors.toSet());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                if (!own.contains(name)) {
                    return super.loadClass(name, resolve);
                }
                try (InputStream in = LoadingConstraints.class.getResourceAsStream("/" + name + ".class")) {
                    byte[] data = in.readAllBytes();
                    return defineClass(name, data, 0, data.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        }
    }

    static void attempt(String title, Runnable body) {
        try {
            body.run();
            System.out.println(title + ": ok");
        } catch (LinkageError error) {
            System.out.println(title + ": " + error.getClass().getName() + ": " + error.getMessage().replaceAll("@[0-9a-f]+", "@#"));
        }
    }

    static Runnable of(ClassLoader loader, String name) {
        try {
            return (Runnable) loader.loadClass("LoadingConstraints$" + name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            if (e.getCause() instanceof LinkageError) { throw (LinkageError) e.getCause(); }
            throw new IllegalStateException(e);
        }
    }

    static void link(ClassLoader loader, String name) {
        try {
            Class.forName("LoadingConstraints$Type", true, loader);
            Class.forName("LoadingConstraints$" + name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] args) {
        ClassLoader app = LoadingConstraints.class.getClassLoader();
        new Type();
        attempt("method", () -> of(new Own("one", app, "Caller", "Type"), "Caller").run());
        attempt("field", () -> of(new Own("two", app, "FieldUser", "Type"), "FieldUser").run());
        attempt("overriding", () -> link(new Own("three", app, "Sub", "Type"), "Sub"));
        attempt("implementing", () -> link(new Own("four", app, "Impl", "Type"), "Impl"));
        attempt("inherited implementation", () -> link(new Own("five", app, "Inherits", "Face", "Type"), "Inherits"));
        attempt("same", () -> of(new Own("six", app, "Caller"), "Caller").run());
        attempt("interface method", () -> of(new Own("seven", app, "FaceCaller", "Type"), "FaceCaller").run());
        attempt("later", () -> {
            Own own = new Own("eight", app, "Later", "Late");
            of(own, "Later").run();
        });
        attempt("later, in the other loader", () -> new Late());
        attempt("unnamed", () -> of(new Own(null, app, "Caller", "Type"), "Caller").run());
        attempt("array and result", () -> of(new Own("nine", app, "Arrays", "Type"), "Arrays").run());
    }

    public static class Type { }
    public static class Late { }
    public static class Base {
        public static Type shared;
        public static void take(Type t) { }
        public static Type[][] many(int n) { return null; }
        public void over(Type t) { }
        public void face(Type t) { }
        public static void late(Late t) { }
    }
    public interface Face { void face(Type t); }
    public static class Caller implements Runnable { public Caller() { } public void run() { new Type(); Base.take(null); } }
    public static class Arrays implements Runnable { public Arrays() { } public void run() { new Type(); Base.many(1); } }
    public static class FaceCaller implements Runnable { public FaceCaller() { } public void run() { new Type(); Face f = null; try { f.face(null); } catch (NullPointerException e) { System.out.println("npe"); } } }
    public static class FieldUser implements Runnable { public FieldUser() { } public void run() { new Type(); Object o = Base.shared; } }
    public static class Sub extends Base { static { new Type(); } public void over(Type t) { } }
    public static class Impl implements Face { static { new Type(); } public void face(Type t) { } }
    public static class Inherits extends Base implements Face { static { new Type(); } }
    public static class Later implements Runnable { public Later() { } public void run() { Base.late(null); new Late(); } }
}
// expect:
// method: java.lang.LinkageError: loader constraint violation: when resolving method 'void LoadingConstraints$Base.take(LoadingConstraints$Type)' the class loader 'one' @# of the current class, LoadingConstraints$Caller, and the class loader 'app' for the method's defining class, LoadingConstraints$Base, have different Class objects for the type LoadingConstraints$Type used in the signature (LoadingConstraints$Caller is in unnamed module of loader 'one' @#, parent loader 'app'; LoadingConstraints$Base is in unnamed module of loader 'app')
// field: java.lang.LinkageError: loader constraint violation: when resolving field "shared" of type LoadingConstraints$Type, the class loader 'two' @# of the current class, LoadingConstraints$FieldUser, and the class loader 'app' for the field's defining class, LoadingConstraints$Base, have different Class objects for type LoadingConstraints$Type (LoadingConstraints$FieldUser is in unnamed module of loader 'two' @#, parent loader 'app'; LoadingConstraints$Base is in unnamed module of loader 'app')
// overriding: java.lang.LinkageError: loader constraint violation for class LoadingConstraints$Sub: when selecting overriding method 'void LoadingConstraints$Sub.over(LoadingConstraints$Type)' the class loader 'three' @# of the selected method's type LoadingConstraints$Sub, and the class loader 'app' for its super type LoadingConstraints$Base have different Class objects for the type LoadingConstraints$Type used in the signature (LoadingConstraints$Sub is in unnamed module of loader 'three' @#, parent loader 'app'; LoadingConstraints$Base is in unnamed module of loader 'app')
// implementing: java.lang.LinkageError: loader constraint violation in interface itable initialization for class LoadingConstraints$Impl: when selecting method 'void LoadingConstraints$Face.face(LoadingConstraints$Type)' the class loader 'app' for super interface LoadingConstraints$Face, and the class loader 'four' @# of the selected method's class, LoadingConstraints$Impl have different Class objects for the type LoadingConstraints$Type used in the signature (LoadingConstraints$Face is in unnamed module of loader 'app'; LoadingConstraints$Impl is in unnamed module of loader 'four' @#, parent loader 'app')
// inherited implementation: java.lang.LinkageError: loader constraint violation in interface itable initialization for class LoadingConstraints$Inherits: when selecting method 'void LoadingConstraints$Face.face(LoadingConstraints$Type)' the class loader 'five' @# for super interface LoadingConstraints$Face, and the class loader 'app' of the selected method's class, LoadingConstraints$Base have different Class objects for the type LoadingConstraints$Type used in the signature (LoadingConstraints$Face is in unnamed module of loader 'five' @#, parent loader 'app'; LoadingConstraints$Base is in unnamed module of loader 'app')
// same: ok
// interface method: java.lang.LinkageError: loader constraint violation: when resolving interface method 'void LoadingConstraints$Face.face(LoadingConstraints$Type)' the class loader 'seven' @# of the current class, LoadingConstraints$FaceCaller, and the class loader 'app' for the method's defining class, LoadingConstraints$Face, have different Class objects for the type LoadingConstraints$Type used in the signature (LoadingConstraints$FaceCaller is in unnamed module of loader 'seven' @#, parent loader 'app'; LoadingConstraints$Face is in unnamed module of loader 'app')
// later: ok
// later, in the other loader: java.lang.LinkageError: loader constraint violation: loader 'app' wants to load class LoadingConstraints$Late. A different class with the same name was previously loaded by 'eight' @#. (LoadingConstraints$Late is in unnamed module of loader 'eight' @#, parent loader 'app')
// unnamed: java.lang.LinkageError: loader constraint violation: when resolving method 'void LoadingConstraints$Base.take(LoadingConstraints$Type)' the class loader LoadingConstraints$Own @# of the current class, LoadingConstraints$Caller, and the class loader 'app' for the method's defining class, LoadingConstraints$Base, have different Class objects for the type LoadingConstraints$Type used in the signature (LoadingConstraints$Caller is in unnamed module of loader LoadingConstraints$Own @#, parent loader 'app'; LoadingConstraints$Base is in unnamed module of loader 'app')
// array and result: java.lang.LinkageError: loader constraint violation: when resolving method 'LoadingConstraints$Type[][] LoadingConstraints$Base.many(int)' the class loader 'nine' @# of the current class, LoadingConstraints$Arrays, and the class loader 'app' for the method's defining class, LoadingConstraints$Base, have different Class objects for the type [[LLoadingConstraints$Type; used in the signature (LoadingConstraints$Arrays is in unnamed module of loader 'nine' @#, parent loader 'app'; LoadingConstraints$Base is in unnamed module of loader 'app')
