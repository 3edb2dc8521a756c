/* Strings are made, joined, sorted by merging, searched and counted; numbers are sorted by a
   quicksort of our own and by the C library's qsort. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBERS = 400000, WORDS = 120000, ROUNDS = 3 };

static uint32_t seed = 12345;

static uint32_t next_random(void) {
    seed ^= seed << 13;
    seed ^= seed >> 17;
    return seed ^= seed << 5;
}

static void quicksort(uint32_t *low, uint32_t *high) {
    while (low < high) {
        uint32_t pivot = low[(high - low) / 2], *left = low, *right = high;
        while (left <= right) {
            while (*left < pivot)
                left++;
            while (*right > pivot)
                right--;
            if (left <= right) {
                uint32_t kept = *left;
                *left++ = *right;
                *right-- = kept;
            }
        }
        quicksort(low, right);
        low = left;
    }
}

static int by_value(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static uint64_t numbers(void) {
    uint32_t *mine = malloc(NUMBERS * sizeof *mine), *theirs = malloc(NUMBERS * sizeof *theirs);
    for (int i = 0; i < NUMBERS; i++)
        mine[i] = theirs[i] = next_random() >> (i & 7);
    quicksort(mine, mine + NUMBERS - 1);
    qsort(theirs, NUMBERS, sizeof *theirs, by_value);
    if (memcmp(mine, theirs, NUMBERS * sizeof *mine))
        exit(1);
    uint64_t sum = 0;
    for (int i = 0; i < NUMBERS; i++)
        sum = sum * 31 + mine[i];
    free(mine);
    free(theirs);
    return sum;
}

static void merge_sort(char **words, char **spare, int count) {
    if (count < 2)
        return;
    int half = count / 2, left = 0, right = half;
    merge_sort(words, spare, half);
    merge_sort(words + half, spare, count - half);
    for (int i = 0; i < count; i++)
        if (right == count || (left < half && strcmp(words[left], words[right]) <= 0))
            spare[i] = words[left++];
        else
            spare[i] = words[right++];
    memcpy(words, spare, count * sizeof *words);
}

static char *word(void) {
    static const char *const syllables[] = {"ka", "mi", "to", "ra", "ne", "shu", "lo", "ven"};
    char text[64] = "";
    int parts = 2 + next_random() % 4;
    for (int i = 0; i < parts; i++)
        strcat(text, syllables[next_random() % 8]);
    char *copy = malloc(strlen(text) + 1);
    return strcpy(copy, text);
}

static uint64_t strings(void) {
    char **words = malloc(WORDS * sizeof *words), **spare = malloc(WORDS * sizeof *spare);
    char *joined = malloc(WORDS * 24), *end = joined;
    for (int i = 0; i < WORDS; i++)
        words[i] = word();
    merge_sort(words, spare, WORDS);
    uint64_t sum = 0, different = 0;
    for (int i = 0; i < WORDS; i++) {
        different += i == 0 || strcmp(words[i - 1], words[i]) != 0;
        end += sprintf(end, "%s,", words[i]);
        free(words[i]);
    }
    for (char *at = joined; (at = strstr(at, "tora")); at++)
        sum = sum * 31 + (at - joined);
    free(words);
    free(spare);
    free(joined);
    return sum + different;
}

int main(void) {
    uint64_t sum = 0;
    for (int round = 0; round < ROUNDS; round++)
        sum = sum * 17 + numbers() + strings();
    printf("sort %llx\n", (unsigned long long)sum);
    return 0;
}
