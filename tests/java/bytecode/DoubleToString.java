/** Double and float to decimal text: shortest form, exponents, specials. */
public class DoubleToString {
    public static void main(String[] args) {
        double[] ds = {0, -0.0, 1, -1, 0.5, 100, 1e6, 9999999, 1e7, 12345678.9, 1e-3, 9.99e-4, 0.1, 1.0 / 3,
            2.0 / 3, 1e21, 1e22, 1e100, 123456789012345680.0, Double.MAX_VALUE,
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Math.PI, Math.E, 4.35, 0.3,
            1e16, 5e-5};
        for (double d : ds) {
            System.out.println(d);
        }
        float[] fs = {0f, -0f, 1f, 0.1f, 1e7f, 1e-3f, 3.4028235e38f, 16777216f, 0.33333334f, Float.NaN,
            Float.POSITIVE_INFINITY, 1.17549435E-38f, 123456.79f};
        for (float f : fs) {
            System.out.println(f);
        }
        System.out.println(Double.parseDouble("1e-5") + Double.parseDouble("  -12.5 "));
        System.out.println((int) 'x' + 1.0f + "" + 1.0);
    }
}

// expect:
// 0.0
// -0.0
// 1.0
// -1.0
// 0.5
// 100.0
// 1000000.0
// 9999999.0
// 1.0E7
// 1.23456789E7
// 0.001
// 9.99E-4
// 0.1
// 0.3333333333333333
// 0.6666666666666666
// 1.0E21
// 1.0E22
// 1.0E100
// 1.2345678901234568E17
// 1.7976931348623157E308
// NaN
// Infinity
// -Infinity
// 3.141592653589793
// 2.718281828459045
// 4.35
// 0.3
// 1.0E16
// 5.0E-5
// 0.0
// -0.0
// 1.0
// 0.1
// 1.0E7
// 0.001
// 3.4028235E38
// 1.6777216E7
// 0.33333334
// NaN
// Infinity
// 1.17549435E-38
// 123456.79
// -12.49999
// 121.01.0
