// pvm: --sandbox --allow-env --allow-load --allow-threads
import java.io.FilePermission;
import java.io.InputStream;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.AllPermission;
import java.security.Permission;
import java.security.Permissions;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;

/** Code with less than the rest of its program: what it can do with the rest's help, and cannot. */
public class Contexts {
    /** What the program offers to its guests. */
    public interface Host {
        String plain();

        String privileged();

        String privilegedWithin(AccessControlContext context);

        boolean define() throws Exception;

        <T> T run(Supplier<T> action);

        <T> T runPrivileged(PrivilegedAction<T> action);
    }

    static final Host HOST = new Host() {
        private String read() {
            return System.getenv("PATH") == null ? "unset" : "set";
        }

        @Override
        public String plain() {
            return read();
        }

        @Override
        public String privileged() {
            return AccessController.doPrivileged((PrivilegedAction<String>) this::read);
        }

        @Override
        public String privilegedWithin(AccessControlContext context) {
            return AccessController.doPrivileged((PrivilegedAction<String>) this::read, context);
        }

        @Override
        public boolean define() throws Exception {
            try (InputStream in = Contexts.class.getResourceAsStream("Other.class")) {
                return MethodHandles.lookup().defineHiddenClass(in.readAllBytes(), false) != null;
            }
        }

        @Override
        public <T> T run(Supplier<T> action) {
            return action.get();
        }

        @Override
        public <T> T runPrivileged(PrivilegedAction<T> action) {
            return AccessController.doPrivileged(action);
        }
    };

    /** The guest, which is defined by a loader that was made with less. */
    public static class Guest implements Function<Contexts.Host, Object> {
        interface Body {
            Object run() throws Throwable;
        }

        static void attempt(String name, Body body) {
            try {
                String result = String.valueOf(body.run());
                System.out.println(name + ": " + result.replaceAll("@[0-9a-f]+", "@N"));
            } catch (Throwable t) {
                Throwable cause = t.getCause() instanceof SecurityException ? t.getCause() : t;
                System.out.println(name + ": "
                        + (cause instanceof SecurityException ? cause : cause.getClass()));
            }
        }

        static class Nested extends ClassLoader {
            Object define(java.lang.reflect.Method define, ClassLoader other) throws Exception {
                return define.invoke(other, new byte[1], 0, 1);
            }
        }

        @Override
        public Object apply(Contexts.Host host) {
            attempt("guest's own", () -> System.getenv("PATH"));
            attempt("guest's privileged block", () -> AccessController.doPrivileged(
                    (PrivilegedAction<?>) () -> System.getenv("PATH")));
            attempt("host's method", host::plain);
            attempt("host's privileged block", host::privileged);
            attempt("host's privileged block in the guest's context",
                    () -> host.privilegedWithin(AccessController.getContext()));
            attempt("guest's action in the host", () -> host.run(() -> System.getenv("PATH")));
            attempt("guest's action in the host's privileged block",
                    () -> host.runPrivileged(() -> System.getenv("PATH")));
            attempt("guest's privileged block in the host's", () -> host.runPrivileged(() ->
                    AccessController.doPrivileged(
                            (PrivilegedAction<?>) () -> System.getenv("PATH"))));
            attempt("guest's handle of the library in the host's privileged block", () ->
                    host.runPrivileged(getPath(MethodHandles.lookup())));
            attempt("public handle in the host's privileged block", () ->
                    host.runPrivileged(getPath(MethodHandles.publicLookup())));
            attempt("lookup that the host makes for the guest", () -> host.run(
                    (Supplier<?>) MethodHandleProxies.asInterfaceInstance(Supplier.class,
                            MethodHandles.lookup().findStatic(MethodHandles.class, "lookup",
                            MethodType.methodType(MethodHandles.Lookup.class)))));
            attempt("privileged block of the host by reflection", () ->
                    AccessController.class.getMethod("doPrivileged", PrivilegedAction.class)
                            .invoke(null, (PrivilegedAction<?>) () -> System.getenv("PATH")));
            attempt("host's context", () -> AccessController.doPrivileged(
                    (PrivilegedAction<?>) () -> System.getenv("PATH"), everything()));
            attempt("guest's thread", () -> {
                new Thread(() -> { }).start();
                return "started";
            });
            attempt("guest's loader", Nested::new);
            attempt("loader of the loader", () -> new URLClassLoader(new URL[0]));
            attempt("hidden class", () -> MethodHandles.lookup().defineHiddenClass(
                    new byte[0], false));
            attempt("class in the host's loader by reflection", () -> {
                java.lang.reflect.Method define = ClassLoader.class.getDeclaredMethod(
                        "defineClass", byte[].class, int.class, int.class);
                return new Nested().define(define, host.getClass().getClassLoader());
            });
            attempt("class in the host's loader by the host", host::define);
            attempt("private member of the host", () -> {
                Contexts.class.getDeclaredMethod("inherited").setAccessible(true);
                return "opened";
            });
            return AccessController.getContext();
        }

