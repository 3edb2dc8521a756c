import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.util.function.IntUnaryOperator;

/**
 * Loads a class many times, each time by a loader of its own or as a hidden class, runs it hot and
 * drops it: {@code ClassChurn loaders|hidden CLASSES ROUNDS}. Now and then it prints how many
 * classes there were, how many of the last hundred are still alive after a collection, and the
 * resident memory of the process in KiB.
 */
public class ClassChurn {
    static final int REPORTS = 20;

    static final class OneClassLoader extends ClassLoader {
        Class<?> define(String name, byte[] bytes) {
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    static IntUnaryOperator load(boolean hidden, byte[] bytes) throws Exception {
        Class<?> loaded = hidden
            ? MethodHandles.lookup().defineHiddenClass(bytes, false).lookupClass()
            : new OneClassLoader().define("Work", bytes);
        return (IntUnaryOperator) loaded.getDeclaredConstructor().newInstance();
    }

    static byte[] bytes() throws IOException {
        try (InputStream in = ClassChurn.class.getResourceAsStream("Work.class")) {
            return in.readAllBytes();
        }
    }

    /** The second number of /proc/self/statm is in pages. */
    static long residentKibibytes() throws IOException {
        try (InputStream in = new FileInputStream("/proc/self/statm")) {
            return Long.parseLong(new String(in.readAllBytes()).split(" ")[1]) * 4;
        }
    }

    static int alive(WeakReference<?>[] last) {
        System.gc();
        int alive = 0;
        for (WeakReference<?> reference : last) {
            if (reference != null && reference.get() != null) {
                alive++;
            }
        }
        return alive;
    }

    public static void main(String[] args) throws Exception {
        boolean hidden = args[0].equals("hidden");
        int classes = Integer.parseInt(args[1]);
        int rounds = Integer.parseInt(args[2]);
        byte[] bytes = bytes();
        int expected = load(hidden, bytes).applyAsInt(rounds);
        WeakReference<?>[] last = new WeakReference<?>[100];
        for (int n = 1; n <= classes; n++) {
            IntUnaryOperator work = load(hidden, bytes);
            int found = work.applyAsInt(rounds);
            if (found != expected) {
                throw new AssertionError("class " + n + " gave " + found + ", not " + expected);
            }
            last[n % last.length] = new WeakReference<>(work.getClass());
            work = null;
            if (n % Math.max(classes / REPORTS, 1) == 0) {
                System.out.println(n + " " + alive(last) + " " + residentKibibytes());
            }
        }
    }
}
