/** Mixed-size allocation into a window of survivors: arrays of many lengths, old-to-young stores. */
public class Churn {
    public static void main(String[] args) {
        Object[] window = new Object[20_000];
        int seed = 7;
        long bytes = 0;
        int sum = 0;
        for (int i = 0; i < 14_000_000; i++) {
            seed = seed * 1103515245 + 12345;
            int pick = seed >>> 12;
            int size = pick & 63;
            byte[] fresh = new byte[size];
            if (size > 0) {
                fresh[size - 1] = (byte) i;
            }
            bytes += size;
            if ((pick & 7) == 0) {
                window[pick % window.length] = fresh;
            } else if ((pick & 1023) == 1) {
                window[pick % window.length] = new int[2000];
            }
        }
        for (Object o : window) {
            if (o instanceof byte[]) {
                byte[] b = (byte[]) o;
                sum = sum * 31 + b.length + (b.length > 0 ? b[b.length - 1] : 0);
            } else if (o instanceof int[]) {
                sum = sum * 31 + ((int[]) o).length;
            }
        }
        System.out.println("Churn " + bytes + " " + sum);
    }
}
