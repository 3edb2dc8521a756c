/* printf of numbers, strings and doubles; qsort; strtod; environment and arguments. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <locale.h>

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv) {
    double values[] = {3.25, -0.0, 1e300, 5e-324, 0.1, 1.0 / 3.0, 123456789.125, -2.5e-10};
    size_t count = sizeof values / sizeof *values;
    for (int i = 0; i < argc; i++)
        if (i) printf("argument %d: %s\n", i, argv[i]);
    printf("HOME_OF_TEST=%s\n", getenv("HOME_OF_TEST") ? getenv("HOME_OF_TEST") : "(none)");
    qsort(values, count, sizeof *values, by_value);
    for (size_t i = 0; i < count; i++)
        printf("%g %.17g %a %12.3e|%-14f|\n", values[i], values[i], values[i], values[i], values[i]);
    printf("%d %u %lx %lld %5s|%-5s|%c %%\n", -7, 7u, 0xfeedul, -1LL << 40, "ab", "cd", 'x');
    printf("%Lf %Lg\n", 1.5L, 1e4000L);
    printf("%f %f %f\n", INFINITY, -INFINITY, NAN);
    printf("%.10f %.10f %.10f\n", sin(1.0), exp(2.5), pow(1.1, 77));
    printf("%ld %lu %g\n", strtol("-12345", 0, 10), strtoul("ffff", 0, 16), strtod("2.5e-3x", 0));
    strtol("99999999999999999999", 0, 10);
    printf("%s %d\n", strerror(errno), errno == ERANGE);
    setlocale(LC_ALL, "C");
    printf("%ls %zu\n", L"wide", wcslen(L"wide"));
    char text[] = "one two  three";
    for (char *word = strtok(text, " "); word; word = strtok(0, " ")) printf("<%s>", word);
    printf("\n");
    char *block = malloc(1 << 20);
    memset(block, 7, 1 << 20);
    block = realloc(block, 9 << 20);
    long sum = 0;
    for (int i = 0; i < 1 << 20; i += 4096) sum += block[i];
    printf("%ld\n", sum);
    free(block);
    fprintf(stderr, "to standard error\n");
    return 42;
}
