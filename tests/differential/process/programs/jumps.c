/* setjmp, variadic functions, bit-fields, recursion, 128-bit and long double arithmetic. */
#include <complex.h>
#include <fenv.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static jmp_buf back;

static void climb(int n) { if (n == 0) longjmp(back, 17); climb(n - 1); }

static double total(int count, ...) {
    va_list rest;
    double sum = 0;
    va_start(rest, count);
    for (int i = 0; i < count; i++) sum += i % 2 ? va_arg(rest, double) : va_arg(rest, int);
    va_end(rest);
    return sum;
}

struct packed { unsigned a : 3; int b : 7; uint64_t c : 40; };

int main(void) {
    volatile int rounds = 0;
    int code = setjmp(back);
    if (rounds++ < 3) climb(rounds * 10);
    printf("%d %d\n", code, rounds);
    printf("%g\n", total(6, 1, 2.5, 3, 4.5, 5, 6.5));
    struct packed bits = {5, -33, 0xabcdef0123};
    printf("%u %d %llx\n", bits.a, bits.b, (unsigned long long)bits.c);
    __int128 wide = (__int128)0x123456789abcdef << 60;
    printf("%llx %llx\n", (unsigned long long)(wide >> 64), (unsigned long long)wide);
    long double precise = 1.0L / 3.0L;
    printf("%.30Lf\n", precise);
    double complex z = cexp(1.0 + 2.0 * I);
    printf("%.12f %.12f\n", creal(z), cimag(z));
    int modes[] = {FE_TONEAREST, FE_TOWARDZERO, FE_UPWARD, FE_DOWNWARD};
    for (int i = 0; i < 4; i++) {
        volatile double one = 1, three = 3;
        fesetround(modes[i]);
        feclearexcept(FE_ALL_EXCEPT);
        double third = one / three;
        printf("%.17g %d %ld\n", third, fetestexcept(FE_INEXACT) != 0, lrint(2.5));
    }
    fesetround(FE_TONEAREST);
    volatile double zero = 0;
    double inverse = 1 / zero;
    printf("%g %d %d\n", inverse, fetestexcept(FE_DIVBYZERO) != 0, isnan(zero / zero));
    printf("%d %d\n", (int)(float)16777217, (int)fmod(10.5, 3));
    return 0;
}
