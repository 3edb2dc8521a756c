package java.math;

/** Numbers as words of two's complement, lowest first, without end: the logic of bits. */
final class BitLogic {
    private final int[] magnitude;
    private final boolean negative;
    /** The lowest word of the magnitude that is not zero. */
    private final int first;

    BitLogic(int[] magnitude, boolean negative) {
        this.magnitude = magnitude;
        this.negative = negative;
        int i = 0;
        while (i < magnitude.length && magnitude[i] == 0) {
            i++;
        }
        first = i;
    }

    /** A negative number is one more than the complement of its magnitude. */
    int word(int i) {
        if (i >= magnitude.length) {
            return negative ? -1 : 0;
        }
        return !negative ? magnitude[i] : i <= first ? -magnitude[i] : ~magnitude[i];
    }

    /** How many words hold the number and its sign. */
    int length() {
        return magnitude.length + 1;
    }

    /** The number that words of two's complement make, the sign in the highest. */
    static BigInteger number(int[] words) {
        int n = words.length;
        if (n == 0 || words[n - 1] >= 0) {
            return BigInteger.of(1, Magnitude.trim(words));
        }
        int[] magnitude = new int[n];
        int carry = 1;
        for (int i = 0; i < n; i++) {
            magnitude[i] = ~words[i] + carry;
            carry = carry == 1 && magnitude[i] == 0 ? 1 : 0;
        }
        return BigInteger.of(-1, Magnitude.trim(magnitude));
    }

    static BigInteger and(BitLogic x, BitLogic y) {
        int[] words = new int[Math.max(x.length(), y.length())];
        for (int i = 0; i < words.length; i++) {
            words[i] = x.word(i) & y.word(i);
        }
        return number(words);
    }

    static BigInteger or(BitLogic x, BitLogic y) {
        int[] words = new int[Math.max(x.length(), y.length())];
        for (int i = 0; i < words.length; i++) {
            words[i] = x.word(i) | y.word(i);
        }
        return number(words);
    }

    static BigInteger xor(BitLogic x, BitLogic y) {
        int[] words = new int[Math.max(x.length(), y.length())];
        for (int i = 0; i < words.length; i++) {
            words[i] = x.word(i) ^ y.word(i);
        }
        return number(words);
    }

    static BigInteger andNot(BitLogic x, BitLogic y) {
        int[] words = new int[Math.max(x.length(), y.length())];
        for (int i = 0; i < words.length; i++) {
            words[i] = x.word(i) & ~y.word(i);
        }
        return number(words);
    }

    private int[] words(int length) {
        int[] words = new int[length];
        for (int i = 0; i < length; i++) {
            words[i] = word(i);
        }
        return words;
    }

    private int[] wordsWith(int bit) {
        return words(Math.max(length(), (bit >>> 5) + 2));
    }

    BigInteger set(int bit) {
        int[] words = wordsWith(bit);
        words[bit >>> 5] |= 1 << bit;
        return number(words);
    }

    BigInteger clear(int bit) {
        int[] words = wordsWith(bit);
        words[bit >>> 5] &= ~(1 << bit);
        return number(words);
    }

    BigInteger flip(int bit) {
        int[] words = wordsWith(bit);
        words[bit >>> 5] ^= 1 << bit;
        return number(words);
    }

    boolean test(int bit) {
        return (word(bit >>> 5) >> bit & 1) != 0;
    }

    /** The bits that differ from the sign. */
    int bitCount() {
        int count = 0;
        int sign = negative ? -1 : 0;
        for (int i = 0; i < magnitude.length; i++) {
            count += Integer.bitCount(word(i) ^ sign);
        }
        return count;
    }

    /** The shortest two's complement, highest byte first. */
    byte[] toBytes(int bitLength) {
        byte[] bytes = new byte[bitLength / 8 + 1];
        for (int i = 0; i < bytes.length; i++) {
            bytes[bytes.length - 1 - i] = (byte) (word(i >> 2) >> 8 * (i & 3));
        }
        return bytes;
    }

    /** The words of two's complement in bytes, highest first. */
    static int[] fromBytes(byte[] bytes, int from, int length) {
        int[] words = new int[length / 4 + 1];
        int sign = length > 0 && bytes[from] < 0 ? -1 : 0;
        for (int i = 0; i < words.length * 4; i++) {
            int b = i < length ? bytes[from + length - 1 - i] & 0xff : sign & 0xff;
            words[i >> 2] |= b << 8 * (i & 3);
        }
        return words;
    }
}
