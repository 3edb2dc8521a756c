/* Memory: large allocations, reallocation, mappings, protections, holes. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static uint64_t filled(unsigned char *bytes, size_t size) {
    uint64_t sum = 0;
    for (size_t i = 0; i < size; i += 4099)
        bytes[i] = i * 7;
    for (size_t i = 0; i < size; i += 4099)
        sum = sum * 31 + bytes[i];
    return sum;
}

static void large(void) {
    for (size_t size = 1 << 20; size <= (size_t)1 << 30; size <<= 5) {
        unsigned char *bytes = malloc(size);
        printf("%zu %d %llx\n", size, bytes != NULL, (unsigned long long)filled(bytes, size));
        bytes = realloc(bytes, size * 2);
        printf("%d\n", bytes[4099] == (unsigned char)(4099 * 7));
        free(bytes);
    }
    errno = 0;
    volatile size_t impossible = (size_t)1 << 60;
    printf("%d", malloc(impossible) == NULL);
    printf(" %s\n", strerror(errno));
}

static void many(void) {
    static char *pieces[10000];
    unsigned seed = 1;
    for (int turn = 0; turn < 60000; turn++) {
        seed = seed * 1103515245 + 12345;
        int i = (seed >> 8) % 10000;
        if (pieces[i]) {
            if (pieces[i][0] != (char)i)
                printf("lost %d\n", i);
            free(pieces[i]);
            pieces[i] = NULL;
        } else {
            pieces[i] = malloc(1 + (seed >> 20) % 3000);
            pieces[i][0] = (char)i;
        }
    }
    puts("many");
}

static void mappings(void) {
    size_t page = sysconf(_SC_PAGESIZE);
    char *map = mmap(NULL, 16 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (int i = 0; i < 16; i++)
        memset(map + i * page, 'a' + i, page);
    printf("%zu %d\n", page, munmap(map + 4 * page, 2 * page));
    printf("%d", msync(map + 4 * page, page, MS_ASYNC));
    printf(" %s\n", strerror(errno));
    char *again = mmap(map + 4 * page, page, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    printf("%d %d %c%c\n", again == map + 4 * page, again[0], map[4 * page - 1], map[6 * page]);
    printf("%d\n", mprotect(map, 4 * page, PROT_READ));
    printf("%c\n", map[2 * page]);
    printf("%d", mprotect(map + 1, page, PROT_READ));
    printf(" %s\n", strerror(errno));
    printf("%d\n", munmap(map, 16 * page));
    map = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    strcpy(map, "moved");
    map = mremap(map, page, 64 * page, MREMAP_MAYMOVE);
    map[63 * page] = 1;
    printf("%s\n", map);
}

int main(void) {
    large();
    many();
    mappings();
    char *end = sbrk(0);
    printf("%d %d\n", sbrk(100000) == end, (char *)sbrk(0) == end + 100000);
    return 0;
}
