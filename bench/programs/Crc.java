/** Bit twiddling on long and byte arrays: table CRC-32, bitwise CRC-64, population counts. */
public class Crc {
    static int[] table32() {
        int[] table = new int[256];
        for (int n = 0; n < 256; n++) {
            int c = n;
            for (int k = 0; k < 8; k++) {
                c = (c & 1) != 0 ? 0xEDB88320 ^ (c >>> 1) : c >>> 1;
            }
            table[n] = c;
        }
        return table;
    }

    static int crc32(int[] table, byte[] data) {
        int c = -1;
        for (byte b : data) {
            c = table[(c ^ b) & 0xff] ^ (c >>> 8);
        }
        return ~c;
    }

    static long crc64(byte[] data) {
        long c = -1;
        for (byte b : data) {
            c ^= b & 0xffL;
            for (int k = 0; k < 8; k++) {
                c = (c & 1) != 0 ? 0xC96C5795D7870F42L ^ (c >>> 1) : c >>> 1;
            }
        }
        return ~c;
    }

    static int bits(long x) {
        x -= (x >>> 1) & 0x5555555555555555L;
        x = (x & 0x3333333333333333L) + ((x >>> 2) & 0x3333333333333333L);
        x = (x + (x >>> 4)) & 0x0f0f0f0f0f0f0f0fL;
        return (int) (x * 0x0101010101010101L >>> 56);
    }

    public static void main(String[] args) {
        byte[] data = new byte[1_000_000];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i * 31 + (i >>> 7));
        }
        int[] table = table32();
        int c32 = 0;
        for (int round = 0; round < 45; round++) {
            c32 = c32 * 31 + crc32(table, data);
        }
        long c64 = crc64(data);
        long population = 0;
        for (long i = 0; i < 10_000_000; i++) {
            population += bits(i * 0x9E3779B97F4A7C15L);
        }
        System.out.println("Crc " + c32 + " " + c64 + " " + population);
    }
}
