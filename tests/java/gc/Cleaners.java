// needs: gc
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicInteger;

/** Cleaner actions run once: explicitly, or after the object has died. */
public class Cleaners {
    static final AtomicInteger cleaned = new AtomicInteger();

    static void register(Cleaner cleaner) {
        for (int i = 0; i < 10; i++) {
            cleaner.register(new Object(), cleaned::incrementAndGet);
        }
    }

    public static void main(String[] args) throws InterruptedException {
        Cleaner cleaner = Cleaner.create();
        Object kept = new Object();
        Cleaner.Cleanable explicit = cleaner.register(kept, () -> System.out.println("explicit"));
        explicit.clean();
        explicit.clean();
        register(cleaner);
        for (int i = 0; i < 100 && cleaned.get() < 10; i++) {
            System.gc();
            Thread.sleep(10);
        }
        System.out.println("cleaned " + cleaned.get() + " " + (kept != null));
    }
}

// expect:
// explicit
// cleaned 10 true
