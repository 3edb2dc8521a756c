package pvm.internal;

/** A natural number of any size that changes in place; for exact conversions of floating point. */
final class BigNumber {
    private static final long MASK = 0xffffffffL;

    /** The words, lowest first. */
    private int[] words;
    private int size;

    BigNumber(long value, int capacity) {
        words = new int[Math.max(capacity, 2)];
        words[0] = (int) value;
        words[1] = (int) (value >>> 32);
        size = 2;
        trim();
    }

    private void trim() {
        while (size > 0 && words[size - 1] == 0) {
            size--;
        }
    }

    private void push(int word) {
        if (size == words.length) {
            int[] larger = new int[2 * size];
            System.arraycopy(words, 0, larger, 0, size);
            words = larger;
        }
        words[size++] = word;
    }

    boolean isZero() {
        return size == 0;
    }

    /** this = this * factor + addend, both below 2^32. */
    void multiplyAdd(long factor, long addend) {
        long carry = addend;
        for (int i = 0; i < size; i++) {
            long t = (words[i] & MASK) * factor + carry;
            words[i] = (int) t;
            carry = t >>> 32;
        }
        if (carry != 0) {
            push((int) carry);
        }
    }

    void multiplyPowerOfTen(int exponent) {
        for (; exponent >= 9; exponent -= 9) {
            multiplyAdd(1000000000, 0);
        }
        for (; exponent > 0; exponent--) {
            multiplyAdd(10, 0);
        }
    }

    void shiftLeft(int bits) {
        if (size == 0 || bits == 0) {
            return;
        }
        int whole = bits >> 5;
        int part = bits & 31;
        int oldSize = size;
        for (int i = 0; i <= whole; i++) {
            push(0);
        }
        for (int i = oldSize; i >= 0; i--) {
            long high = i < oldSize ? words[i] & MASK : 0;
            long low = i > 0 ? words[i - 1] & MASK : 0;
            words[i + whole] = (int) ((high << 32 | low) << part >>> 32);
        }
        for (int i = 0; i < whole; i++) {
            words[i] = 0;
        }
        trim();
    }

    int bitLength() {
        return size == 0 ? 0 : 32 * size - Integer.numberOfLeadingZeros(words[size - 1]);
    }

    int compareTo(BigNumber other) {
        if (size != other.size) {
            return size < other.size ? -1 : 1;
        }
        for (int i = size - 1; i >= 0; i--) {
            if (words[i] != other.words[i]) {
                return (words[i] & MASK) < (other.words[i] & MASK) ? -1 : 1;
            }
        }
        return 0;
    }

    /** this -= other, which is not larger. */
    void subtract(BigNumber other) {
        long borrow = 0;
        for (int i = 0; i < size; i++) {
            long t = (words[i] & MASK) - (i < other.size ? other.words[i] & MASK : 0) + borrow;
            words[i] = (int) t;
            borrow = t >> 32;
        }
        trim();
    }

    void add(BigNumber other) {
        long carry = 0;
        for (int i = 0; i < other.size || carry != 0; i++) {
            if (i == size) {
                push(0);
            }
            long t = (words[i] & MASK) + (i < other.size ? other.words[i] & MASK : 0) + carry;
            words[i] = (int) t;
            carry = t >>> 32;
        }
    }

    BigNumber copy() {
        BigNumber b = new BigNumber(0, words.length);
        System.arraycopy(words, 0, b.words, 0, size);
        b.size = size;
        return b;
    }

    /** Leaves the remainder by divisor here; the quotient, which is below 10. */
    int divideSmall(BigNumber divisor) {
        int q = 0;
        while (compareTo(divisor) >= 0) {
            subtract(divisor);
            q++;
        }
        return q;
    }
}
