package java.util.concurrent.atomic;

/** A reference and a mark that are updated together, atomically. */
public class AtomicMarkableReference<V> {
    private final AtomicReference<Pair<V>> pair;

    /** Both; never changed. */
    private static final class Pair<V> {
        final V reference;
        final boolean mark;

        Pair(V reference, boolean mark) {
            this.reference = reference;
            this.mark = mark;
        }

        boolean is(V r, boolean s) {
            return reference == r && mark == s;
        }
    }

    public AtomicMarkableReference(V initialRef, boolean initialMark) {
        pair = new AtomicReference<>(new Pair<V>(initialRef, initialMark));
    }

    public V getReference() {
        return pair.get().reference;
    }

    public boolean isMarked() {
        return pair.get().mark;
    }

    public V get(boolean[] markHolder) {
        Pair<V> p = pair.get();
        markHolder[0] = p.mark;
        return p.reference;
    }

    public boolean weakCompareAndSet(V expectedReference, V newReference, boolean expectedMark,
            boolean newMark) {
        return compareAndSet(expectedReference, newReference, expectedMark, newMark);
    }

    public boolean compareAndSet(V expectedReference, V newReference, boolean expectedMark,
            boolean newMark) {
        while (true) {
            Pair<V> now = pair.get();
            if (!now.is(expectedReference, expectedMark)) {
                return false;
            }
            if (now.is(newReference, newMark)
                    || pair.compareAndSet(now, new Pair<V>(newReference, newMark))) {
                return true;
            }
        }
    }

    public void set(V newReference, boolean newMark) {
        pair.set(new Pair<V>(newReference, newMark));
    }

    public boolean attemptMark(V expectedReference, boolean newMark) {
        while (true) {
            Pair<V> now = pair.get();
            if (now.reference != expectedReference) {
                return false;
            }
            if (now.mark == newMark
                    || pair.compareAndSet(now, new Pair<V>(expectedReference, newMark))) {
                return true;
            }
        }
    }
}
