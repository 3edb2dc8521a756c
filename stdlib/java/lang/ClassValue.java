package java.lang;

import java.util.Map;

/** A value for each class, computed when it is first asked for; it lives as long as the class. */
public abstract class ClassValue<T> {
    /** What maps know this by: subclasses may say what equals means. */
    private final Object identity = new Object();

    protected ClassValue() {
    }

    protected abstract T computeValue(Class<?> type);

    /** What a class has for one ClassValue. */
    private static final class Entry {
        Object value;
        boolean isKnown;
        /** How often the value was removed: one computed before that is not taken. */
        int removals;
    }

    @SuppressWarnings("unchecked")
    public T get(Class<?> type) {
        while (true) {
            Entry entry = entry(type);
            int removals;
            synchronized (entry) {
                if (entry.isKnown) {
                    return (T) entry.value;
                }
                removals = entry.removals;
            }
            T computed = computeValue(type);        // without a lock: two threads may be here
            synchronized (entry) {
                if (!entry.isKnown && entry.removals == removals) {
                    entry.value = computed;
                    entry.isKnown = true;
                }
            }
        }
    }

    public void remove(Class<?> type) {
        Entry entry = entry(type);
        synchronized (entry) {
            entry.value = null;
            entry.isKnown = false;
            entry.removals++;
        }
    }

    /** The map is the class's own, so that the class does not live for this object's sake. */
    private Entry entry(Class<?> type) {
        Map<Object, Object> values = type.values();
        synchronized (values) {
            return (Entry) values.computeIfAbsent(identity, key -> new Entry());
        }
    }
}