        /** The deed as an action of the library alone. */
        static PrivilegedAction<?> getPath(MethodHandles.Lookup lookup) throws Exception {
            return MethodHandleProxies.asInterfaceInstance(PrivilegedAction.class,
                    MethodHandles.insertArguments(lookup.findStatic(System.class, "getenv",
                            MethodType.methodType(String.class, String.class)), 0, "PATH")
                            .asType(MethodType.genericMethodType(0)));
        }

        static AccessControlContext everything() {
            Permissions all = new Permissions();
            all.add(new AllPermission());
            return new AccessControlContext(
                    new ProtectionDomain[] {new ProtectionDomain(null, all)});
        }
    }

    static class Loader extends ClassLoader {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("Contexts$Guest")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : AccessController.doPrivileged(
                    (PrivilegedAction<Class<?>>) () -> define(name));
        }

        private Class<?> define(String name) {
            try (InputStream in = Contexts.class.getResourceAsStream(name + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static AccessControlContext only(Permission... permissions) {
        Permissions some = new Permissions();
        for (Permission p : permissions) {
            some.add(p);
        }
        return new AccessControlContext(
                new ProtectionDomain[] {new ProtectionDomain(null, some)});
    }

    static String outcome(Callable<?> body) {
        try {
            return String.valueOf(body.call());
        } catch (Throwable t) {
            return t.toString();
        }
    }

    @SuppressWarnings("unchecked")
    public static void main(String[] args) throws Throwable {
        Loader loader = AccessController.doPrivileged((PrivilegedAction<Loader>) Loader::new,
                only(new RuntimePermission("createClassLoader")));
        Function<Host, Object> guest = (Function<Host, Object>)
                loader.loadClass("Contexts$Guest").getConstructor().newInstance();
        AccessControlContext context = (AccessControlContext) guest.apply(HOST);
        System.out.println("in the guest's context: " + outcome(() ->
                AccessController.doPrivileged((PrivilegedAction<?>) HOST::plain, context)));
        System.out.println("own: " + HOST.plain() + ", " + HOST.define());

        permissions();
        inherited();
    }

    private static void permissions() {
        PrivilegedAction<String> home = () -> System.getenv("HOME") == null ? "unset" : "set";
        PrivilegedAction<String> path = HOST::plain;
        Permission getPath = new RuntimePermission("getenv.PATH");
        System.out.println("limited to one variable: " + outcome(() ->
                AccessController.doPrivileged(path, only(getPath))));
        System.out.println("limited to another: " + outcome(() ->
                AccessController.doPrivileged(home, only(getPath))));
        System.out.println("limited by permissions: " + outcome(() ->
                AccessController.doPrivileged(home, null, getPath)));
        System.out.println("nested: " + outcome(() -> AccessController.doPrivileged(
                (PrivilegedAction<?>) () -> outcome(() ->
                        AccessController.doPrivileged(home)), only(getPath))));
        for (Permission p : new Permission[] {
            getPath, new RuntimePermission("getenv.*"), new RuntimePermission("createClassLoader"),
            new RuntimePermission("exitVM.1"), new FilePermission("/etc/passwd", "read"),
            new FilePermission("<<ALL FILES>>", "read,write"), new AllPermission(),
            new RuntimePermission("somethingElse")}) {
            System.out.println(outcome(() -> {
                AccessController.checkPermission(p);
                return p + " is there";
            }));
        }
        System.out.println(AccessController.getContext().equals(AccessController.getContext()));
    }

    private static void inherited() throws Exception {
        FutureTask<String> task = new FutureTask<>(HOST::plain);
        Thread limited = AccessController.doPrivileged(
                (PrivilegedAction<Thread>) () -> new Thread(task), only());
        limited.start();
        System.out.println("thread of a limited block: " + outcome(task::get));
        FutureTask<String> second = new FutureTask<>(HOST::privileged);
        Thread privileged = AccessController.doPrivileged(
                (PrivilegedAction<Thread>) () -> new Thread(second), only());
        privileged.start();
        System.out.println("privileged block in it: " + outcome(second::get));
        FutureTask<String> third = new FutureTask<>(HOST::plain);
        new Thread(third).start();
        System.out.println("thread of the program: " + third.get());
    }
}

// expect:
// guest's own: java.lang.SecurityException: missing grant: environment PATH (--allow-env=PATH)
// guest's privileged block: java.lang.SecurityException: missing grant: environment PATH (--allow-env=PATH)
// host's method: java.lang.SecurityException: missing grant: environment PATH (--allow-env=PATH)
// host's privileged block: set
// host's privileged block in the guest's context: java.lang.SecurityException: missing grant: environment PATH (--allow-env=PATH)
// guest's action in the host: java.lang.SecurityException: missing grant: environment PATH (--allow-env=PATH)
// guest's action in the host's privileged block: java.lang.SecurityException: missing grant: environment PATH (--allow-env=PATH)
// guest's privileged block in the host's: java.lang.SecurityException: missing grant: environment PATH (--allow-env=PATH)
// guest's handle of the library in the host's privileged block: java.lang.SecurityException: missing grant: environment PATH (--allow-env=PATH)
// public handle in the host's privileged block: java.lang.SecurityException: missing grant: environment PATH (--allow-env=PATH)
// lookup that the host makes for the guest: Contexts$Guest
// privileged block of the host by reflection: java.lang.SecurityException: missing grant: environment PATH (--allow-env=PATH)
// host's context: java.lang.SecurityException: missing grant: environment PATH (--allow-env=PATH)
// guest's thread: java.lang.SecurityException: missing grant: threads (--allow-threads)
// guest's loader: Contexts$Guest$Nested@N
// loader of the loader: java.net.URLClassLoader@N
// hidden class: class java.lang.ClassFormatError
// class in the host's loader by reflection: class java.lang.IllegalAccessException
// class in the host's loader by the host: java.lang.SecurityException: missing grant: environment (--allow-env), which classes of loader 'app' have
// private member of the host: java.lang.SecurityException: missing grant: reflect (--allow-reflect)
// in the guest's context: java.lang.SecurityException: missing grant: environment PATH (--allow-env=PATH)
// own: set, true
// limited to one variable: set
// limited to another: java.lang.SecurityException: missing grant: environment HOME (--allow-env=HOME)
// limited by permissions: java.lang.SecurityException: missing grant: environment HOME (--allow-env=HOME)
// nested: set
// ("java.lang.RuntimePermission" "getenv.PATH") is there
// ("java.lang.RuntimePermission" "getenv.*") is there
// ("java.lang.RuntimePermission" "createClassLoader") is there
// java.security.AccessControlException: access denied ("java.lang.RuntimePermission" "exitVM.1")
// java.security.AccessControlException: access denied ("java.io.FilePermission" "/etc/passwd" "read")
// java.security.AccessControlException: access denied ("java.io.FilePermission" "<<ALL FILES>>" "read,write")
// java.security.AccessControlException: access denied ("java.security.AllPermission" "<all permissions>" "<all actions>")
// java.security.AccessControlException: access denied ("java.lang.RuntimePermission" "somethingElse")
// true
// thread of a limited block: java.util.concurrent.ExecutionException: java.lang.SecurityException: missing grant: environment PATH (--allow-env=PATH)
// privileged block in it: set
// thread of the program: set
