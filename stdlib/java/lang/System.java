package java.lang;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import pvm.internal.ConsoleInput;
import pvm.internal.FdOutput;
import pvm.internal.Gate;
import pvm.internal.Host;

/** The machine and the process around it. */
public final class System {
    // Set by initialize and the set methods through natives, though they are final.
    public static final InputStream in = null;
    public static final PrintStream out = null;
    public static final PrintStream err = null;

    private static volatile Properties properties;

    private System() {
    }

    /** Called by the machine before any code of the program runs. */
    private static void initialize() {
        setIn0(new ConsoleInput());
        setOut0(new PrintStream(new FdOutput(1), true));
        setErr0(new PrintStream(new FdOutput(2), true));
    }

    private static native void setIn0(InputStream in);

    private static native void setOut0(PrintStream out);

    private static native void setErr0(PrintStream err);

    public static void setIn(InputStream in) {
        setIn0(in);
    }

    public static void setOut(PrintStream out) {
        setOut0(out);
    }

    public static void setErr(PrintStream err) {
        setErr0(err);
    }

    public static native long currentTimeMillis();

    public static native long nanoTime();

    public static native void arraycopy(Object src, int srcPos, Object dest, int destPos,
            int length);

    public static native int identityHashCode(Object x);

    private static Properties props() {
        Properties p = properties;
        if (p == null) {
            p = new Properties();
            String[] pairs = Host.properties();
            for (int i = 0; i < pairs.length; i += 2) {
                p.setProperty(pairs[i], pairs[i + 1]);
            }
            synchronized (System.class) {
                if (properties == null) {
                    properties = p;
                }
                p = properties;
            }
        }
        return p;
    }

    public static Properties getProperties() {
        Gate.require("environment");
        return props();
    }

    public static void setProperties(Properties props) {
        Gate.require("environment");
        synchronized (System.class) {
            properties = props;
        }
    }

    public static String lineSeparator() {
        return "\n";
    }

    private static void checkKey(String key) {
        if (key == null) {
            throw new NullPointerException("key can't be null");
        }
        if (key.isEmpty()) {
            throw new IllegalArgumentException("key can't be empty");
        }
    }

    /** The standard properties say what the system is like: that is not a program's to change. */
    private static void checkChange(String key) {
        if (key.startsWith("java.") || key.startsWith("os.") || key.startsWith("user.")
                || key.startsWith("pvm.") || key.startsWith("sun.") || key.startsWith("jdk.")) {
            Gate.require("environment");
        }
    }

    public static String getProperty(String key) {
        checkKey(key);
        return props().getProperty(key);
    }

    public static String getProperty(String key, String def) {
        checkKey(key);
        return props().getProperty(key, def);
    }

    public static String setProperty(String key, String value) {
        checkKey(key);
        checkChange(key);
        return (String) props().setProperty(key, value);
    }

    public static String clearProperty(String key) {
        checkKey(key);
        checkChange(key);
        return (String) props().remove(key);
    }

    public static String getenv(String name) {
        return Host.variable(java.util.Objects.requireNonNull(name));
    }

    public static Map<String, String> getenv() {
        String[] pairs = Host.environment();
        Map<String, String> env = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            env.put(pairs[i], pairs[i + 1]);
        }
        return Collections.unmodifiableMap(env);
    }

    @Deprecated(since = "17", forRemoval = true)
    public static SecurityManager getSecurityManager() {
        return null;
    }

    @Deprecated(since = "17", forRemoval = true)
    public static void setSecurityManager(SecurityManager sm) {
        throw new UnsupportedOperationException("The Security Manager is deprecated and will be "
                + "removed in a future release");
    }

    public static void exit(int status) {
        Runtime.getRuntime().exit(status);
    }

    public static void gc() {
        Runtime.getRuntime().gc();
    }

    public static void runFinalization() {
        Runtime.getRuntime().runFinalization();
    }

    public static void load(String filename) {
        Runtime.getRuntime().load(filename);
    }

    public static void loadLibrary(String libname) {
        Runtime.getRuntime().loadLibrary(libname);
    }

    public static String mapLibraryName(String libname) {
        return "lib" + java.util.Objects.requireNonNull(libname) + ".so";
    }
}
