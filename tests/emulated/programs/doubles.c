/* Floating point as the C library prints, reads and computes it. */
#include <fenv.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void print(double x) {
    printf("%g %.17g %e %a %f\n", x, x, x, x, x);
}

static void functions(double x) {
    printf("%a %a %a %a %a %a %a\n", sqrt(x), exp(x), log(x), sin(x), atan2(x, 3), pow(x, 1.7),
           cbrt(x));
    printf("%a %a %a %a %a\n", floor(x), ceil(x), rint(x), trunc(x), fmod(x, 0.7));
    printf("%ld %lld %d\n", lrint(x), llround(x), fpclassify(x));
}

static void rounding(void) {
    static const int modes[] = {FE_TONEAREST, FE_TOWARDZERO, FE_DOWNWARD, FE_UPWARD};
    volatile double one = 1, three = 3, minus = -2.5, huge = DBL_MAX;
    volatile float third = 1;
    for (int i = 0; i < 4; i++) {
        fesetround(modes[i]);
        feclearexcept(FE_ALL_EXCEPT);
        printf("%a %a %a %ld %a", one / three, -one / three, rint(minus), lrint(minus), huge * 2);
        printf(" %a %x\n", (double)(third / 3), fetestexcept(FE_ALL_EXCEPT));
    }
    fesetround(FE_TONEAREST);
}

static void flags(void) {
    volatile double zero = 0, one = 1, tiny = DBL_MIN, big = 1e300;
    volatile double result;
    volatile long whole;
    feclearexcept(FE_ALL_EXCEPT);
    result = one / zero;
    printf("%f %x\n", result, fetestexcept(FE_ALL_EXCEPT));
    feclearexcept(FE_ALL_EXCEPT);
    result = sqrt(-one);
    printf("%d %x\n", isnan(result), fetestexcept(FE_ALL_EXCEPT));
    feclearexcept(FE_ALL_EXCEPT);
    result = tiny / 3;
    printf("%a %x\n", result, fetestexcept(FE_ALL_EXCEPT));
    feclearexcept(FE_ALL_EXCEPT);
    whole = (long)big;
    printf("%lx %x\n", whole, fetestexcept(FE_ALL_EXCEPT));
}

int main(void) {
    static const double values[] = {0, -0.0, 1, 0.1, -1.5, 3.14159265358979, 1e22, 1e23, 5e-324,
                                    2.2250738585072014e-308, 1.7976931348623157e308, 123456789.125};
    for (unsigned i = 0; i < sizeof values / sizeof *values; i++) {
        print(values[i]);
        functions(values[i]);
    }
    print(INFINITY);
    print(-INFINITY);
    print(NAN);
    rounding();
    flags();
    double sum = 0;
    unsigned seed = 1;
    for (int i = 0; i < 20000; i++) {
        char text[64];
        seed = seed * 1103515245 + 12345;
        double x = ldexp(seed, (int)(seed >> 20) % 600 - 300);
        snprintf(text, sizeof text, "%.17g", x);
        if (strtod(text, NULL) != x)
            printf("not read back: %s\n", text);
        sum += log(x);
    }
    printf("%.15g %.9g\n", sum, (double)strtof("3.4028235e38", NULL));
    long double wide = 1.0L / 3;
    printf("%.30Lf %La\n", wide, wide * wide);
    return 0;
}
