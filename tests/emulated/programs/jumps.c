/* setjmp and longjmp: out of deep calls, with values, with floating point registers kept. */
#include <setjmp.h>
#include <stdio.h>

static jmp_buf place;

static void deep(int depth, int value) {
    volatile int pad[8] = {depth}; /* frames that cannot be left out */
    if (depth == 0)
        longjmp(place, value);
    deep(depth - 1 + pad[1], value);
}

__attribute__((noinline)) static double kept(double a, double b) {
    double sum = a * b;
    if (setjmp(place) == 0)
        deep(20, 1);
    return sum + a / b;
}

int main(void) {
    volatile int turns = 0;
    int value = setjmp(place);
    printf("back with %d after %d\n", value, turns);
    if (turns++ < 5)
        deep(turns * 100, turns == 3 ? 0 : turns); /* 0 arrives as 1 */
    double total = 0;
    for (int i = 1; i < 3000; i++)
        total += kept(i, i + 0.5);
    printf("%.12g\n", total);
    sigjmp_buf other;
    volatile int again = 0;
    if (sigsetjmp(other, 1) < 3)
        siglongjmp(other, ++again);
    printf("again %d\n", again);
    return 0;
}
