/** i2b, i2s, i2c, l2i, i2l. */
public class Narrowing {
    static byte b(int i) {
        return (byte) i;
    }

    static short s(int i) {
        return (short) i;
    }

    static char c(int i) {
        return (char) i;
    }

    public static void main(String[] args) {
        int[] values = {0, 127, 128, 255, 256, -1, -128, -129, 32767, 32768, 65535, 65536,
            0x12345678, Integer.MIN_VALUE, Integer.MAX_VALUE};
        for (int v : values) {
            System.out.println(b(v) + " " + s(v) + " " + (int) c(v) + " " + (long) v + " "
                + (v & 0xffffffffL));
        }
        long[] longs = {0, 1L << 31, 1L << 32, (1L << 32) - 1, -1L, Long.MIN_VALUE, 0x123456789abcdefL};
        for (long l : longs) {
            System.out.println((int) l + " " + (short) l + " " + (byte) l + " " + (int) (char) l);
        }
        byte x = 127;
        x++;
        System.out.println(x);
        short y = -32768;
        y--;
        System.out.println(y);
        char z = 0;
        z--;
        System.out.println((int) z);
        x = 100;
        x += 100;
        x *= 3;
        System.out.println(x);
    }
}

// expect:
// 0 0 0 0 0
// 127 127 127 127 127
// -128 128 128 128 128
// -1 255 255 255 255
// 0 256 256 256 256
// -1 -1 65535 -1 4294967295
// -128 -128 65408 -128 4294967168
// 127 -129 65407 -129 4294967167
// -1 32767 32767 32767 32767
// 0 -32768 32768 32768 32768
// -1 -1 65535 65535 65535
// 0 0 0 65536 65536
// 120 22136 22136 305419896 305419896
// 0 0 0 -2147483648 2147483648
// -1 -1 65535 2147483647 2147483647
// 0 0 0 0
// -2147483648 0 0 0
// 0 0 0 0
// -1 -1 -1 65535
// -1 -1 -1 65535
// 0 0 0 0
// -1985229329 -12817 -17 52719
// -128
// 32767
// 65535
// 88
