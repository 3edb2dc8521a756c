/* CRC-32 (IEEE 802.3) of a buffer, one table look-up a byte. */
#include <stdint.h>
#include <stdio.h>

enum { SIZE = 1 << 20, ROUNDS = 160 };
static uint32_t table[256];
static uint8_t buffer[SIZE];

static void make_table(void) {
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t c = i;
        for (int bit = 0; bit < 8; bit++)
            c = c & 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
        table[i] = c;
    }
}

static uint32_t crc(const uint8_t *bytes, long length, uint32_t start) {
    uint32_t c = ~start;
    for (long i = 0; i < length; i++)
        c = table[(c ^ bytes[i]) & 0xFF] ^ (c >> 8);
    return ~c;
}

int main(void) {
    make_table();
    if (crc((const uint8_t *)"123456789", 9, 0) != 0xCBF43926u)
        return 1;
    uint32_t x = 1;
    for (long i = 0; i < SIZE; i++) {
        x = x * 1664525u + 1013904223u;
        buffer[i] = x >> 24;
    }
    uint32_t sum = 0;
    for (int round = 0; round < ROUNDS; round++)
        sum = crc(buffer, SIZE, sum);
    printf("crc %08x\n", sum);
    return 0;
}
