/** Math and StrictMath: both over the same arguments, to 12 places where results may differ. */
public class Mathematics {
    static final double[] VALUES = {-2.5, -1.0, -0.0, 0.0, 0.3, 1.0, 7.75, 1e300, Double.NaN,
        Double.POSITIVE_INFINITY};

    static String brief(double d) {
        return String.format("%.11e", d);
    }

    static void show(String name, double strict, double plain) {
        boolean close = Double.compare(strict, plain) == 0
                || Math.abs(strict - plain) <= 4 * Math.ulp(strict);
        System.out.println(name + " " + brief(strict) + (close ? "" : " but Math " + plain));
    }

    static void angles(double d) {
        if (Math.abs(d) < 1e6) {
            show("sin", StrictMath.sin(d), Math.sin(d));
            show("cos", StrictMath.cos(d), Math.cos(d));
            show("tan", StrictMath.tan(d), Math.tan(d));
        }
        show("asin", StrictMath.asin(d), Math.asin(d));
        show("acos", StrictMath.acos(d), Math.acos(d));
        show("atan", StrictMath.atan(d), Math.atan(d));
        show("atan2", StrictMath.atan2(d, -2.0), Math.atan2(d, -2.0));
    }

    static void powers(double d) {
        show("exp", StrictMath.exp(d), Math.exp(d));
        show("expm1", StrictMath.expm1(d), Math.expm1(d));
        show("log", StrictMath.log(d), Math.log(d));
        show("log10", StrictMath.log10(d), Math.log10(d));
        show("log1p", StrictMath.log1p(d), Math.log1p(d));
        show("sinh", StrictMath.sinh(d), Math.sinh(d));
        show("cosh", StrictMath.cosh(d), Math.cosh(d));
        show("tanh", StrictMath.tanh(d), Math.tanh(d));
        show("cbrt", StrictMath.cbrt(d), Math.cbrt(d));
        show("sqrt", StrictMath.sqrt(d), Math.sqrt(d));
        show("pow", StrictMath.pow(d, 3.0), Math.pow(d, 3.0));
        show("hypot", StrictMath.hypot(d, 2.0), Math.hypot(d, 2.0));
    }

    static void exact(double d) {
        System.out.println(d + ": floor " + StrictMath.floor(d) + " " + Math.floor(d)
                + " ceil " + StrictMath.ceil(d) + " rint " + StrictMath.rint(d)
                + " round " + StrictMath.round(d) + " " + StrictMath.round((float) d) + " "
                + Math.round((float) d) + " remainder " + StrictMath.IEEEremainder(d, 2.0) + " "
                + Math.IEEEremainder(d, 2.0) + " abs " + StrictMath.abs(d) + " " + Math.abs(d)
                + " " + StrictMath.abs((float) d) + " " + Math.abs((float) d)
                + " next " + StrictMath.nextAfter(d, 0.0) + " " + Math.nextDown((float) d)
                + " " + Math.nextAfter((float) d, 1.0));
        System.out.println(StrictMath.max(d, 0.0) + " " + StrictMath.min(d, 0.0) + " "
                + StrictMath.max((float) d, 0f) + " " + StrictMath.min((float) d, 0f) + " "
                + Math.max((float) d, -0f) + " " + Math.min((float) d, -0f));
    }

