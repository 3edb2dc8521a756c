package java.util.concurrent.atomic;

/** A truth value that is updated atomically. */
public class AtomicBoolean {
    private final AtomicInteger bit;

    public AtomicBoolean() {
        this(false);
    }

    public AtomicBoolean(boolean initialValue) {
        bit = new AtomicInteger(initialValue ? 1 : 0);
    }

    public final boolean get() {
        return bit.get() != 0;
    }

    public final void set(boolean newValue) {
        bit.set(newValue ? 1 : 0);
    }

    public final void lazySet(boolean newValue) {
        set(newValue);
    }

    public final boolean compareAndSet(boolean expectedValue, boolean newValue) {
        return bit.compareAndSet(expectedValue ? 1 : 0, newValue ? 1 : 0);
    }

    public final boolean getAndSet(boolean newValue) {
        return bit.getAndSet(newValue ? 1 : 0) != 0;
    }

    @Override
    public String toString() {
        return String.valueOf(get());
    }
}
