package java.util.concurrent.atomic;

/** A reference and a number that are updated together, atomically. */
public class AtomicStampedReference<V> {
    private final AtomicReference<Pair<V>> pair;

    /** Both; never changed. */
    private static final class Pair<V> {
        final V reference;
        final int stamp;

        Pair(V reference, int stamp) {
            this.reference = reference;
            this.stamp = stamp;
        }

        boolean is(V r, int s) {
            return reference == r && stamp == s;
        }
    }

    public AtomicStampedReference(V initialRef, int initialStamp) {
        pair = new AtomicReference<>(new Pair<V>(initialRef, initialStamp));
    }

    public V getReference() {
        return pair.get().reference;
    }

    public int getStamp() {
        return pair.get().stamp;
    }

    public V get(int[] stampHolder) {
        Pair<V> p = pair.get();
        stampHolder[0] = p.stamp;
        return p.reference;
    }

    public boolean weakCompareAndSet(V expectedReference, V newReference, int expectedStamp,
            int newStamp) {
        return compareAndSet(expectedReference, newReference, expectedStamp, newStamp);
    }

    public boolean compareAndSet(V expectedReference, V newReference, int expectedStamp,
            int newStamp) {
        while (true) {
            Pair<V> now = pair.get();
            if (!now.is(expectedReference, expectedStamp)) {
                return false;
            }
            if (now.is(newReference, newStamp)
                    || pair.compareAndSet(now, new Pair<V>(newReference, newStamp))) {
                return true;
            }
        }
    }

    public void set(V newReference, int newStamp) {
        pair.set(new Pair<V>(newReference, newStamp));
    }

    public boolean attemptStamp(V expectedReference, int newStamp) {
        while (true) {
            Pair<V> now = pair.get();
            if (now.reference != expectedReference) {
                return false;
            }
            if (now.stamp == newStamp
                    || pair.compareAndSet(now, new Pair<V>(expectedReference, newStamp))) {
                return true;
            }
        }
    }
}
