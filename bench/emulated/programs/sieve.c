/* Sieve of Eratosthenes over an array of bytes. */
#include <stdio.h>
#include <string.h>

enum { LIMIT = 4000000, ROUNDS = 16 };
static unsigned char composite[LIMIT + ROUNDS + 1];

static int count(long limit) {
    int primes = 0;
    memset(composite, 0, limit + 1);
    for (long i = 2; i <= limit; i++) {
        if (composite[i])
            continue;
        primes++;
        for (long j = i * i; j <= limit; j += i)
            composite[j] = 1;
    }
    return primes;
}

int main(void) {
    long sum = 0;
    if (count(100) != 25)
        return 1;
    for (int round = 0; round < ROUNDS; round++)
        sum = sum * 31 + count(LIMIT + round);
    printf("sieve %ld\n", sum);
    return 0;
}
