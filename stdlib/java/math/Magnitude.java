package java.math;

import java.util.Arrays;

/**
 * Natural numbers of any size: words, lowest first, without zeros at the top; zero has no words.
 * An array is not changed once it is made.
 */
final class Magnitude {
    static final int[] ZERO = {};
    static final int[] ONE = {1};

    private Magnitude() {
    }

    static int[] of(long unsigned) {
        int high = (int) (unsigned >>> 32);
        if (high != 0) {
            return new int[] {(int) unsigned, high};
        }
        return unsigned == 0 ? ZERO : new int[] {(int) unsigned};
    }

    /** The same number without zeros at the top: the array itself if there are none. */
    static int[] trim(int[] words) {
        int n = words.length;
        while (n > 0 && words[n - 1] == 0) {
            n--;
        }
        return n == words.length ? words : n == 0 ? ZERO : Arrays.copyOf(words, n);
    }

    /** The number that the words [from, to) make; to may lie beyond the end. */
    static int[] slice(int[] words, int from, int to) {
        int end = Math.min(to, words.length);
        while (end > from && words[end - 1] == 0) {
            end--;
        }
        if (end <= from) {
            return ZERO;
        }
        return from == 0 && end == words.length ? words : Arrays.copyOfRange(words, from, end);
    }

    static int compare(int[] x, int[] y) {
        if (x.length != y.length) {
            return x.length < y.length ? -1 : 1;
        }
        for (int i = x.length - 1; i >= 0; i--) {
            if (x[i] != y[i]) {
                return Integer.compareUnsigned(x[i], y[i]);
            }
        }
        return 0;
    }

    static int[] add(int[] x, int[] y) {
        if (x.length < y.length) {
            return add(y, x);
        }
        int[] sum = Arrays.copyOf(x, x.length + 1);
        addInPlace(sum, 0, y);
        return trim(sum);
    }

    /** Adds y to the words from at on, which have room for the sum. */
    static void addInPlace(int[] target, int at, int[] y) {
        long carry = 0;
        int i = at;
        for (int j = 0; j < y.length; j++) {
            carry += (target[i] & Words.MASK) + (y[j] & Words.MASK);
            target[i++] = (int) carry;
            carry >>>= 32;
        }
        if (carry != 0) {
            addWord(target, i, (int) carry);
        }
    }

    /** Adds a word at a place; the carry may run off the end, which is told. */
    static boolean addWord(int[] target, int at, int word) {
        long carry = word & Words.MASK;
        int i = at;
        while (carry != 0 && i < target.length) {
            carry += target[i] & Words.MASK;
            target[i++] = (int) carry;
            carry >>>= 32;
        }
        return carry != 0;
    }

    /** x - y, where y is not larger. */
    static int[] subtract(int[] x, int[] y) {
        int[] difference = x.clone();
        subtractInPlace(difference, 0, y);
        return trim(difference);
    }

    /** Subtracts y from the words from at on, which make a number that is not smaller. */
    static void subtractInPlace(int[] target, int at, int[] y) {
        long borrow = 0;
        int i = at;
        for (int j = 0; j < y.length; j++) {
            borrow += (target[i] & Words.MASK) - (y[j] & Words.MASK);
            target[i++] = (int) borrow;
            borrow >>= 32;
        }
        while (borrow != 0) {
            borrow += target[i] & Words.MASK;
            target[i++] = (int) borrow;
            borrow >>= 32;
        }
    }

    static long bitLength(int[] x) {
        return x.length == 0 ? 0
                : 32L * x.length - Integer.numberOfLeadingZeros(x[x.length - 1]);
    }

    /** The number of zeros below the lowest bit that is set; of a number that is not zero. */
    static int trailingZeros(int[] x) {
        int i = 0;
        while (x[i] == 0) {
            i++;
        }
        return 32 * i + Integer.numberOfTrailingZeros(x[i]);
    }

    static boolean testBit(int[] x, int n) {
        return n >> 5 < x.length && (x[n >> 5] >> n & 1) != 0;
    }

    static int[] shiftLeft(int[] x, int n) {
        if (x.length == 0 || n == 0) {
            return x;
        }
        int words = n >>> 5;
        int bits = n & 31;
        int[] shifted = new int[x.length + words + 1];
        if (bits == 0) {
            System.arraycopy(x, 0, shifted, words, x.length);
            return trim(shifted);
        }
        int below = 0;
        for (int i = 0; i < x.length; i++) {
            shifted[words + i] = x[i] << bits | below;
            below = x[i] >>> 32 - bits;
        }
        shifted[words + x.length] = below;
        return trim(shifted);
    }

    /** What is left above the lowest n bits. */
    static int[] shiftRight(int[] x, int n) {
        int words = n >>> 5;
        int bits = n & 31;
        if (bits == 0) {
            return slice(x, words, x.length);
        }
        if (words >= x.length) {
            return ZERO;
        }
        int[] shifted = new int[x.length - words];
        for (int i = 0; i < shifted.length; i++) {
            int above = words + i + 1 < x.length ? x[words + i + 1] << 32 - bits : 0;
            shifted[i] = x[words + i] >>> bits | above;
        }
        return trim(shifted);
    }

    static int[] shiftWords(int[] x, int n) {
        if (x.length == 0) {
            return x;
        }
        int[] shifted = new int[x.length + n];
        System.arraycopy(x, 0, shifted, n, x.length);
        return shifted;
    }

    static boolean isPowerOfTwo(int[] x) {
        return x.length > 0 && bitLength(x) == trailingZeros(x) + 1L;
    }
}
