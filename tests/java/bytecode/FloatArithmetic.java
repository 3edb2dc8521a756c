/** Float and double arithmetic: rounding to the type, infinities, NaN, remainder, negation. */
public class FloatArithmetic {
    static void show(double d) {
        System.out.println(Long.toHexString(Double.doubleToLongBits(d)));
    }

    static void show(float f) {
        System.out.println(Integer.toHexString(Float.floatToIntBits(f)));
    }

    public static void main(String[] args) {
        double zero = 0;
        show(1 / zero);
        show(-1 / zero);
        show(zero / zero);
        show(-zero);
        show(0.1 + 0.2);
        show(1e308 * 10);
        show(5.5 % 2.25);
        show(-5.5 % 2.25);
        show(5.5 % -2.25);
        show(1 % zero);
        show(Double.POSITIVE_INFINITY % 3);
        show(3 % Double.POSITIVE_INFINITY);
        show(-0.0 % 5);
        show(1e17 % 3.7);
        show(Double.MIN_VALUE / 2);
        show(Double.MIN_VALUE * 0.75);
        float f = 0.1f;
        show(f + 0.2f);
        show(f * 3);
        show(16777216f + 1f);
        show(3.4e38f * 10);
        show(7.5f % 2f);
        show(-f);
        show(f / 0);
        show((float) 0.1);
        show((double) 0.1f);
        show((float) 1e300);
        show((float) 1e-300);
        show(1.0f / 3 * 3);
        float sum = 0;
        for (int i = 0; i < 1000; i++) {
            sum += 0.1f;
        }
        show(sum);
        double product = 1;
        for (int i = 1; i < 30; i++) {
            product *= i / 7.0;
        }
        show(product);
        show((float) 16777217);
        show((float) Long.MAX_VALUE);
        show((double) Long.MAX_VALUE);
        show((double) 9007199254740993L);
        show((float) 9007199791611905L);
    }
}

// expect:
// 7ff0000000000000
// fff0000000000000
// 7ff8000000000000
// 8000000000000000
// 3fd3333333333334
// 7ff0000000000000
// 3ff0000000000000
// bff0000000000000
// 3ff0000000000000
// 7ff8000000000000
// 7ff8000000000000
// 4008000000000000
// 8000000000000000
// 4005979ff5e33e46
// 0
// 1
// 3e99999a
// 3e99999a
// 4b800000
// 7f800000
// 3fc00000
// bdcccccd
// 7f800000
// 3dcccccd
// 3fb99999a0000000
// 7f800000
// 0
// 3f800000
// 42c7ff83
// 4144f338981083cb
// 4b800000
// 5f000000
// 43e0000000000000
// 4340000000000000
// 5a000001
