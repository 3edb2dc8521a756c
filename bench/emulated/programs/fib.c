/* Fibonacci numbers by two recursive calls. */
#include <stdio.h>

static long fib(long n);
static long (*volatile entry)(long) = fib;

/* Optimizers unroll this recursion into large bodies when they may; then no call is measured. */
__attribute__((noinline, optimize("no-optimize-sibling-calls", "no-inline")))
static long fib(long n) {
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

int main(void) {
    if (entry(10) != 55)
        return 1;
    printf("fib %ld\n", entry(41));
    return 0;
}
