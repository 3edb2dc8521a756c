// needs: gc
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;

/** Phantom references never give their referent and are enqueued after it has died. */
public class PhantomReferences {
    static PhantomReference<Object> make(ReferenceQueue<Object> q) {
        return new PhantomReference<>(new Object(), q);
    }

    public static void main(String[] args) throws InterruptedException {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        PhantomReference<Object> ref = make(queue);
        Object alive = new Object();
        PhantomReference<Object> other = new PhantomReference<>(alive, queue);
        System.out.println(ref.get() + " " + other.get());
        Reference<?> got = null;
        for (int i = 0; i < 100 && got == null; i++) {
            System.gc();
            got = queue.remove(100);
        }
        System.out.println((got == ref) + " " + (queue.poll() == null));
        Reference.reachabilityFence(alive);
        System.out.println(queue.remove(5) == null);
    }
}

// expect:
// null null
// true true
// true
