/** Floats and doubles are exact: no fused operations, no reordering, NaN and signed zeros kept. */
public class FloatEdges {
    static final double[] D = {0.0, -0.0, 1.0, -1.0, 0.1, 3.0, 1e16, -1e16, 1e308, 1e-308,
        Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, 0x1.fffffffffffffp-1, 16777217.0};

    static long bits(double d) {
        return Double.doubleToLongBits(d);
    }

    static int bits(float f) {
        return Float.floatToIntBits(f);
    }

    static long doubles(double a, double b) {
        long r = bits(a + b);
        r = r * 31 + bits(a - b);
        r = r * 31 + bits(a * b);
        r = r * 31 + bits(a / b);
        r = r * 31 + bits(a % b);
        r = r * 31 + bits(a * b + a);
        r = r * 31 + bits(a * b - b * a);
        r = r * 31 + bits(Math.fma(a, b, a));
        r = r * 31 + bits(-a) + bits(0.0 - a) + bits(a * -1.0) + bits(a + 0.0) + bits(a - 0.0);
        r = r * 31 + bits(Math.min(a, b)) + bits(Math.max(a, b)) + bits(Math.abs(a));
        r = r * 31 + bits(Math.sqrt(a)) + bits(Math.floor(a)) + bits(Math.ceil(b)) + bits(Math.rint(a));
        r = r * 31 + bits(a / 3.0) + bits(a / 2.0) + bits(a * 0.5) + bits(a / 0.1);
        return r;
    }

    static int floats(float a, float b) {
        int r = bits(a + b);
        r = r * 31 + bits(a - b);
        r = r * 31 + bits(a * b);
        r = r * 31 + bits(a / b);
        r = r * 31 + bits(a % b);
        r = r * 31 + bits(a * b + a);
        r = r * 31 + bits((float) ((double) a * b + a));
        r = r * 31 + bits(-a) + bits(0f - a) + bits(a + 0f) + bits(a / 3f) + bits(a * 0.1f);
        r = r * 31 + bits(Math.min(a, b)) + bits(Math.max(a, b)) + bits((float) Math.sqrt(a));
        return r;
    }

    static int compares(double a, double b) {
        int r = 0;
        r = r * 2 + (a < b ? 1 : 0);
        r = r * 2 + (a <= b ? 1 : 0);
        r = r * 2 + (a > b ? 1 : 0);
        r = r * 2 + (a >= b ? 1 : 0);
        r = r * 2 + (a == b ? 1 : 0);
        r = r * 2 + (a != b ? 1 : 0);
        r = r * 2 + (!(a < b) ? 1 : 0);
        r = r * 2 + (!(a >= b) ? 1 : 0);
        r = r * 2 + (a != a ? 1 : 0);
        r = r * 2 + (a == 0 ? 1 : 0);
        r = r * 2 + (Double.compare(a, b) > 0 ? 1 : 0);
        return r;
    }

    static double series(int n) {
        double sum = 0;
        for (int i = 1; i <= n; i++) {
            sum += 1.0 / i * (1 - (i & 1) * 2);
        }
        return sum;
    }

    static float reduction(float[] a) {
        float sum = 0;
        for (float x : a) {
            sum += x;
        }
        return sum;
    }

    static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static int nanLoop(double limit) {
        int n = 0;
        for (double x = 0; x < limit; x += 0.25) {
            n++;
        }
        for (double x = 9; !(x <= limit) && n < 100; x -= 1) {
            n += 10;
        }
        return n;
    }

    public static void main(String[] args) {
        float[] f = new float[1000];
        double[] d = new double[1000];
        for (int i = 0; i < 1000; i++) {
            f[i] = 1f / (i + 1);
            d[i] = Math.sqrt(i) * (i % 3 - 1);
        }
        for (int round = 0; round < 40; round++) {
            long r = 0;
            for (double a : D) {
                for (double b : D) {
                    r = r * 31 + doubles(a, b);
                    r = r * 31 + floats((float) a, (float) b);
                    r = r * 31 + compares(a, b);
                }
            }
            double s = series(1000 + round % 2);
            if (round % 13 == 0) {
                System.out.println(round + " " + r + " " + s + " " + reduction(f) + " "
                    + product(d, d) + " " + nanLoop(5) + " " + nanLoop(Double.NaN));
            } else {
                reduction(f);
                product(d, d);
                nanLoop(7);
            }
        }
    }
}

// expect:
// 0 2498442132113809813 -0.6926474305598223 7.4854784 333333.0 60 100
// 13 2498442132113809813 -0.6936464315588232 7.4854784 333333.0 60 100
// 26 2498442132113809813 -0.6926474305598223 7.4854784 333333.0 60 100
// 39 2498442132113809813 -0.6936464315588232 7.4854784 333333.0 60 100
