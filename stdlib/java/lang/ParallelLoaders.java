package java.lang;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Which classes of loaders load classes in parallel: the library's own, and those that said so, as
 * did all above.
 */
final class ParallelLoaders {
    private static final Set<Class<?>> REGISTERED =
            Collections.newSetFromMap(new WeakHashMap<>());

    private ParallelLoaders() {
    }

    /** Registers a class of loaders, unless one above it has not registered. */
    static boolean register(Class<?> c) {
        synchronized (REGISTERED) {
            if (!isRegistered(c.getSuperclass())) {
                return false;
            }
            REGISTERED.add(c);
            return true;
        }
    }

    static boolean isRegistered(Class<?> c) {
        synchronized (REGISTERED) {
            return c.getClassLoader() == null || REGISTERED.contains(c);
        }
    }
}
