import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** StrictMath's logarithms and exponential, bit for bit, and what is made of them. */
public class StrictLogarithms {
    static void run(String name, DoubleUnaryOperator function) {
        Random random = new Random(7);
        long sum = 0;
        for (int i = 0; i < 20_000; i++) {
            double x = i % 4 == 0 ? Double.longBitsToDouble(random.nextLong())
                    : i % 4 == 1 ? random.nextDouble()
                    : i % 4 == 2 ? (random.nextDouble() - 0.5) * 1500
                    : 1 + (random.nextDouble() - 0.5) * 1e-5;
            sum = sum * 31 + Double.doubleToLongBits(function.applyAsDouble(x));
        }
        System.out.println(name + " " + Long.toHexString(sum));
        for (double x : new double[] {0.0, -0.0, 1, -1, 2, 10, 1000, Double.NaN, 709.79, -745.14,
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 1e308}) {
            System.out.print(function.applyAsDouble(x) + " ");
        }
        System.out.println();
    }

    public static void main(String[] args) {
        run("log", StrictMath::log);
        run("log10", StrictMath::log10);
        run("exp", StrictMath::exp);
        Random random = new Random(42);
        long sum = 0;
        for (int i = 0; i < 20_000; i++) {
            sum = sum * 31 + Double.doubleToLongBits(random.nextGaussian());
        }
        System.out.println("gaussian " + Long.toHexString(sum));
    }
}

// expect:
// log bd72cc8dae86bd53
// -Infinity -Infinity 0.0 NaN 0.6931471805599453 2.302585092994046 6.907755278982137 NaN 6.564969151637525 NaN Infinity NaN -744.4400719213812 709.1962086421661
// log10 30d89fa244203475
// -Infinity -Infinity 0.0 NaN 0.3010299956639812 1.0 3.0 NaN 2.85112987642125 NaN Infinity NaN -323.3062153431158 308.0
// exp dd2a94aa7d116ade
// 1.0 1.0 2.7182818284590455 0.36787944117144233 7.38905609893065 22026.465794806718 Infinity NaN Infinity 0.0 Infinity 0.0 1.0 Infinity
// gaussian 6d910b9ac3d071c2
