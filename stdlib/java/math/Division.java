package java.math;

import java.util.Arrays;

/**
 * Quotients and remainders of magnitudes: Knuth's algorithm D (The Art of Computer Programming
 * 4.3.1), and the recursive division of Burnikel and Ziegler where both numbers are long.
 */
final class Division {
    /** From how many words of the divisor, and more of the dividend, on recursion is faster. */
    private static final int RECURSIVE = 128;

    final int[] quotient;
    final int[] remainder;

    private Division(int[] quotient, int[] remainder) {
        this.quotient = quotient;
        this.remainder = remainder;
    }

    /** The divisor is not zero. */
    static Division of(int[] x, int[] y) {
        if (Magnitude.compare(x, y) < 0) {
            return new Division(Magnitude.ZERO, x);
        }
        if (y.length == 1) {
            int[] quotient = new int[x.length];
            int rest = Words.divide(quotient, x, x.length, y[0]);
            return new Division(Magnitude.trim(quotient), Magnitude.of(rest & Words.MASK));
        }
        if (y.length < RECURSIVE || x.length - y.length < RECURSIVE) {
            return schoolbook(x, y);
        }
        return byBlocks(x, y);
    }

    /** Knuth's steps D1 to D8; the divisor has two words or more. */
    private static Division schoolbook(int[] x, int[] y) {
        int shift = Integer.numberOfLeadingZeros(y[y.length - 1]);
        int[] divisor = Magnitude.shiftLeft(y, shift);
        int[] rest = Arrays.copyOf(Magnitude.shiftLeft(x, shift), x.length + 1);
        int n = divisor.length;
        int[] quotient = new int[rest.length - n];
        for (int j = quotient.length - 1; j >= 0; j--) {
            int digit = estimate(rest, j + n, divisor);
            int borrow = Words.multiplySubtract(rest, j, divisor, 0, n, digit);
            int top = rest[j + n];
            rest[j + n] = top - borrow;
            if (Integer.compareUnsigned(top, borrow) < 0) {
                // D6: the digit was one too large
                digit--;
                int carry = Words.multiplyAdd(rest, j, divisor, 0, n, 1);
                rest[j + n] += carry;
            }
            quotient[j] = digit;
        }
        int[] remainder = Magnitude.shiftRight(Magnitude.trim(rest), shift);
        return new Division(Magnitude.trim(quotient), remainder);
    }

    /** Step D3: a digit of the quotient from three words, at most one too large. */
    private static int estimate(int[] rest, int at, int[] divisor) {
        int high = divisor[divisor.length - 1];
        long next = divisor[divisor.length - 2] & Words.MASK;
        int top = rest[at];
        if (top == high) {
            // the largest digit; the remainder of its estimate is rest[at - 1] + high
            long left = (rest[at - 1] & Words.MASK) + (high & Words.MASK);
            return corrected(0xffffffffL, left, next, high & Words.MASK, rest[at - 2]);
        }
        long dividend = (long) top << 32 | rest[at - 1] & Words.MASK;
        long divider = high & Words.MASK;
        long digit = Long.divideUnsigned(dividend, divider);
        return corrected(digit, dividend - digit * divider, next, divider, rest[at - 2]);
    }

    private static int corrected(long digit, long left, long next, long high, int third) {
        long guess = digit;
        long rest = left;
        while (rest <= Words.MASK && Long.compareUnsigned(guess * next,
                rest << 32 | third & Words.MASK) > 0) {
            guess--;
            rest += high;
        }
        return (int) guess;
    }

    /** Divides block by block, each as long as the divisor, which is made a suitable length. */
    private static Division byBlocks(int[] x, int[] y) {
        int parts = 1;
        while (parts * RECURSIVE <= y.length) {
            parts *= 2;
        }
        int n = (y.length + parts - 1) / parts * parts;
        int shift = (int) (32L * n - Magnitude.bitLength(y));
        int[] divisor = Magnitude.shiftLeft(y, shift);
        int[] dividend = Magnitude.shiftLeft(x, shift);
        int blocks = (dividend.length + n - 1) / n;
        int[] quotient = new int[blocks * n + 1];
        int[] rest = Magnitude.ZERO;
        for (int i = blocks - 1; i >= 0; i--) {
            int[] block = join(rest, Magnitude.slice(dividend, i * n, i * n + n), n);
            Division part = wide(block, divisor, n);
            System.arraycopy(part.quotient, 0, quotient, i * n, part.quotient.length);
            rest = part.remainder;
        }
        return new Division(Magnitude.trim(quotient), Magnitude.shiftRight(rest, shift));
    }

    /** The number whose lowest n words are low, and the words above it high. */
    private static int[] join(int[] high, int[] low, int n) {
        if (high.length == 0) {
            return low;
        }
        int[] words = Magnitude.shiftWords(high, n);
        System.arraycopy(low, 0, words, 0, low.length);
        return words;
    }

    /** Two lengths by one: the divisor has n words, its top bit set; the quotient n at most. */
    private static Division wide(int[] x, int[] y, int n) {
        if ((n & 1) != 0 || n < RECURSIVE) {
            return of(x, y);
        }
        int half = n / 2;
        Division high = threeHalves(Magnitude.slice(x, half, x.length), y, half);
        int[] rest = join(high.remainder, Magnitude.slice(x, 0, half), half);
        Division low = threeHalves(rest, y, half);
        return new Division(join(high.quotient, low.quotient, half), low.remainder);
    }

    /** Three halves by two: from the quotient by the divisor's upper half. */
    private static Division threeHalves(int[] x, int[] y, int half) {
        int[] upper = Magnitude.slice(y, half, y.length);
        int[] top = Magnitude.slice(x, half, x.length);
        int[] quotient;
        int[] rest;
        if (Magnitude.compare(Magnitude.slice(x, 2 * half, x.length), upper) < 0) {
            Division part = wide(top, upper, half);
            quotient = part.quotient;
            rest = part.remainder;
        } else {
            quotient = new int[half];
            Arrays.fill(quotient, -1);
            int[] product = Magnitude.shiftWords(upper, half);
            rest = Magnitude.subtract(Magnitude.add(top, upper), product);
        }
        int[] lower = Multiplication.multiply(quotient, Magnitude.slice(y, 0, half));
        int[] remainder = join(rest, Magnitude.slice(x, 0, half), half);
        while (Magnitude.compare(remainder, lower) < 0) {
            remainder = Magnitude.add(remainder, y);
            quotient = Magnitude.subtract(quotient, Magnitude.ONE);
        }
        return new Division(quotient, Magnitude.subtract(remainder, lower));
    }
}
