package pvm.internal;

import java.util.Arrays;

/** The MD5 message digest (RFC 1321). */
public final class Md5 {
    private static final int[] SHIFTS = {
        7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};

    private Md5() {
    }

    /** The 16 bytes of a message's digest. */
    public static byte[] digest(byte[] message) {
        byte[] padded = Arrays.copyOf(message, (message.length + 8 >> 6) + 1 << 6);
        padded[message.length] = (byte) 0x80;
        long bits = 8L * message.length;
        for (int i = 0; i < 8; i++) {
            padded[padded.length - 8 + i] = (byte) (bits >>> 8 * i);
        }
        int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
        for (int at = 0; at < padded.length; at += 64) {
            block(padded, at, state);
        }
        byte[] digest = new byte[16];
        for (int i = 0; i < 16; i++) {
            digest[i] = (byte) (state[i >> 2] >>> 8 * (i & 3));
        }
        return digest;
    }

    private static int word(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16
                | bytes[at + 3] << 24;
    }

    private static void block(byte[] bytes, int at, int[] state) {
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        for (int i = 0; i < 64; i++) {
            int round = i >> 4;
            int f = round == 0 ? b & c | ~b & d : round == 1 ? d & b | ~d & c
                    : round == 2 ? b ^ c ^ d : c ^ (b | ~d);
            int k = round == 0 ? i : round == 1 ? 5 * i + 1 : round == 2 ? 3 * i + 5 : 7 * i;
            int sine = (int) (long) (Math.abs(Math.sin(i + 1)) * 0x1.0p32);
            int sum = a + f + sine + word(bytes, at + 4 * (k & 15));
            a = d;
            d = c;
            c = b;
            b += Integer.rotateLeft(sum, SHIFTS[4 * round + (i & 3)]);
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
    }
}
