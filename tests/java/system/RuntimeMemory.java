// flags: -Xmx64m
// needs: gc
/** Runtime's memory figures are consistent. */
public class RuntimeMemory {
    public static void main(String[] args) {
        Runtime r = Runtime.getRuntime();
        System.out.println(r == Runtime.getRuntime());
        long max = r.maxMemory();
        System.out.println(max > 40_000_000L && max <= 64L << 20);
        System.out.println(r.totalMemory() <= max && r.freeMemory() <= r.totalMemory() && r.freeMemory() > 0);
        System.out.println(r.availableProcessors() > 0);
        System.gc();
        long before = r.totalMemory() - r.freeMemory();
        byte[][] kept = new byte[20][];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = new byte[1_000_000];
        }
        long with = r.totalMemory() - r.freeMemory();
        System.out.println(with - before > 15_000_000L);
        kept = null;
        r.gc();
        System.out.println(r.totalMemory() - r.freeMemory() < with - 10_000_000L);
    }
}

// expect:
// true
// true
// true
// true
// true
// true
