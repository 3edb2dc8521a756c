// needs: gc
// slow-stress: 4999
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * What a program does with a loader's classes does not keep the loader: it dies once nothing of the
 * program's own leads to it.
 */
public class LoaderLifetimes {
    private static final int TRIES = 400;
    private static final Cleaner CLEANER = Cleaner.create();
    private static final ClassValue<String> VALUES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getName();
        }
    };
    private static final ThreadLocal<Object> LOCAL = new ThreadLocal<>();
    private static final Map<Object, String> WEAK = new WeakHashMap<>();

    /** Defines all nested classes whose names begin with P by itself. */
    static final class Copies extends ClassLoader {
        static {
            registerAsParallelCapable();
        }

        Copies() {
            this(LoaderLifetimes.class.getClassLoader());
        }

        Copies(ClassLoader parent) {
            super("copies", parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith("LoaderLifetimes$P")) {
                    return super.loadClass(name, resolve);
                }
                Class<?> c = findLoadedClass(name);
                if (c == null) {
                    if (name.endsWith("Absent")) {
                        throw new ClassNotFoundException(name);
                    }
                    byte[] b = ClassBytes.of(name);
                    c = defineClass(name, b, 0, b.length);
                }
                return c;
            }
        }
    }

    /** Once of this program's loader, once of each loader. */
    public static class Payload implements Runnable {
        static final List<Object> KEPT = new ArrayList<>();
        static int count;
        int value = 1;

        @Override
        public void run() {
            KEPT.add(this);
            KEPT.add(getClass());
            KEPT.add(new byte[1000]);
            count++;
        }

        public static MethodHandles.Lookup lookup() {
            return MethodHandles.lookup();
        }

        public int add(int n) {
            return value + n;
        }
    }

    public interface PInterface {
        default String name() {
            return "default of " + getClass().isHidden();
        }

        int number();
    }

    @Retention(RetentionPolicy.RUNTIME)
    public @interface PMarker {
        String text() default "none";

        Class<?> type() default Payload.class;
    }

    @PMarker(text = "some")
    public static class PMarked implements Serializable {
        private static final long serialVersionUID = 1;
        PEnum constant = PEnum.TWO;
        int[] numbers = {1, 2, 3};
    }

    public enum PEnum {
        ONE, TWO
    }

    public static class PFailing {
        static int value = Integer.parseInt("none");
    }

    public static class PAbsent {
    }

    public static class PWork implements Supplier<Object> {
        int field;

        @Override
        public Object get() {
            IntUnaryOperator twice = n -> 2 * n;
            Supplier<Object> bound = this::toString;
            StringBuilder text = new StringBuilder("text " + field + twice.applyAsInt(3));
            text.append(bound.get() != null);
            text.append(PEnum.valueOf("ONE") == PEnum.ONE);
            Map<PEnum, String> map = new EnumMap<>(PEnum.class);
            map.put(PEnum.TWO, "two");
            text.append(map).append(EnumSet.allOf(PEnum.class));
            return text.toString().intern();
        }
    }

    public static class PAbsentUser implements Runnable {
        @Override
        public void run() {
            for (int i = 0; i < 2; i++) {
                try {
                    new PAbsent();
                } catch (NoClassDefFoundError e) {
                    e.getStackTrace();
                }
            }
        }
    }

    public static class PFailingUser implements Runnable {
        @Override
        public void run() {
            for (int i = 0; i < 2; i++) {
                try {
                    PFailing.value++;
                } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
                    e.getStackTrace();
                }
            }
        }
    }

    public static class PHot implements IntUnaryOperator {
        @Override
        public int applyAsInt(int x) {
            return x % 3 + 1;
        }
    }

    interface Use {
        void of(Copies loader) throws Throwable;
    }

    private static Class<?> load(ClassLoader loader, String name) throws Exception {
        return Class.forName("LoaderLifetimes$" + name, true, loader);
    }

    private static Object make(ClassLoader loader, String name) throws Exception {
        return load(loader, name).getConstructor().newInstance();
    }

    /** Says whether a loader dies after it was used in a way. */
    static void dies(String what, Use use) throws Throwable {
        WeakReference<Object> loader = used(use);
        for (int i = 0; i < TRIES && loader.get() != null; i++) {
            System.gc();
            Thread.sleep(i < 20 ? 1 : 25);
        }
        System.out.println(what + ": " + (loader.get() == null ? "gone" : "alive"));
    }

    private static WeakReference<Object> used(Use use) throws Throwable {
        Copies loader = new Copies();
        use.of(loader);
        return new WeakReference<>(loader);
    }

    static void reflection() throws Throwable {
        dies("nothing", l -> { });
        dies("statics", l -> ((Runnable) make(l, "PAbsentUser")).run());
        dies("initialiser", l -> ((Runnable) make(l, "PFailingUser")).run());
        dies("cycle", l -> {
            for (int i = 0; i < 3; i++) {
                ((Runnable) make(l, "Payload")).run();
            }
        });
        dies("methods", l -> {
            Method m = load(l, "Payload").getMethod("add", int.class);
            Object payload = make(l, "Payload");
            for (int i = 0; i < 50; i++) {
                m.invoke(payload, i);
            }
        });
        dies("proxies", l -> {
            Class<?> type = load(l, "PInterface");
            Object proxy = Proxy.newProxyInstance(l, new Class<?>[] {type, Runnable.class},
                    (p, m, a) -> 7);
            type.getMethod("number").invoke(proxy);
            Proxy.isProxyClass(proxy.getClass());
        });
        dies("annotations", l -> {
            Class<?> c = load(l, "PMarked");
            c.getAnnotations()[0].toString();
            c.getAnnotations()[0].hashCode();
        });
        dies("domains and packages", l -> {
            load(l, "Payload").getProtectionDomain().getCodeSource();
            load(l, "Payload").getPackage();
            l.getDefinedPackages();
            load(l, "Payload").getModule();
        });
        dies("arrays", l -> Class.forName("[[LLoaderLifetimes$PMarked;", false, l));
        dies("class values", l -> VALUES.get(load(l, "PMarked")));
        dies("assertions", l -> {
            l.setDefaultAssertionStatus(true);
            l.setClassAssertionStatus("x.Y", true);
        });
    }

    static void serialization() throws Throwable {
        dies("descriptions", l -> ObjectStreamClass.lookup(load(l, "PMarked")));
        dies("objects", l -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(make(l, "PMarked"));
            }
            try (ObjectInputStream in = new ObjectInputStream(
                    new ByteArrayInputStream(bytes.toByteArray())) {
                @Override
                protected Class<?> resolveClass(ObjectStreamClass c)
                        throws ClassNotFoundException {
                    return Class.forName(c.getName(), false, l);
                }
            }) {
                in.readObject();
            }
        });
    }

    static void handles() throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        dies("handles", l -> {
            Class<?> c = load(l, "Payload");
            MethodHandle add = lookup.findVirtual(c, "add",
                    MethodType.methodType(int.class, int.class));
            for (int i = 0; i < 30; i++) {
                int result = (int) add.bindTo(make(l, "Payload")).invokeExact(i);
                if (result != i + 1) {
                    throw new AssertionError(result);
                }
            }
            MethodHandles.filterReturnValue(add, MethodHandles.identity(int.class))
                    .invoke(make(l, "Payload"), 3);
        });
        dies("variables", l -> {
            Class<?> c = load(l, "Payload");
            VarHandle v = MethodHandles.privateLookupIn(c, lookup).findVarHandle(c, "value",
                    int.class);
            v.getAndAdd(make(l, "Payload"), 3);
        });
        dies("types", l -> MethodType.methodType(load(l, "Payload"), load(l, "PEnum"))
                .toMethodDescriptorString());
        dies("hidden classes", l -> {
            MethodHandles.Lookup in = lookupIn(l);
            byte[] file = ClassBytes.of("LoaderLifetimes$PHot");
            for (int i = 0; i < 3; i++) {
                in.defineHiddenClass(file, true);
                in.defineHiddenClassWithClassData(file, l, false,
                        MethodHandles.Lookup.ClassOption.STRONG);
            }
        });
        dies("own data", l -> lookupIn(l).defineHiddenClassWithClassData(
                ClassBytes.of("LoaderLifetimes$PHot"), make(l, "Payload"), true));
    }

    private static MethodHandles.Lookup lookupIn(Copies loader) throws Exception {
        return (MethodHandles.Lookup) load(loader, "Payload").getMethod("lookup").invoke(null);
    }

    static void code() throws Throwable {
        dies("lambdas, enums", l -> ((Supplier<?>) make(l, "PWork")).get());
        dies("hot code", l -> {
            IntUnaryOperator op = (IntUnaryOperator) make(l, "PHot");
            if (sum(op, 20000) != 39999) {
                throw new AssertionError(sum(op, 20000));
            }
        });
        dies("hot code again", l -> sum((IntUnaryOperator) make(l, "PHot"), 50000));
        dies("failures", l -> {
            for (int i = 0; i < 3; i++) {
                try {
                    load(l, "PAbsent");
                } catch (ClassNotFoundException e) {
                    e.getStackTrace();
                }
                try {
                    load(l, "Payload").getMethod("add", int.class).invoke(null, 1);
                } catch (NullPointerException | InvocationTargetException e) {
                    e.getStackTrace();
                }
            }
        });
    }

    private static int sum(IntUnaryOperator op, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += op.applyAsInt(i);
        }
        return sum;
    }

    static void objects() throws Throwable {
        dies("threads", l -> {
            Thread t = new Thread((Runnable) make(l, "Payload"));
            t.setContextClassLoader(l);
            t.start();
            t.join();
        });
        dies("thread locals", l -> {
            LOCAL.set(make(l, "Payload"));
            LOCAL.remove();
        });
        dies("weak maps", l -> {
            WEAK.put(make(l, "Payload"), "instance");
            WEAK.put(load(l, "Payload"), "class");
            WEAK.put(l, "loader");
        });
        dies("cleaners", l -> CLEANER.register(make(l, "Payload"), () -> { }));
        dies("monitors", l -> {
            Object payload = make(l, "Payload");
            synchronized (payload) {
                payload.wait(1);
            }
            synchronized (load(l, "Payload")) {
                System.identityHashCode(payload);
            }
        });
        dies("arrays of objects", l -> {
            Object array = Array.newInstance(load(l, "PMarked"), 3, 4);
            Array.set(Array.get(array, 1), 2, make(l, "PMarked"));
            array.getClass().getComponentType().arrayType().arrayType();
        });
        dies("parents", l -> {
            Copies child = new Copies(l);
            ((Supplier<?>) make(child, "PWork")).get();
            Class.forName("java.util.ArrayList", true, child);
        });
        dies("each other", l -> {
            Copies other = new Copies();
            ((Runnable) make(l, "Payload")).run();
            ((Runnable) make(other, "Payload")).run();
            kept(l).add(make(other, "Payload"));
            kept(other).add(make(l, "Payload"));
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Object> kept(Copies loader) throws Exception {
        var field = load(loader, "Payload").getDeclaredField("KEPT");
        field.setAccessible(true);
        return (List<Object>) field.get(null);
    }

    public static void main(String[] args) throws Throwable {
        reflection();
        serialization();
        handles();
        code();
        objects();
        if (Payload.count != 0) {
            throw new AssertionError("the classes of this program's loader were used");
        }
    }
}

// expect:
// nothing: gone
// statics: gone
// initialiser: gone
// cycle: gone
// methods: gone
// proxies: gone
// annotations: gone
// domains and packages: gone
// arrays: gone
// class values: gone
// assertions: gone
// descriptions: gone
// objects: gone
// handles: gone
// variables: gone
// types: gone
// hidden classes: gone
// own data: gone
// lambdas, enums: gone
// hot code: gone
// hot code again: gone
// failures: gone
// threads: gone
// thread locals: gone
// weak maps: gone
// cleaners: gone
// monitors: gone
// arrays of objects: gone
// parents: gone
// each other: gone
