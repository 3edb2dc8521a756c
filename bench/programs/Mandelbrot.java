/** Iteration counts of the Mandelbrot set: pure double arithmetic and compares. */
public class Mandelbrot {
    static int escape(double cr, double ci, int limit) {
        double zr = 0;
        double zi = 0;
        int n = 0;
        while (n < limit) {
            double r2 = zr * zr;
            double i2 = zi * zi;
            if (r2 + i2 > 4.0) {
                break;
            }
            zi = 2 * zr * zi + ci;
            zr = r2 - i2 + cr;
            n++;
        }
        return n;
    }

    public static void main(String[] args) {
        int size = 1300;
        long sum = 0;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double cr = 3.0 * x / size - 2.25;
                double ci = 2.5 * y / size - 1.25;
                sum = sum * 3 + escape(cr, ci, 170);
            }
        }
        System.out.println("Mandelbrot " + sum);
    }
}
