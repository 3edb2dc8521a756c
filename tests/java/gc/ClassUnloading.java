// needs: gc
// slow-stress: 499
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** Classes die with their loader (JLS 12.7), and not before. */
public class ClassUnloading {
    /** Each loader defines its own copies of these. */
    public static class Worker implements IntUnaryOperator, Supplier<Object> {
        static Object kept;
        private final Partner partner = new Partner();

        @Override
        public int applyAsInt(int x) {
            if (x < 0) {
                throw new IllegalStateException("negative");
            }
            return partner.twice(x) + 1;
        }

        @Override
        public Object get() {
            int[] count = {7};
            return (Supplier<Integer>) () -> count[0]++;
        }
    }

    public static class Partner {
        int twice(int x) {
            return 2 * x;
        }
    }

    static final class Copies extends ClassLoader {
        Copies() {
            super(ClassUnloading.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (this) {
                if (!name.equals("ClassUnloading$Worker") && !name.equals("ClassUnloading$Partner")) {
                    return super.loadClass(name, resolve);
                }
                Class<?> c = findLoadedClass(name);
                return c != null ? c : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = ClassUnloading.class.getResourceAsStream(name + ".class")) {
                byte[] b = in.readAllBytes();
                return defineClass(name, b, 0, b.length);
            } catch (java.io.IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    interface Keeper {
        Object of(Class<?> c) throws Throwable;
    }

    static Object worker(Class<?> c) throws Exception {
        return c.getDeclaredConstructor().newInstance();
    }

    /** Says what of a loader's is alive while only the keeper's result is held, and after. */
    static void show(String what, Keeper keeper) throws Throwable {
        List<WeakReference<?>> weak = new ArrayList<>();
        Object kept = made(keeper, weak);
        collect(weak, kept == null ? 0 : 2);
        System.out.print(what + ": ");
        print(weak);
        if (kept != null) {
            use(kept);
        }
        kept = null;
        collect(weak, 0);
        print(weak);
        System.out.println();
    }

    private static Object made(Keeper keeper, List<WeakReference<?>> weak) throws Throwable {
        Class<?> c = new Copies().loadClass("ClassUnloading$Worker");
        IntUnaryOperator op = (IntUnaryOperator) worker(c);
        int sum = 0;
        for (int i = 0; i < 2000; i++) {
            sum += op.applyAsInt(i);
        }
        if (sum != 4000000) {
            throw new AssertionError(sum);
        }
        weak.add(new WeakReference<>(c.getClassLoader()));
        weak.add(new WeakReference<>(c));
        weak.add(new WeakReference<>(op));
        return keeper.of(c);
    }

    private static void collect() throws Throwable {
        for (int i = 0; i < 3; i++) {
            System.gc();
            byte[][] garbage = new byte[100][];
            for (int k = 0; k < garbage.length; k++) {
                garbage[k] = new byte[1000];
            }
        }
        overwriteStack(20);
    }

    /** Until so many are alive: a compiler's thread may hold a class for a while. */
    private static void collect(List<WeakReference<?>> weak, int expected) throws Throwable {
        collect();
        for (int i = 0; i < 200 && alive(weak) > expected; i++) {
            Thread.sleep(20);
            collect();
        }
    }

    private static int alive(List<WeakReference<?>> weak) {
        int alive = 0;
        for (WeakReference<?> each : weak) {
            alive += each.get() == null ? 0 : 1;
        }
        return alive;
    }

    private static int overwriteStack(int depth) {
        return depth == 0 ? 0 : 1 + overwriteStack(depth - 1);
    }

    private static void print(List<WeakReference<?>> weak) {
        for (WeakReference<?> each : weak) {
            System.out.print(each.get() == null ? "-" : "+");
        }
        System.out.print(" ");
    }

    private static void use(Object kept) throws Throwable {
        if (kept instanceof IntUnaryOperator op) {
            System.out.print(op.applyAsInt(20) + " ");
        } else if (kept instanceof Class<?> c) {
            System.out.print(c.isHidden() + " " + c.getComponentType() + " ");
        } else if (kept instanceof Throwable t) {
            StackTraceElement top = t.getStackTrace()[0];
            System.out.print(top.getClassName() + "." + top.getMethodName() + " ");
        } else if (kept instanceof Supplier<?> s) {
            System.out.print(s.get() + " ");
        } else if (kept instanceof MethodHandle h) {
            System.out.print(h.type().parameterCount() + " ");
        } else if (kept instanceof Object[] a) {
            System.out.print(a.length + " ");
        } else {
            System.out.print(kept.getClass().getName() + " ");
        }
    }

    public static void main(String[] args) throws Throwable {
        show("nothing", c -> null);
        show("class", c -> c);
        show("loader", Class::getClassLoader);
        show("instance", ClassUnloading::worker);
        show("array", c -> java.lang.reflect.Array.newInstance(c, 3));
        show("partner", c -> c.getClassLoader().loadClass("ClassUnloading$Partner"));
        show("lambda", c -> ((Supplier<?>) worker(c)).get());
        show("lambda's class", c -> ((Supplier<?>) worker(c)).get().getClass());
        show("method", c -> c.getMethod("applyAsInt", int.class));
        show("handle", c -> MethodHandles.lookup().findVirtual(c, "applyAsInt",
                MethodType.methodType(int.class, int.class)));
        show("type", c -> MethodType.methodType(c, int.class));
        show("trace", c -> {
            try {
                ((IntUnaryOperator) worker(c)).applyAsInt(-1);
                return null;
            } catch (IllegalStateException e) {
                return e;
            }
        });
        show("cycle through a static", c -> {
            var field = c.getDeclaredField("kept");
            field.setAccessible(true);
            field.set(null, new Object[] {worker(c), c, c.getClassLoader()});
            return null;
        });
        running();
        churn();
    }

    /** A frame keeps the class of its method. */
    private static void running() throws Throwable {
        List<WeakReference<?>> weak = new ArrayList<>();
        Thread thread = new Thread((Runnable) started(weak));
        thread.start();
        synchronized (weak) {
            while (weak.size() < 2) {
                weak.wait();
            }
        }
        collect();
        System.out.print("frame: ");
        print(weak);
        synchronized (weak) {
            weak.remove(1);
            weak.notifyAll();
        }
        thread.join();
        thread = null;
        collect(weak, 0);
        print(weak);
        System.out.println();
    }

    private static Object started(List<WeakReference<?>> weak) throws Throwable {
        Class<?> c = new Copies().loadClass("ClassUnloading$Worker");
        weak.add(new WeakReference<>(c));
        IntUnaryOperator op = (IntUnaryOperator) worker(c);
        return (Runnable) () -> {
            synchronized (weak) {
                weak.add(new WeakReference<>(op));
                weak.notifyAll();
                while (weak.size() > 1) {
                    try {
                        weak.wait();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }
            }
            op.applyAsInt(3);
        };
    }

    /** Many loaders, one after the other. */
    private static void churn() throws Throwable {
        List<WeakReference<?>> weak = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            made(c -> null, weak);
            if (i % 20 == 19) {
                collect();
            }
        }
        collect(weak, 9);
        int alive = alive(weak);
        System.out.println("churn: " + (alive < 10 ? "nearly all gone" : alive + " alive"));
    }
}

// expect:
// nothing: --- ---
// class: ++- false null ---
// loader: ++- ClassUnloading$Copies ---
// instance: ++- 41 ---
// array: ++- 3 ---
// partner: ++- false null ---
// lambda: ++- 7 ---
// lambda's class: ++- true null ---
// method: ++- java.lang.reflect.Method ---
// handle: ++- 2 ---
// type: ++- java.lang.invoke.MethodType ---
// trace: ++- ClassUnloading$Worker.applyAsInt ---
// cycle through a static: --- ---
// frame: ++ -
// churn: nearly all gone
