// flags: -Xmx32m
// needs: gc
import java.lang.ref.SoftReference;
import java.util.ArrayList;

/** Soft references are kept while there is room and cleared before OutOfMemoryError. */
public class SoftReferences {
    static SoftReference<byte[]> make() {
        return new SoftReference<>(new byte[1_000_000]);
    }

    public static void main(String[] args) {
        SoftReference<byte[]> ref = make();
        System.gc();
        System.out.println("kept " + (ref.get() != null));
        ArrayList<byte[]> fill = new ArrayList<>();
        try {
            while (true) {
                fill.add(new byte[500_000]);
            }
        } catch (OutOfMemoryError e) {
            fill = null;
            System.out.println("cleared " + (ref.get() == null));
        }
        Object strong = new Object();
        SoftReference<Object> other = new SoftReference<>(strong);
        System.gc();
        System.out.println(other.get() == strong);
    }
}

// expect:
// kept true
// cleared true
// true
