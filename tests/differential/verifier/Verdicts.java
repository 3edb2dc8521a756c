import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Defines and links, without initialising, each class file that comes in, and says what java says.
 *
 * <p>In: a length and that many bytes, again and again. Out: the error's class name, or "ok", and
 * its message, each a length and that many bytes of UTF-8. The argument is the folder of the other
 * classes; every file gets a loader of its own.
 */
public class Verdicts {
    static final class One extends URLClassLoader {
        One(URL[] path) {
            super("one", path, null);
        }

        Class<?> define(byte[] bytes) {
            return defineClass(null, bytes, 0, bytes.length);
        }
    }

    public static void main(String[] arguments) throws IOException {
        URL[] path = path(arguments);
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16));
        while (true) {
            int length = in.readInt();
            if (length < 0) {
                return;
            }
            byte[] bytes = in.readNBytes(length);
            Throwable problem = problemOf(new One(path), bytes);
            write(out, problem == null ? "ok" : problem.getClass().getName());
            write(out, problem == null ? "" : String.valueOf(problem.getMessage()));
            out.flush();
        }
    }

    private static URL[] path(String[] arguments) throws MalformedURLException {
        URL[] found = new URL[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            found[i] = Path.of(arguments[i]).toUri().toURL();
        }
        return found;
    }

    private static Throwable problemOf(One loader, byte[] bytes) {
        try (loader) {
            link(loader.define(bytes));
            return null;
        } catch (Throwable problem) {
            Throwable cause = problem.getCause();
            boolean wrapped = problem instanceof ReflectiveOperationException && cause != null;
            return wrapped ? cause : problem;
        }
    }

    /** Looking for a static method links the class but does not initialise it. */
    private static void link(Class<?> made) throws IllegalAccessException {
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(made, MethodHandles.lookup());
        try {
            lookup.findStatic(made, "$none", MethodType.methodType(void.class));
        } catch (NoSuchMethodException expected) {
            return;
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
