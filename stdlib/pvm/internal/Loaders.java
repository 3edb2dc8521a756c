package pvm.internal;

/** The class loaders that are part of the machine. */
public final class Loaders {
    private static final Platform PLATFORM = new Platform();
    private static final App APP = new App(PLATFORM);

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
        if (loader == APP || loader == PLATFORM) {
            return "'" + loader.getName() + "'";
        }
        String identity = loader.getClass().getName() + " @"
                + Integer.toHexString(System.identityHashCode(loader));
        return loader.getName() == null ? identity : "'" + loader.getName() + "' @"
                + Integer.toHexString(System.identityHashCode(loader));
    }

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
    }

    /** The class of a binary name from the class path, defined by the loader; null if none. */
    private static native Class<?> findOnClassPath(ClassLoader loader, String name);

    /** The bytes of a resource of the library (loader null) or of the class path; null if none. */
    public static native byte[] resource(ClassLoader loader, String name);
}
