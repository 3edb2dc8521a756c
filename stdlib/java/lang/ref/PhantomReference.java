package java.lang.ref;

/** A reference that enters its queue when its object may be reclaimed; get gives null always. */
public class PhantomReference<T> extends Reference<T> {
    public PhantomReference(T referent, ReferenceQueue<? super T> q) {
        super(referent, q);
    }

    @Override
    public T get() {
        return null;
    }
}
