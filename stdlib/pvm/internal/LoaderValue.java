package pvm.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A value for each loader, null included, that lives as long as the loader. */
public final class LoaderValue<T> {
    private static final Map<Object, Object> OF_BOOT_LOADER = new ConcurrentHashMap<>();

    private final Supplier<T> made;

    /** The first value of a loader is what `made` gives; two threads may ask it at once. */
    public LoaderValue(Supplier<T> made) {
        this.made = made;
    }

    @SuppressWarnings("unchecked")
    public T get(ClassLoader loader) {
        Map<Object, Object> values = loader == null ? OF_BOOT_LOADER : valuesOf(loader);
        Object found = values.get(this);
        if (found == null) {
            Object first = made.get();
            found = values.putIfAbsent(this, first);
            found = found == null ? first : found;
        }
        return (T) found;
    }

    /** The map that the loader has for this class. */
    private static native Map<Object, Object> valuesOf(ClassLoader loader);
}
