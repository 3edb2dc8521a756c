// pvm: --sandbox
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.LinkedHashMap;
import java.util.Map;

/** One deed for each capability, as a handle of the library's own code: no frame of a program. */
public class Deeds {
    /** What is granted, and so no deed that is tried. */
    static String granted = "";

    static Map<String, MethodHandle> all() throws Exception {
        MethodHandles.Lookup here = MethodHandles.lookup();
        MethodType none = MethodType.methodType(void.class);
        MethodType text = MethodType.methodType(void.class, String.class);
        Map<String, MethodHandle> deeds = new LinkedHashMap<>();
        deeds.put("read", bound(here.findConstructor(FileInputStream.class, text), "/etc/passwd"));
        deeds.put("write", bound(here.findConstructor(FileOutputStream.class, text),
                "/no-such-folder/x"));
        deeds.put("network", bound(here.findVirtual(URL.class, "openStream",
                MethodType.methodType(java.io.InputStream.class)), new URL("http://a.invalid/")));
        deeds.put("environment", bound(here.findStatic(System.class, "getenv",
                MethodType.methodType(String.class, String.class)), "PATH"));
        deeds.put("run", bound(here.findVirtual(Runtime.class, "exec",
                MethodType.methodType(Process.class, String.class)).bindTo(Runtime.getRuntime()),
                "ls"));
        deeds.put("native", bound(here.findStatic(System.class, "load", text), "/none.so"));
        Field secret = Other.class.getDeclaredField("secret");
        deeds.put("reflect", MethodHandles.insertArguments(here.findVirtual(Field.class,
                "setAccessible", MethodType.methodType(void.class, boolean.class)), 0, secret,
                true));
        deeds.put("exit", bound(here.findVirtual(Runtime.class, "halt",
                MethodType.methodType(void.class, int.class)).bindTo(Runtime.getRuntime()), 7));
        deeds.put("threads", here.findVirtual(Thread.class, "start", none)
                .bindTo(new Thread("escaped")));
        deeds.put("load", bound(here.findConstructor(URLClassLoader.class,
                MethodType.methodType(void.class, URL[].class)), (Object) new URL[0]));
        deeds.remove(granted);
        deeds.replaceAll((name, handle) -> handle.asType(
                MethodType.methodType(Object.class)));
        return deeds;
    }

    /** A privileged block as a handle of the library. */
    static MethodHandle privileged(PrivilegedAction<?> action) throws Exception {
        return bound(MethodHandles.lookup().findStatic(AccessController.class, "doPrivileged",
                MethodType.methodType(Object.class, PrivilegedAction.class)), action);
    }

    private static MethodHandle bound(MethodHandle handle, Object argument) {
        return MethodHandles.insertArguments(handle, 0, argument);
    }

    /** Whether a deed's failure is the denial of its own capability. */
    static String outcome(String name, Throwable thrown) {
        Throwable cause = thrown;
        while (cause != null && !(cause instanceof SecurityException)
                && !(cause instanceof IllegalCallerException)) {
            cause = cause.getCause();
        }
        if (cause instanceof IllegalCallerException && name.equals("reflect")) {
            return "denied";
        }
        if (cause != null && cause.getMessage().startsWith("missing grant: " + name)) {
            return "denied";
        }
        // A library's file is read before it is known whether an emulator can run it.
        if (cause != null && name.equals("native")
                && cause.getMessage().startsWith("missing grant: read /none.so")) {
            return "denied";
        }
        return "OPEN " + thrown;
    }

    interface Way {
        void run(MethodHandle deed) throws Throwable;
    }

    /** Tries all deeds in one way. */
    static void tryAll(String name, Way way) throws Exception {
        int denied = 0;
        for (Map.Entry<String, MethodHandle> deed : all().entrySet()) {
            String outcome;
            try {
                way.run(deed.getValue());
                outcome = "OPEN";
            } catch (Throwable t) {
                outcome = outcome(deed.getKey(), t);
            }
            if (outcome.equals("denied")) {
                denied++;
            } else {
                System.out.println(name + ", " + deed.getKey() + ": " + outcome);
            }
        }
        System.out.println(name + ": " + denied + " denied");
    }

    public static void main(String[] args) throws Exception {
        for (Map.Entry<String, MethodHandle> deed : all().entrySet()) {
            try {
                deed.getValue().invokeWithArguments();
                System.out.println(deed.getKey() + ": OPEN");
            } catch (Throwable t) {
                System.out.println(t);
            }
        }
    }
}

class Other {
    private int secret;
}

// expect:
// java.lang.SecurityException: missing grant: read /etc/passwd (--allow-read=/etc/passwd)
// java.lang.SecurityException: missing grant: write /no-such-folder/x (--allow-write=/no-such-folder/x)
// java.lang.SecurityException: missing grant: network a.invalid:80 (--allow-net=a.invalid:80)
// java.lang.SecurityException: missing grant: environment PATH (--allow-env=PATH)
// java.lang.SecurityException: missing grant: run ls (--allow-run=ls)
// java.lang.SecurityException: missing grant: read /none.so (--allow-read=/none.so)
// java.lang.SecurityException: missing grant: reflect (--allow-reflect)
// java.lang.SecurityException: missing grant: exit (--allow-exit)
// java.lang.SecurityException: missing grant: threads (--allow-threads)
// java.lang.SecurityException: missing grant: load (--allow-load)
