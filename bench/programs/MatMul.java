/** Product of two square matrices of double, rows as arrays of their own. */
public class MatMul {
    static double[][] make(int n, int seed) {
        double[][] m = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                m[i][j] = ((i * 31 + j * 17 + seed) % 101) / 7.0;
            }
        }
        return m;
    }

    static double[][] multiply(double[][] a, double[][] b) {
        int n = a.length;
        double[][] c = new double[n][n];
        for (int i = 0; i < n; i++) {
            double[] row = c[i];
            for (int k = 0; k < n; k++) {
                double x = a[i][k];
                double[] other = b[k];
                for (int j = 0; j < n; j++) {
                    row[j] += x * other[j];
                }
            }
        }
        return c;
    }

    public static void main(String[] args) {
        int n = 550;
        double[][] c = multiply(make(n, 1), make(n, 2));
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += c[i][i] + c[i][n - 1 - i];
        }
        System.out.println("MatMul " + (long) (trace * 1000));
    }
}
