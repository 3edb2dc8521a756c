package pvm.internal;

import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** The class loaders that are part of the machine. */
public final class Loaders {
    private static final Platform PLATFORM = Privileged.asLibrary(Platform::new);
    private static final App APP = Privileged.asLibrary(() -> new App(PLATFORM));

    private Loaders() {
    }

    public static ClassLoader platform() {
        return PLATFORM;
    }

    public static ClassLoader app() {
        return APP;
    }

    /** The form in which messages name a loader: 'app', or its name and identity. */
    public static String describe(ClassLoader loader) {
        if (loader == null) {
            return "'bootstrap'";
        }
        return loader == APP || loader == PLATFORM ? "'" + loader.getName() + "'"
                : nameAndId(loader);
    }

    private static native String nameAndId(ClassLoader loader);

    /** The parent of the application's loader; it has no classes of its own. */
    private static final class Platform extends ClassLoader {
        Platform() {
            super("platform", null);
        }
    }

    /** Loads classes from the class path, which the machine itself reads. */
    private static final class App extends ClassLoader {
        App(ClassLoader parent) {
            super("app", parent);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> c = findOnClassPath(this, name);
            if (c == null) {
                throw new ClassNotFoundException(name);
            }
            return c;
        }

        @Override
        protected URL findResource(String name) {
            String[] found = locations(name);
            return found.length == 0 ? null : readable(found[0]);
        }

        @Override
        protected Enumeration<URL> findResources(String name) {
            List<URL> found = new ArrayList<>();
            for (String location : locations(name)) {
                found.add(readable(location));
            }
            return Collections.enumeration(found);
        }
    }

    /** The URL of a resource on the class path, that can be read without a grant. */
    private static URL readable(String location) {
        if (!Gate.ON) {
            return url(location);
        }
        try {
            return new URL(null, location, UrlHandlers.ofClassPath(location));
        } catch (MalformedURLException e) {
            throw new InternalError(e);
        }
    }

    /** The contents of the resource of the class path that has a URL; null if there is none. */
    static native byte[] located(String url);

    /** The URL of a resource of the library; null if there is none. */
    public static URL libraryResource(String name) {
        return resource(null, name) == null ? null
                : url(UrlHandlers.LIBRARY + UrlText.encoded(name));
    }

    /** The URL of a text that the machine has made. */
    public static URL url(String text) {
        try {
            return new URL(text);
        } catch (MalformedURLException e) {
            throw new InternalError(e);
        }
    }

    /** The class of a binary name from the class path, defined by the loader; null if none. */
    private static native Class<?> findOnClassPath(ClassLoader loader, String name);

    /** The bytes of a resource of the library (loader null) or of the class path; null if none. */
    public static native byte[] resource(ClassLoader loader, String name);

    /** The URLs of all resources of a name on the class path. */
    public static native String[] locations(String name);

    /** The URL of what a class of the class path comes from; null for other classes. */
    public static native String source(Class<?> c);
}
