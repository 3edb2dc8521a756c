package java.math;

/** Products of magnitudes: row by row for short factors, by Karatsuba's method for long ones. */
final class Multiplication {
    /** From how many words on Karatsuba's method is faster. */
    private static final int KARATSUBA = 64;

    private Multiplication() {
    }

    static int[] multiply(int[] x, int[] y) {
        if (x.length < y.length) {
            return multiply(y, x);
        }
        if (y.length == 0) {
            return Magnitude.ZERO;
        }
        if (x == y) {
            return square(x);
        }
        if (y.length < KARATSUBA) {
            return byRows(x, y);
        }
        if (x.length >= 2 * y.length) {
            return bySlices(x, y);
        }
        return karatsuba(x, y);
    }

    static int[] byRows(int[] x, int[] y) {
        int[] product = new int[x.length + y.length];
        for (int i = 0; i < y.length; i++) {
            product[x.length + i] = Words.multiplyAdd(product, i, x, 0, x.length, y[i]);
        }
        return Magnitude.trim(product);
    }

    /** A long factor in slices of the short one's length. */
    private static int[] bySlices(int[] x, int[] y) {
        int[] product = new int[x.length + y.length + 1];
        for (int i = 0; i < x.length; i += y.length) {
            int[] slice = Magnitude.slice(x, i, i + y.length);
            Magnitude.addInPlace(product, i, multiply(slice, y));
        }
        return Magnitude.trim(product);
    }

    /** (a + b h) (c + d h) = ac + ((a + b)(c + d) - ac - bd) h + bd h h: three products. */
    private static int[] karatsuba(int[] x, int[] y) {
        int half = (x.length + 1) / 2;
        int[] a = Magnitude.slice(x, 0, half);
        int[] b = Magnitude.slice(x, half, x.length);
        int[] c = Magnitude.slice(y, 0, half);
        int[] d = Magnitude.slice(y, half, y.length);
        int[] low = multiply(a, c);
        int[] high = multiply(b, d);
        int[] all = multiply(Magnitude.add(a, b), Magnitude.add(c, d));
        return combine(low, all, high, half, x.length + y.length);
    }

    private static int[] combine(int[] low, int[] all, int[] high, int half, int length) {
        int[] middle = all.clone();
        Magnitude.subtractInPlace(middle, 0, low);
        Magnitude.subtractInPlace(middle, 0, high);
        int[] product = new int[length + 1];
        System.arraycopy(low, 0, product, 0, low.length);
        System.arraycopy(high, 0, product, 2 * half, high.length);
        Magnitude.addInPlace(product, half, Magnitude.trim(middle));
        return Magnitude.trim(product);
    }

    static int[] square(int[] x) {
        if (x.length < KARATSUBA) {
            return squareByRows(x);
        }
        int half = (x.length + 1) / 2;
        int[] a = Magnitude.slice(x, 0, half);
        int[] b = Magnitude.slice(x, half, x.length);
        int[] all = square(Magnitude.add(a, b));
        return combine(square(a), all, square(b), half, 2 * x.length);
    }

    /** The products of different words once, then doubled, then the squares. */
    private static int[] squareByRows(int[] x) {
        int n = x.length;
        int[] product = new int[2 * n];
        for (int i = 0; i + 1 < n; i++) {
            product[n + i] = Words.multiplyAdd(product, 2 * i + 1, x, i + 1, n - i - 1, x[i]);
        }
        int above = 0;
        long carry = 0;
        for (int i = 0; i < n; i++) {
            long word = x[i] & Words.MASK;
            long square = word * word;
            int low = product[2 * i];
            int high = product[2 * i + 1];
            carry += ((low << 1 | above) & Words.MASK) + (square & Words.MASK);
            product[2 * i] = (int) carry;
            carry = (carry >>> 32) + ((high << 1 | low >>> 31) & Words.MASK) + (square >>> 32);
            product[2 * i + 1] = (int) carry;
            carry >>>= 32;
            above = high >>> 31;
        }
        return Magnitude.trim(product);
    }

    /** The power by squaring; the exponent is not negative. */
    static int[] power(int[] x, int exponent) {
        if (exponent == 0) {
            return Magnitude.ONE;
        }
        int[] power = x;
        for (int bit = Integer.highestOneBit(exponent) >>> 1; bit != 0; bit >>>= 1) {
            power = square(power);
            if ((exponent & bit) != 0) {
                power = multiply(power, x);
            }
        }
        return power;
    }
}
