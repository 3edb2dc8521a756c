// pvm: --sandbox
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.ObjectInputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The library's insides are closed: by name, by reflection, by lookups, by having it call. */
public class Internals {
    interface Body {
        Object run() throws Throwable;
    }

    static void attempt(String name, Body body) {
        String outcome;
        try {
            outcome = "gives " + body.run();
        } catch (Throwable t) {
            Throwable cause = t instanceof InvocationTargetException
                    || t instanceof UndeclaredThrowableException ? t.getCause() : t;
            String message = String.valueOf(cause.getMessage());
            outcome = cause.getClass().getSimpleName()
                    + (message.startsWith("missing grant") ? ": " + message : "");
        }
        System.out.println(name + ": " + outcome.replaceAll("@[0-9a-f]+", "@N"));
    }

    static Class<?> internal(String name) throws ClassNotFoundException {
        return Class.forName("pvm.internal." + name);
    }

    static Field value() throws Exception {
        return String.class.getDeclaredField("value");
    }

    /** A list of the library calls the consumer: its class is no caller. */
    static void inLibrary(MethodHandle handle) {
        Consumer<?> consumer = MethodHandleProxies.asInterfaceInstance(Consumer.class,
                handle.asType(MethodType.methodType(void.class, Object.class)));
        new java.util.ArrayList<Object>(List.of(1)).forEach((Consumer<Object>) consumer);
    }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup here = MethodHandles.lookup();
        MethodType setType = MethodType.methodType(void.class, boolean.class);
        attempt("method of an internal class", () -> internal("Host")
                .getMethod("errorText", int.class).invoke(null, 2));
        attempt("open it first", () -> {
            Method m = internal("Host").getMethod("errorText", int.class);
            m.setAccessible(true);
            return m.invoke(null, 2);
        });
        attempt("try to open it", () -> internal("Host").getMethod("errorText", int.class)
                .trySetAccessible() ? "yes" : null);
        attempt("open many", () -> {
            AccessibleObject.setAccessible(new AccessibleObject[] {value()}, true);
            return null;
        });
        attempt("constructor of an internal class", () -> {
            Constructor<?> c = internal("OpenFile").getConstructor(int.class);
            return c.newInstance(0);
        });
        attempt("privileged block of the library", () -> {
            Class<?> block = internal("Privileged$Block");
            Object body = Proxy.newProxyInstance(Internals.class.getClassLoader(),
                    new Class<?>[] {block}, (p, m, a) -> System.getenv("PATH"));
            return internal("Privileged").getMethod("asLibrary", block).invoke(null, body);
        });
        attempt("lookup of an internal class", () -> here.findStatic(internal("Host"),
                "errorText", MethodType.methodType(String.class, int.class)).invoke(2));
        attempt("public lookup", () -> MethodHandles.publicLookup().findStatic(internal("Host"),
                "errorText", MethodType.methodType(String.class, int.class)).invoke(2));
        attempt("unreflect", () -> here.unreflect(internal("Host")
                .getMethod("errorText", int.class)).invoke(2));
        attempt("lookup in another class", () -> here.in(internal("Host")).findStatic(
                internal("Host"), "errorText", MethodType.methodType(String.class, int.class))
                .invoke(2));
        attempt("private lookup", () -> MethodHandles.privateLookupIn(String.class, here));
        attempt("private lookup of a program's class", () ->
                MethodHandles.privateLookupIn(Other.class, here));
        attempt("private lookup of its own nest", () ->
                MethodHandles.privateLookupIn(Body.class, here) != null);
        attempt("private field of the library", () -> {
            Field f = value();
            f.setAccessible(true);
            return f.get("text");
        });
        attempt("variable of the library", () ->
                here.findVarHandle(String.class, value().getName(), value().getType()));
        attempt("native method of the library", () -> {
            Method m = Class.class.getDeclaredMethod("getPrimitiveClass", String.class);
            return m.invoke(null, "int");
        });
        attempt("private constructor of the library", () -> {
            Constructor<?> c = MethodHandles.Lookup.class.getDeclaredConstructors()[0];
            c.setAccessible(true);
            return c;
        });

