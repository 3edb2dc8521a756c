/** Prints the bits of Math's functions for a table of arguments: name, argument bits, result. */
public class MathTable {
    private static final double[] VALUES = {
        0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, -1.5, 2.5, -2.5, 2.0, -2.0, 3.0, -3.0, 10.0, 0.1,
        1e-8, -1e-8, 1e8, -1e8, 1e300, -1e300, 1e-300, -1e-300, 1e-310, Math.PI, Math.E, 0.7853981,
        27.0, 64.0, 1e15, 4503599627370497.5, 709.7, 710.5, -745.2, -700.0, 22.0, 20.5, 0.99999999,
        Double.MAX_VALUE, Double.MIN_VALUE, Double.MIN_NORMAL, -Double.MIN_VALUE,
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 123456.789, -98.6,
    };

    private interface One {
        double apply(double x);
    }

    private interface Two {
        double apply(double x, double y);
    }

    private static void line(String name, double result, double... arguments) {
        StringBuilder text = new StringBuilder(name);
        for (double x : arguments) {
            text.append(' ').append(Long.toHexString(Double.doubleToRawLongBits(x)));
        }
        System.out.println(text.append(' ').append(
                Long.toHexString(Double.doubleToLongBits(result))));
    }

    private static void one(String name, One f) {
        for (double x : VALUES) {
            line(name, f.apply(x), x);
        }
    }

    private static void two(String name, Two f) {
        for (double x : VALUES) {
            for (double y : VALUES) {
                line(name, f.apply(x, y), x, y);
            }
        }
    }

    public static void main(String[] arguments) {
        one("sin", Math::sin);
        one("cos", Math::cos);
        one("tan", Math::tan);
        one("asin", Math::asin);
        one("acos", Math::acos);
        one("atan", Math::atan);
        one("exp", Math::exp);
        one("log", Math::log);
        one("log10", Math::log10);
        one("sqrt", Math::sqrt);
        one("cbrt", Math::cbrt);
        one("ceil", Math::ceil);
        one("floor", Math::floor);
        one("rint", Math::rint);
        one("sinh", Math::sinh);
        one("cosh", Math::cosh);
        one("tanh", Math::tanh);
        one("expm1", Math::expm1);
        one("log1p", Math::log1p);
        two("atan2", Math::atan2);
        two("pow", Math::pow);
        two("hypot", Math::hypot);
        two("IEEEremainder", Math::IEEEremainder);
        for (double x : VALUES) {
            for (double y : VALUES) {
                line("fma", Math.fma(x, y, 0.3), x, y, 0.3);
            }
        }
    }
}
