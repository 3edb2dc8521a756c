// pvm: --sandbox --allow-load
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.AllPermission;
import java.security.CodeSource;
import java.security.PermissionCollection;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.security.SecureClassLoader;
import java.security.cert.Certificate;
import java.util.function.Function;

/** Loaders give their classes nothing that the code had not which made them. */
public class Loads {
    /** The code that is defined again and again. */
    public static class Guest implements Function<MethodHandle, Object> {
        @Override
        public Object apply(MethodHandle deed) {
            try {
                return deed.invoke();
            } catch (RuntimeException e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static byte[] guest() throws Exception {
        try (InputStream in = Loads.class.getResourceAsStream("Loads$Guest.class")) {
            return in.readAllBytes();
        }
    }

    static ProtectionDomain all(ClassLoader loader) {
        Permissions all = new Permissions();
        all.add(new AllPermission());
        return new ProtectionDomain(new CodeSource(null, (Certificate[]) null), all, loader, null);
    }

    static class Plain extends ClassLoader implements Cloneable {
        Class<?> define(byte[] bytes, ProtectionDomain domain) {
            return defineClass(null, bytes, 0, bytes.length, domain);
        }

        Class<?> define(String name, byte[] bytes) {
            return defineClass(name, bytes, 0, bytes.length);
        }

        @Override
        public Object clone() throws CloneNotSupportedException {
            return super.clone();
        }
    }

    static class Secure extends SecureClassLoader {
        Class<?> define(byte[] bytes) {
            return defineClass(null, bytes, 0, bytes.length,
                    new CodeSource(null, (Certificate[]) null));
        }

        @Override
        protected PermissionCollection getPermissions(CodeSource source) {
            Permissions all = new Permissions();
            all.add(new AllPermission());
            return all;
        }
    }

    @SuppressWarnings("unchecked")
    static void run(Class<?> c, MethodHandle deed) throws Exception {
        ((Function<MethodHandle, ?>) c.getConstructor().newInstance()).apply(deed);
    }

    /** A class file whose name is another one of the same length. */
    static byte[] renamed(String name) throws Exception {
        String old = "Loads$Guest";
        byte[] bytes = guest();
        String text = new String(bytes, "ISO-8859-1");
        if (name.length() > old.length()) {
            throw new IllegalArgumentException();
        }
        int at;
        while ((at = text.indexOf("\0\13" + old)) >= 0) {
            text = text.substring(0, at) + "\0" + (char) name.length() + name
                    + text.substring(at + 2 + old.length());
        }
        return text.getBytes("ISO-8859-1");
    }

    interface Body {
        Object run() throws Throwable;
    }

    /** Without what differs from run to run. */
    static String plain(String text) {
        return text.replaceAll("@[0-9a-f]+", "@N").replaceAll("/\\S*/", "/.../");
    }

    static void attempt(String name, Body body) {
        try {
            System.out.println(name + ": gives " + body.run());
        } catch (Throwable t) {
            System.out.println(name + ": " + plain(t.toString()));
        }
    }

    public static void main(String[] args) throws Throwable {
        Deeds.granted = "load";
        Deeds.tryAll("loader", deed -> {
            run(new Plain().define(guest(), null), deed);
        });
        Deeds.tryAll("domain with all permissions", deed -> {
            Plain loader = new Plain();
            run(loader.define(guest(), all(loader)), deed);
        });
        Deeds.tryAll("secure loader with all permissions", deed -> {
            run(new Secure().define(guest()), deed);
        });
        Deeds.tryAll("clone of a loader", deed -> {
            run(((Plain) new Plain().clone()).define(guest(), null), deed);
        });
        Deeds.tryAll("hidden class", deed -> {
            run(MethodHandles.lookup().defineHiddenClass(guest(), true).lookupClass(), deed);
        });
        attempt("library's package", () -> new Plain().define(null, renamed("java/Guest")));
        attempt("by its name", () -> new Plain().define("java.Guest", renamed("java/Guest")));
        attempt("hidden in another package", () ->
                MethodHandles.lookup().defineHiddenClass(renamed("java/Guest"), true));
        attempt("beside the library", () ->
                MethodHandles.lookup().in(String.class).defineClass(renamed("java/Guest")));
        attempt("resource outside of the class path", () ->
                Loads.class.getResourceAsStream("../../../../../../../../../etc/passwd"));
        attempt("absolute resource", () ->
                ClassLoader.getSystemResourceAsStream("/etc/passwd"));
        URL own = Loads.class.getResource("Loads.class");
        attempt("resource of the class path", () -> own.openStream().read() == 0xca);
        attempt("connection to it", () -> own.openConnection().getInputStream().available() > 0);
        attempt("the same file by its URL", () -> new URL(own.toString()).openStream());
        attempt("beside the class path", () ->
                new URL(own, "../../../../../../../../../../etc/passwd").openStream().read());
        attempt("quoted way out of the class path", () ->
                new URL(own, "%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd").openStream().read());
        attempt("archive", () -> new URLClassLoader(new URL[] {new URL("file:/etc/")}, null)
                .getResource("passwd"));
        attempt("bytes of an archive", () ->
                new URLClassLoader(new URL[] {new URL("file:/etc/")}, null)
                        .getResourceAsStream("passwd"));
        attempt("class of an archive", () ->
                new URLClassLoader(new URL[] {new URL("file:/etc/")}, null).loadClass("Some"));
    }
}

// expect:
// loader: 9 denied
// domain with all permissions: 9 denied
// secure loader with all permissions: 9 denied
// clone of a loader: 9 denied
// hidden class: 9 denied
// library's package: java.lang.SecurityException: Class loader (instance of): Loads$Plain @N tried to load prohibited package name: java
// by its name: java.lang.SecurityException: Prohibited package name: java
// hidden in another package: java.lang.IllegalArgumentException: java.Guest not in same package as lookup class
// beside the library: java.lang.IllegalAccessException: Lookup does not have PACKAGE access
// resource outside of the class path: gives null
// absolute resource: gives null
// resource of the class path: gives true
// connection to it: gives true
// the same file by its URL: java.lang.SecurityException: missing grant: read /.../Loads.class (--allow-read=/.../Loads.class)
// beside the class path: java.io.FileNotFoundException: file:/.../passwd (is not on the class path)
// quoted way out of the class path: java.io.FileNotFoundException: file:/.../passwd (is not on the class path)
// archive: java.lang.SecurityException: missing grant: read /.../passwd (--allow-read=/.../passwd)
// bytes of an archive: java.lang.SecurityException: missing grant: read /.../passwd (--allow-read=/.../passwd)
// class of an archive: java.lang.SecurityException: missing grant: read /.../Some.class (--allow-read=/.../Some.class)
