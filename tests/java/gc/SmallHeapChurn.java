// flags: -Xmx16m
// needs: gc
// slow-stress: 4999
/** Half a gigabyte of short-lived objects in a heap of 16 MB. */
public class SmallHeapChurn {
    static Object sink;

    public static void main(String[] args) {
        long total = 0;
        for (int i = 0; i < 500_000; i++) {
            byte[] b = new byte[1000];
            b[i % 1000] = 1;
            sink = b;
            total += b.length;
        }
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            s.append("line ").append(i);
            if (s.length() > 10_000) {
                s = new StringBuilder();
            }
        }
        System.out.println(total + " " + s.length());
    }
}

// expect:
// 500000000 8730
