package java.util.concurrent.atomic;

import java.io.Serializable;

/** A truth value that is updated atomically. */
public class AtomicBoolean implements Serializable {
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

    public final boolean getOpaque() {
        return get();
    }

    public final void setOpaque(boolean newValue) {
        set(newValue);
    }

    public final boolean getPlain() {
        return get();
    }

    public final void setPlain(boolean newValue) {
        set(newValue);
    }

    public final boolean getAcquire() {
        return get();
    }

    public final void setRelease(boolean newValue) {
        set(newValue);
    }

    public final boolean weakCompareAndSetPlain(boolean expectedValue, boolean newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    public final boolean weakCompareAndSetVolatile(boolean expectedValue, boolean newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    public final boolean weakCompareAndSetAcquire(boolean expectedValue, boolean newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    public final boolean weakCompareAndSetRelease(boolean expectedValue, boolean newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    @Deprecated(since = "9")
    public final boolean weakCompareAndSet(boolean expectedValue, boolean newValue) {
        return compareAndSet(expectedValue, newValue);
    }

    /** Sets the value if it is the expected one; the value before in any case. */
    public final boolean compareAndExchange(boolean expectedValue, boolean newValue) {
        while (!compareAndSet(expectedValue, newValue)) {
            boolean now = get();
            if (now != expectedValue) {
                return now;
            }
        }
        return expectedValue;
    }

    public final boolean compareAndExchangeAcquire(boolean expectedValue, boolean newValue) {
        return compareAndExchange(expectedValue, newValue);
    }

    public final boolean compareAndExchangeRelease(boolean expectedValue, boolean newValue) {
        return compareAndExchange(expectedValue, newValue);
    }

    @Override
    public String toString() {
        return String.valueOf(get());
    }
}
