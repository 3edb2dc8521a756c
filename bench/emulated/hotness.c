/* When code becomes fast: prints how long after a given moment a piece of work first took at most
   twice what it takes in the end.  Argument: that moment, in nanoseconds of the monotonic clock.
   Output: "hot NANOSECONDS steady NANOSECONDS-A-PIECE". */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PIECES = 10000, WORK = 20000 };
static int64_t ends[PIECES + 1];

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

__attribute__((noinline)) static uint32_t piece(uint32_t x) {
    for (int i = 0; i < WORK; i++) {
        x ^= x << 13;
        x ^= x >> 17;
        x ^= x << 5;
    }
    return x;
}

static int by_value(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

int main(int count, char **arguments) {
    int64_t start = count > 1 ? atoll(arguments[1]) : now();
    uint32_t x = 1;
    ends[0] = now();
    for (int i = 0; i < PIECES; i++) {
        x = piece(x);
        ends[i + 1] = now();
    }
    int64_t last[PIECES / 2];
    for (int i = 0; i < PIECES / 2; i++)
        last[i] = ends[PIECES / 2 + i + 1] - ends[PIECES / 2 + i];
    qsort(last, PIECES / 2, sizeof *last, by_value);
    int64_t steady = last[PIECES / 4];
    for (int i = 0; i < PIECES; i++)
        if (ends[i + 1] - ends[i] <= 2 * steady) {
            printf("hot %lld steady %lld\n", (long long)(ends[i + 1] - start), (long long)steady);
            return x == 0;
        }
    return 1;
}
