// needs: gc
/**
 * Weak references to what compiled code no longer uses are cleared; what a fence keeps, and what is
 * used later, is not.
 */
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

public class NotKeptAlive {
    static class Thing {
        final int[] data = new int[100];
        int id;

        Thing(int id) {
            this.id = id;
        }
    }

    static WeakReference<Thing> made(int id) {
        Thing thing = new Thing(id);
        thing.data[3] = id;
        return new WeakReference<>(thing);
    }

    static int used(int id) {
        Thing thing = new Thing(id);
        WeakReference<Thing> weak = new WeakReference<>(thing);
        if (id % 2000 == 0) {
            System.gc();
        }
        int r = weak.get() == thing ? 1 : 0;
        return r + thing.data[5];
    }

    static int fenced(int id) {
        Thing thing = new Thing(id);
        WeakReference<Thing> weak = new WeakReference<>(thing);
        if (id % 2000 == 0) {
            System.gc();
        }
        int r = weak.get() != null ? 1 : 0;
        Reference.reachabilityFence(thing);
        return r;
    }

    static boolean clears(WeakReference<Thing> weak) throws InterruptedException {
        for (int n = 0; n < 50 && weak.get() != null; n++) {
            System.gc();
            Thread.sleep(1);
        }
        return weak.get() == null;
    }

    static boolean queued() throws InterruptedException {
        ReferenceQueue<Thing> queue = new ReferenceQueue<>();
        PhantomReference<Thing> phantom = new PhantomReference<>(new Thing(1), queue);
        for (int n = 0; n < 50; n++) {
            System.gc();
            if (queue.remove(5) == phantom) {
                return true;
            }
        }
        return false;
    }

    public static void main(String[] args) throws InterruptedException {
        int sum = 0;
        WeakReference<Thing> last = null;
        for (int n = 1; n <= 20_000; n++) {
            sum += used(n) + fenced(n);
            last = made(n);
        }
        System.out.println(sum + " " + clears(last) + " " + clears(made(7)) + " " + queued());
    }
}

// expect:
// 40000 true true true
