// needs: gc
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** Weak references: kept while strongly reachable, cleared and enqueued afterwards. */
public class WeakReferences {
    static Object strong = new int[] {7};

    static WeakReference<Object> makeWeak(ReferenceQueue<Object> queue) {
        return new WeakReference<>(new byte[100], queue);
    }

    static boolean clearedSoon(WeakReference<?> ref) {
        for (int i = 0; i < 50 && ref.get() != null; i++) {
            System.gc();
        }
        return ref.get() == null;
    }

    public static void main(String[] args) throws InterruptedException {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        WeakReference<Object> kept = new WeakReference<>(strong, queue);
        WeakReference<Object> lost = makeWeak(queue);
        System.out.println("cleared " + clearedSoon(lost));
        System.out.println("kept " + (kept.get() == strong) + " " + ((int[]) kept.get())[0]);
        System.out.println("enqueued " + (queue.remove(10_000) == lost) + " " + (queue.poll() == null));
        strong = null;
        System.out.println("cleared later " + clearedSoon(kept));
        System.out.println("enqueued later " + (queue.remove(10_000) == kept));
        WeakReference<String> manual = new WeakReference<>("constant");
        System.out.println(manual.get());
        manual.clear();
        System.out.println(manual.get() + " " + new WeakReference<>(null).get());
        Object referent = new Object();
        WeakReference<Object> own = new WeakReference<>(referent, queue);
        System.out.println(own.enqueue() + " " + own.enqueue() + " " + (queue.poll() == own) + " " + own.get());
        System.out.println(referent != null);
    }
}

// expect:
// cleared true
// kept true 7
// enqueued true true
// cleared later true
// enqueued later true
// constant
// null null
// true false true null
// true
