import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that load at once: locks, what is defined once, and no deadlock between two loaders. */
public class ParallelLoading {
    static class Serial extends ClassLoader {
        final AtomicInteger inside = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        final AtomicInteger defined = new AtomicInteger();

        Serial() {
            super(ParallelLoading.class.getClassLoader());
        }

        /** Without any lock of its own. */
        @Override
        public Class<?> loadClass(String name) throws ClassNotFoundException {
            if (!name.startsWith("ParallelLoading$")) {
                return super.loadClass(name);
            }
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                Thread.sleep(5);
                defined.incrementAndGet();
                byte[] b = ClassBytes.of(name);
                return defineClass(name, b, 0, b.length);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            } finally {
                inside.decrementAndGet();
            }
        }
    }

    static class Parallel extends ClassLoader {
        static final boolean REGISTERED = registerAsParallelCapable();
        final AtomicInteger defined = new AtomicInteger();
        ClassLoader other;

        Parallel() {
            super(ParallelLoading.class.getClassLoader());
        }

        Object lock(String name) {
            return getClassLoadingLock(name);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("ParallelLoading$")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> c = findLoadedClass(name);
                if (c == null) {
                    defined.incrementAndGet();
                    byte[] b = ClassBytes.of(name);
                    c = defineClass(name, b, 0, b.length);
                }
                return c;
            }
        }
    }

    /** Above it a class that did not register. */
    static class BelowSerial extends Serial {
        static final boolean REGISTERED = registerAsParallelCapable();
    }

    static class BelowParallel extends Parallel {
    }

    static class RegisteredBelow extends Parallel {
        static final boolean REGISTERED = registerAsParallelCapable();
    }

    static void capable() {
        System.out.println(Parallel.REGISTERED + " " + BelowSerial.REGISTERED + " "
                + RegisteredBelow.REGISTERED);
        System.out.println(new Parallel().isRegisteredAsParallelCapable() + " "
                + new Serial().isRegisteredAsParallelCapable() + " "
                + new BelowSerial().isRegisteredAsParallelCapable() + " "
                + new BelowParallel().isRegisteredAsParallelCapable() + " "
                + new RegisteredBelow().isRegisteredAsParallelCapable());
        Parallel p = new Parallel();
        System.out.println((p.lock("a") == p.lock("a")) + " " + (p.lock("a") == p.lock("b")) + " "
                + (p.lock("a") == p) + " " + (p.lock("a") == new Parallel().lock("a")));
        BelowParallel b = new BelowParallel();
        System.out.println(b.lock("a") == b);
        try {
            b.lock(null);
            System.out.println("null is a name");
        } catch (NullPointerException e) {
            System.out.println("null is no name");
        }
    }

    public static class Used {
        static int count;

        static synchronized int next() {
            return ++count;
        }
    }

    public static class User implements Runnable {
        @Override
        public void run() {
            Used.next();
        }
    }

    /** The machine asks a loader that is not parallel capable under the loader's lock. */
    static void machineLocks() throws Exception {
        Serial serial = new Serial();
        Class<?> user = serial.loadClass("ParallelLoading$User");
        Runnable r = (Runnable) user.getConstructor().newInstance();
        List<Throwable> failures = inThreads(8, i -> r.run());
        System.out.println(failures + " " + serial.most + " " + serial.defined);
        Parallel parallel = new Parallel();
        Runnable p = (Runnable) parallel.loadClass("ParallelLoading$User").getConstructor()
                .newInstance();
        System.out.println(inThreads(8, i -> p.run()) + " " + parallel.defined);
    }

    interface Work {
        void run(int i) throws Exception;
    }

    static List<Throwable> inThreads(int count, Work work) throws Exception {
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        CyclicBarrier start = new CyclicBarrier(count);
        Thread[] threads = new Thread[count];
        for (int i = 0; i < count; i++) {
            int number = i;
            threads[i] = new Thread(() -> {
                try {
                    start.await();
                    work.run(number);
                } catch (Throwable t) {
                    failures.add(t);
                }
            });
            threads[i].start();
        }
        for (Thread t : threads) {
            t.join();
        }
        return failures;
    }

    /** Holds the lock of its own class while it asks the other loader for that one's. */
    static class Crossing extends ClassLoader {
        static {
            registerAsParallelCapable();
        }

        final String own;
        Crossing other;
        CountDownLatch inside;

        Crossing(String own) {
            super(null);
            this.own = own;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("java.")) {
                return super.loadClass(name, resolve);
            }
            if (!name.startsWith(own)) {
                return other.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> c = findLoadedClass(name);
                if (c != null) {
                    return c;
                }
                if (name.endsWith(".Child")) {
                    inside.countDown();
                    try {
                        inside.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }
                String above = name.endsWith(".Child") ? other.own + "/Parent"
                        : "java/lang/Object";
                byte[] b = ClassBytes.empty(name.replace('.', '/'), above);
                b = ClassBytes.renamed(b, "\0", "\0");
                return defineClass(name, b, 0, b.length);
            }
        }
    }

    /** Each of two threads holds a loader's lock for one class while it needs the other loader. */
    static void crossing() throws Exception {
        Crossing left = new Crossing("left");
        Crossing right = new Crossing("right");
        left.other = right;
        right.other = left;
        left.inside = right.inside = new CountDownLatch(2);
        Class<?>[] found = new Class<?>[2];
        System.out.println(inThreads(2, i -> found[i] = (i == 0 ? left : right)
                .loadClass(i == 0 ? "left.Child" : "right.Child")));
        for (Class<?> c : found) {
            System.out.println(c + " extends " + c.getSuperclass() + ", of two loaders: "
                    + (c.getClassLoader() != c.getSuperclass().getClassLoader()));
        }
    }

    /** Many threads, many classes: each is defined once, all see the same. */
    static void many() throws Exception {
        Parallel parallel = new Parallel();
        String[] names = {"ParallelLoading$Used", "ParallelLoading$User", "ParallelLoading$Work",
            "ParallelLoading$Serial", "ParallelLoading$Parallel", "ParallelLoading$Crossing"};
        Class<?>[][] seen = new Class<?>[8][names.length];
        System.out.println(inThreads(8, i -> {
            for (int k = 0; k < names.length; k++) {
                int at = (k + i) % names.length;
                seen[i][at] = Class.forName(names[at], false, parallel);
            }
        }));
        boolean same = true;
        for (Class<?>[] row : seen) {
            same &= java.util.Arrays.equals(row, seen[0]);
        }
        System.out.println(same + " " + parallel.defined);
    }

    static class Slow {
        static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());
        static int value;

        static {
            LOG.add("begin");
            try {
                Thread.sleep(30);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            value = 42;
            LOG.add("end");
        }
    }

    static class SlowFailing {
        static int value;

        static {
            try {
                Thread.sleep(30);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            value = Integer.parseInt("no number");
        }
    }

    /** One thread initialises, the others wait; all see the result, or all fail. */
    static void initialisation() throws Exception {
        int[] values = new int[6];
        System.out.println(inThreads(6, i -> values[i] = Slow.value));
        System.out.println(java.util.Arrays.toString(values) + " " + Slow.LOG);
        List<String> names = new ArrayList<>();
        for (Throwable t : inThreads(6, i -> values[i] = SlowFailing.value)) {
            names.add(t.getClass().getSimpleName());
        }
        Collections.sort(names);
        System.out.println(names);
    }

    public static void main(String[] args) throws Exception {
        capable();
        machineLocks();
        crossing();
        many();
        initialisation();
    }
}

// expect:
// true false true
// true false false false true
// true false false false
// true
// null is a name
// [] 1 2
// [] 2
// []
// class left.Child extends class right.Parent, of two loaders: true
// class right.Child extends class left.Parent, of two loaders: true
// []
// true 6
// []
// [42, 42, 42, 42, 42, 42] [begin, end]
// [ExceptionInInitializerError, NoClassDefFoundError, NoClassDefFoundError, NoClassDefFoundError, NoClassDefFoundError, NoClassDefFoundError]