        attempt("setAccessible by a handle in the library", () -> {
            Field f = value();
            inLibrary(MethodHandles.dropArguments(here.findVirtual(Field.class, "setAccessible",
                    setType).bindTo(f)
                    .asType(MethodType.methodType(void.class, Boolean.class)).bindTo(true), 0,
                    Object.class));
            return f.get("text");
        });
        attempt("setAccessible by a reference in the library", () -> {
            Field f = value();
            BiConsumer<Field, Boolean> open = AccessibleObject::setAccessible;
            new TreeMap<>(Map.of("f", f)).values().stream().forEach(x -> { });
            Map.of(f, true).forEach(open);
            return f.get("text");
        });
        attempt("lookup by a handle in the library", () -> {
            Supplier<?> supplier = MethodHandleProxies.asInterfaceInstance(Supplier.class,
                    here.findStatic(MethodHandles.class, "lookup",
                            MethodType.methodType(MethodHandles.Lookup.class)));
            return Optional.empty().or(() -> Optional.of(supplier.get())).get();
        });
        attempt("lookup by a bare handle in the library", () -> {
            Supplier<?> supplier = MethodHandleProxies.asInterfaceInstance(Supplier.class,
                    here.findStatic(MethodHandles.class, "lookup",
                            MethodType.methodType(MethodHandles.Lookup.class)));
            return Optional.ofNullable(null).orElseGet((Supplier<Object>) supplier);
        });
        attempt("lookup by a reference in the library", () -> {
            Supplier<MethodHandles.Lookup> supplier = MethodHandles::lookup;
            return Optional.<MethodHandles.Lookup>empty().orElseGet(supplier);
        });
        attempt("invoke by a handle in the library", () -> {
            Method m = Class.class.getDeclaredMethod("getPrimitiveClass", String.class);
            MethodHandle invoke = MethodHandles.insertArguments(here.findVirtual(Method.class,
                    "invoke", MethodType.methodType(Object.class, Object.class, Object[].class))
                    .asFixedArity(), 0, m, null);
            Function<?, ?> f = MethodHandleProxies.asInterfaceInstance(Function.class,
                    invoke.asType(MethodType.genericMethodType(1)));
            return Optional.of((Object) new Object[] {"int"}).map((Function<Object, ?>) f).get();
        });

        attempt("unsafe by name", () -> {
            Field f = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
            f.setAccessible(true);
            return f.get(null);
        });
        attempt("unsafe by its method", () -> Class.forName("sun.misc.Unsafe")
                .getMethod("getUnsafe").invoke(null));
        attempt("unsafe by a lookup", () -> here.findStatic(Class.forName("sun.misc.Unsafe"),
                "getUnsafe", MethodType.methodType(Class.forName("sun.misc.Unsafe"))).invoke());

        attempt("serialised internal class", () -> deserialised("pvm.internal.OpenFile"));
        attempt("serialised thread", () -> deserialised("java.lang.Thread"));
        attempt("serialised context", () -> deserialised("java.security.AccessControlContext"));
        attempt("stop", () -> {
            Thread.currentThread().stop();
            return null;
        });
        attempt("standard property", () -> System.setProperty("java.home", "/"));
        attempt("all properties", () -> System.getProperties());
        attempt("own property", () -> System.setProperty("mine", "x") == null);
        for (String name : List.of("user.home", "user.dir", "user.name", "java.class.path",
                "java.home")) {
            attempt(name, () -> System.getProperty(name));
        }
    }

    /** Reads an object of a class, without fields, that nobody has written. */
    static Object deserialised(String name) throws Exception {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0xaced0005);
        out.writeByte(0x73);
        out.writeByte(0x72);
        out.writeUTF(name);
        out.writeLong(0);
        out.writeByte(2);
        out.writeShort(0);
        out.writeByte(0x78);
        out.writeByte(0x70);
        return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    }
}

// expect:
// method of an internal class: IllegalAccessException
// open it first: InaccessibleObjectException
// try to open it: gives null
// open many: InaccessibleObjectException
// constructor of an internal class: IllegalAccessException
// privileged block of the library: IllegalAccessException
// lookup of an internal class: IllegalAccessException
// public lookup: IllegalAccessException
// unreflect: IllegalAccessException
// lookup in another class: IllegalAccessException
// private lookup: IllegalAccessException
// private lookup of a program's class: SecurityException: missing grant: reflect (--allow-reflect)
// private lookup of its own nest: gives true
// private field of the library: InaccessibleObjectException
// variable of the library: IllegalAccessException
// native method of the library: IllegalAccessException
// private constructor of the library: InaccessibleObjectException
// setAccessible by a handle in the library: InaccessibleObjectException
// setAccessible by a reference in the library: InaccessibleObjectException
// lookup by a handle in the library: gives Internals
// lookup by a bare handle in the library: gives Internals
// lookup by a reference in the library: gives Internals
// invoke by a handle in the library: IllegalAccessException
// unsafe by name: SecurityException: missing grant: native (--allow-native)
// unsafe by its method: SecurityException: missing grant: native (--allow-native)
// unsafe by a lookup: IllegalAccessException
// serialised internal class: InvalidClassException
// serialised thread: InvalidClassException
// serialised context: InvalidClassException
// stop: UnsupportedOperationException
// standard property: SecurityException: missing grant: environment (--allow-env)
// all properties: SecurityException: missing grant: environment (--allow-env)
// own property: gives true
// user.home: gives null
// user.dir: gives null
// user.name: gives null
// java.class.path: gives null
// java.home: gives null
