/* Product of two matrices of doubles, by the definition. */
#include <stdio.h>

enum { N = 320, ROUNDS = 12 };
static double a[N][N], b[N][N], c[N][N];

static void multiply(void) {
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            double sum = 0;
            for (int k = 0; k < N; k++)
                sum += a[i][k] * b[k][j];
            c[i][j] = sum;
        }
}

int main(void) {
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            a[i][j] = (i * 7 + j * 3) % 11 - 5;
            b[i][j] = (i * 5 + j * 13) % 17 / 8.0 - 1;
        }
    double trace = 0;
    for (int round = 0; round < ROUNDS; round++) {
        multiply();
        for (int i = 0; i < N; i++)
            trace += c[i][i] / (round + 1);
        a[round][round] += 0.5;
    }
    printf("matmul %.9f\n", trace);
    return 0;
}