    static void attempt(String what, Runnable action) {
        try {
            action.run();
            System.out.println(what + ": no exception");
        } catch (ArithmeticException e) {
            System.out.println(what + ": " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        for (double d : VALUES) {
            exact(d);
            angles(d);
            powers(d);
        }
        System.out.println(StrictMath.abs(-3) + " " + StrictMath.abs(Long.MIN_VALUE) + " "
                + StrictMath.max(1, 2) + " " + StrictMath.max(1L, 2L) + " "
                + StrictMath.min(1, 2) + " " + StrictMath.min(1L, 2L) + " " + Math.min(-1L, 1L));
        System.out.println(Math.toDegrees(Math.PI) + " " + Math.toRadians(180.0) + " "
                + Math.incrementExact(41L) + " " + Math.multiplyExact(6, 7));
        attempt("increment", () -> Math.incrementExact(Long.MAX_VALUE));
        attempt("multiply", () -> Math.multiplyExact(1 << 20, 1 << 20));
        double a = Math.random();
        double b = StrictMath.random();
        System.out.println((a >= 0 && a < 1) + " " + (b >= 0 && b < 1) + " " + (a != b));
    }
}

// expect:
// -2.5: floor -3.0 -3.0 ceil -2.0 rint -2.0 round -2 -2 -2 remainder -0.5 -0.5 abs 2.5 2.5 2.5 2.5 next -2.4999999999999996 -2.5000002 -2.4999998
// 0.0 -2.5 0.0 -2.5 -0.0 -2.5
// sin -5.98472144104e-01
// cos -8.01143615547e-01
// tan 7.47022297239e-01
// asin NaN
// acos NaN
// atan -1.19028994968e+00
// atan2 -2.24553726902e+00
// exp 8.20849986239e-02
// expm1 -9.17915001376e-01
// log NaN
// log10 NaN
// log1p NaN
// sinh -6.05020448104e+00
// cosh 6.13228947966e+00
// tanh -9.86614298151e-01
// cbrt -1.35720880830e+00
// sqrt NaN
// pow -1.56250000000e+01
// hypot 3.20156211872e+00
// -1.0: floor -1.0 -1.0 ceil -1.0 rint -1.0 round -1 -1 -1 remainder -1.0 -1.0 abs 1.0 1.0 1.0 1.0 next -0.9999999999999999 -1.0000001 -0.99999994
// 0.0 -1.0 0.0 -1.0 -0.0 -1.0
// sin -8.41470984808e-01
// cos 5.40302305868e-01
// tan -1.55740772465e+00
// asin -1.57079632679e+00
// acos 3.14159265359e+00
// atan -7.85398163397e-01
// atan2 -2.67794504459e+00
// exp 3.67879441171e-01
// expm1 -6.32120558829e-01
// log NaN
// log10 NaN
// log1p -Infinity
// sinh -1.17520119364e+00
// cosh 1.54308063482e+00
// tanh -7.61594155956e-01
// cbrt -1.00000000000e+00
// sqrt NaN
// pow -1.00000000000e+00
// hypot 2.23606797750e+00
// -0.0: floor -0.0 -0.0 ceil -0.0 rint -0.0 round 0 0 0 remainder -0.0 -0.0 abs 0.0 0.0 0.0 0.0 next 0.0 -1.4E-45 1.4E-45
// 0.0 -0.0 0.0 -0.0 -0.0 -0.0
// sin -0.00000000000e+00
// cos 1.00000000000e+00
// tan -0.00000000000e+00
// asin -0.00000000000e+00
// acos 1.57079632679e+00
// atan -0.00000000000e+00
// atan2 -3.14159265359e+00
// exp 1.00000000000e+00
// expm1 -0.00000000000e+00
// log -Infinity
// log10 -Infinity
// log1p -0.00000000000e+00
// sinh -0.00000000000e+00
// cosh 1.00000000000e+00
// tanh -0.00000000000e+00
// cbrt -0.00000000000e+00
// sqrt -0.00000000000e+00
// pow -0.00000000000e+00
// hypot 2.00000000000e+00
// 0.0: floor 0.0 0.0 ceil 0.0 rint 0.0 round 0 0 0 remainder 0.0 0.0 abs 0.0 0.0 0.0 0.0 next 0.0 -1.4E-45 1.4E-45
// 0.0 0.0 0.0 0.0 0.0 -0.0
// sin 0.00000000000e+00
// cos 1.00000000000e+00
// tan 0.00000000000e+00
// asin 0.00000000000e+00
// acos 1.57079632679e+00
// atan 0.00000000000e+00
// atan2 3.14159265359e+00
// exp 1.00000000000e+00
// expm1 0.00000000000e+00
// log -Infinity
// log10 -Infinity
// log1p 0.00000000000e+00
// sinh 0.00000000000e+00
// cosh 1.00000000000e+00
// tanh 0.00000000000e+00
// cbrt 0.00000000000e+00
// sqrt 0.00000000000e+00
// pow 0.00000000000e+00
// hypot 2.00000000000e+00
// 0.3: floor 0.0 0.0 ceil 1.0 rint 0.0 round 0 0 0 remainder 0.3 0.3 abs 0.3 0.3 0.3 0.3 next 0.29999999999999993 0.29999998 0.30000004
// 0.3 0.0 0.3 0.0 0.3 -0.0
// sin 2.95520206661e-01
// cos 9.55336489126e-01
// tan 3.09336249610e-01
// asin 3.04692654015e-01
// acos 1.26610367278e+00
// atan 2.91456794478e-01
// atan2 2.99270270598e+00
// exp 1.34985880758e+00
// expm1 3.49858807576e-01
// log -1.20397280433e+00
// log10 -5.22878745280e-01
// log1p 2.62364264467e-01
// sinh 3.04520293447e-01
// cosh 1.04533851413e+00
// tanh 2.91312612452e-01
// cbrt 6.69432950082e-01
// sqrt 5.47722557505e-01
// pow 2.70000000000e-02
// hypot 2.02237484162e+00
// 1.0: floor 1.0 1.0 ceil 1.0 rint 1.0 round 1 1 1 remainder 1.0 1.0 abs 1.0 1.0 1.0 1.0 next 0.9999999999999999 0.99999994 1.0
// 1.0 0.0 1.0 0.0 1.0 -0.0
// sin 8.41470984808e-01
// cos 5.40302305868e-01
// tan 1.55740772465e+00
// asin 1.57079632679e+00
// acos 0.00000000000e+00
// atan 7.85398163397e-01
// atan2 2.67794504459e+00
// exp 2.71828182846e+00
// expm1 1.71828182846e+00
// log 0.00000000000e+00
// log10 0.00000000000e+00
// log1p 6.93147180560e-01
// sinh 1.17520119364e+00
// cosh 1.54308063482e+00
// tanh 7.61594155956e-01
// cbrt 1.00000000000e+00
// sqrt 1.00000000000e+00
// pow 1.00000000000e+00
// hypot 2.23606797750e+00
// 7.75: floor 7.0 7.0 ceil 8.0 rint 8.0 round 8 8 8 remainder -0.25 -0.25 abs 7.75 7.75 7.75 7.75 next 7.749999999999999 7.7499995 7.7499995
// 7.75 0.0 7.75 0.0 7.75 -0.0
// sin 9.94598779111e-01
// cos 1.03794357219e-01
// tan 9.58239740346e+00
// asin NaN
// acos NaN
// atan 1.44247309911e+00
// atan2 1.82335060257e+00
// exp 2.32157241461e+03
// expm1 2.32057241461e+03
// log 2.04769284337e+00
// log10 8.89301702506e-01
// log1p 2.16905370037e+00
// sinh 1.16078599193e+03
// cosh 1.16078642268e+03
// tanh 9.99999628922e-01
// cbrt 1.97894580484e+00
// sqrt 2.78388218142e+00
// pow 4.65484375000e+02
// hypot 8.00390529679e+00
// 1.0E300: floor 1.0E300 1.0E300 ceil 1.0E300 rint 1.0E300 round 9223372036854775807 2147483647 2147483647 remainder 0.0 0.0 abs 1.0E300 1.0E300 Infinity Infinity next 9.999999999999999E299 3.4028235E38 3.4028235E38
// 1.0E300 0.0 Infinity 0.0 Infinity -0.0
// asin NaN
// acos NaN
// atan 1.57079632679e+00
// atan2 1.57079632679e+00
// exp Infinity
// expm1 Infinity
// log 6.90775527898e+02
// log10 3.00000000000e+02
// log1p 6.90775527898e+02
// sinh Infinity
// cosh Infinity
// tanh 1.00000000000e+00
// cbrt 1.00000000000e+100
// sqrt 1.00000000000e+150
// pow Infinity
// hypot 1.00000000000e+300
// NaN: floor NaN NaN ceil NaN rint NaN round 0 0 0 remainder NaN NaN abs NaN NaN NaN NaN next NaN NaN NaN
// NaN NaN NaN NaN NaN NaN
// asin NaN
// acos NaN
// atan NaN
// atan2 NaN
// exp NaN
// expm1 NaN
// log NaN
// log10 NaN
// log1p NaN
// sinh NaN
// cosh NaN
// tanh NaN
// cbrt NaN
// sqrt NaN
// pow NaN
// hypot NaN
// Infinity: floor Infinity Infinity ceil Infinity rint Infinity round 9223372036854775807 2147483647 2147483647 remainder NaN NaN abs Infinity Infinity Infinity Infinity next 1.7976931348623157E308 3.4028235E38 3.4028235E38
// Infinity 0.0 Infinity 0.0 Infinity -0.0
// asin NaN
// acos NaN
// atan 1.57079632679e+00
// atan2 1.57079632679e+00
// exp Infinity
// expm1 Infinity
// log Infinity
// log10 Infinity
// log1p Infinity
// sinh Infinity
// cosh Infinity
// tanh 1.00000000000e+00
// cbrt Infinity
// sqrt Infinity
// pow Infinity
// hypot Infinity
// 3 -9223372036854775808 2 2 1 1 -1
// 180.0 3.141592653589793 42 42
// increment: long overflow
// multiply: integer overflow
// true true true
