// flags: -Xmx32m
// needs: gc
// slow-stress: 97
import java.util.ArrayList;

/** OutOfMemoryError is caught and survived: lists of arrays, one huge array, many small objects. */
public class OutOfMemory {
    static int fillWithArrays() {
        ArrayList<byte[]> kept = new ArrayList<>();
        try {
            while (true) {
                kept.add(new byte[1_000_000]);
            }
        } catch (OutOfMemoryError e) {
            return kept.size();
        }
    }

    static Object[] chain;

    static boolean fillWithLinks() {
        chain = null;
        try {
            while (true) {
                Object[] link = new Object[100];
                link[0] = chain;
                chain = link;
            }
        } catch (OutOfMemoryError e) {
            chain = null;
            return true;
        }
    }

    public static void main(String[] args) {
        for (int i = 0; i < 3; i++) {
            int n = fillWithArrays();
            System.out.println(n > 5 && n < 34);
            System.out.println(fillWithLinks());
        }
        try {
            long[] huge = new long[100_000_000];
            System.out.println(huge.length);
        } catch (OutOfMemoryError e) {
            System.out.println(e);
        }
        try {
            Object[] impossible = new Object[Integer.MAX_VALUE];
            System.out.println(impossible.length);
        } catch (OutOfMemoryError e) {
            System.out.println(e);
        }
        byte[] fine = new byte[5_000_000];
        System.out.println(fine.length);
    }
}

// expect:
// true
// true
// true
// true
// true
// true
// java.lang.OutOfMemoryError: Java heap space
// java.lang.OutOfMemoryError: Requested array size exceeds VM limit
// 5000000
