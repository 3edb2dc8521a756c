// flags: -Xmx48m
// needs: gc
import java.util.Random;

/** Mixed sizes with random lifetimes in a bounded heap, then large blocks into the gaps. */
public class Fragmentation {
    public static void main(String[] args) {
        Random random = new Random(1);
        byte[][] window = new byte[2000][];
        for (int i = 0; i < 40_000; i++) {
            int size = random.nextInt(10) == 0 ? random.nextInt(20_000) : random.nextInt(200);
            byte[] b = new byte[size + 1];
            b[0] = (byte) size;
            b[size] = (byte) size;
            window[random.nextInt(window.length)] = b;
        }
        int wrong = 0;
        for (int i = 0; i < window.length; i++) {
            byte[] b = window[i];
            if (b != null && (b[0] != (byte) (b.length - 1) || b[b.length - 1] != b[0])) {
                wrong++;
            }
            if (i % 2 == 0) {
                window[i] = null;
            }
        }
        byte[][] large = new byte[8][];
        for (int i = 0; i < large.length; i++) {
            large[i] = new byte[1_000_000];
        }
        System.out.println("wrong " + wrong + " " + large.length);
    }
}

// expect:
// wrong 0 8
