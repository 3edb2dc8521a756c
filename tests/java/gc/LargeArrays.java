// flags: -Xmx64m
// needs: gc
/** Large arrays come and go; large reference arrays keep small objects alive. */
public class LargeArrays {
    public static void main(String[] args) {
        long sum = 0;
        for (int i = 0; i < 100; i++) {
            int[] a = new int[500_000];
            a[i] = i;
            a[a.length - 1] = 1;
            sum += a[i] + a[a.length - 1] + a[250_000];
        }
        System.out.println(sum);
        Object[] big = new Object[200_000];
        for (int i = 0; i < big.length; i += 100) {
            big[i] = new int[] {i};
        }
        for (int i = 0; i < 20; i++) {
            byte[] b = new byte[3_000_000];
            b[i] = 1;
            sum += b[i] + b[i + 1];
        }
        System.gc();
        int wrong = 0;
        for (int i = 0; i < big.length; i++) {
            boolean good = i % 100 == 0 ? ((int[]) big[i])[0] == i : big[i] == null;
            wrong += good ? 0 : 1;
        }
        System.out.println(sum + " wrong " + wrong);
        double[][] rows = new double[100][];
        for (int i = 0; i < 1000; i++) {
            rows[i % 100] = new double[5000];
            rows[i % 100][4999] = i;
        }
        double total = 0;
        for (double[] row : rows) {
            total += row[4999] + row[0];
        }
        System.out.println(total);
    }
}

// expect:
// 5050
// 5070 wrong 0
// 94950.0
