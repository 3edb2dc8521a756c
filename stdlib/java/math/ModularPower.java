package java.math;

import java.util.Arrays;

/** Powers modulo an odd number by Montgomery's reduction, the exponent in windows of bits. */
final class ModularPower {
    private final int[] modulus;
    private final int n;
    /** -1 / modulus, modulo 2**32. */
    private final int factor;

    private ModularPower(int[] modulus) {
        this.modulus = modulus;
        n = modulus.length;
        // Newton's method: each step doubles the number of right bits, of which 3 are to be had
        int inverse = modulus[0];
        for (int bits = 3; bits < 32; bits *= 2) {
            inverse *= 2 - modulus[0] * inverse;
        }
        factor = -inverse;
    }

    /** The power of a base below the modulus, which is odd and above one. */
    static int[] of(int[] base, int[] exponent, int[] modulus) {
        return new ModularPower(modulus).power(base, exponent);
    }

    /** x / 2**(32 n) modulo the modulus, for x below the modulus times that power. */
    private int[] reduce(int[] x) {
        int[] rest = Arrays.copyOf(x, 2 * n + 1);
        for (int i = 0; i < n; i++) {
            int carry = Words.multiplyAdd(rest, i, modulus, 0, n, rest[i] * factor);
            Magnitude.addWord(rest, i + n, carry);
        }
        int[] reduced = Magnitude.slice(rest, n, rest.length);
        return Magnitude.compare(reduced, modulus) < 0 ? reduced
                : Magnitude.subtract(reduced, modulus);
    }

    private int[] multiply(int[] x, int[] y) {
        return reduce(Multiplication.multiply(x, y));
    }

    private static int windowBits(long exponentBits) {
        return exponentBits < 24 ? 1 : exponentBits < 80 ? 3 : exponentBits < 240 ? 4
                : exponentBits < 700 ? 5 : 6;
    }

    private int[] power(int[] base, int[] exponent) {
        int[] scaled = Division.of(Magnitude.shiftWords(base, n), modulus).remainder;
        int[] one = Division.of(Magnitude.shiftWords(Magnitude.ONE, n), modulus).remainder;
        int bits = (int) Magnitude.bitLength(exponent);
        int window = windowBits(bits);
        int[][] odd = oddPowers(scaled, 1 << window - 1);
        int[] result = one;
        int i = bits - 1;
        while (i >= 0) {
            if (!Magnitude.testBit(exponent, i)) {
                result = multiply(result, result);
                i--;
                continue;
            }
            int low = Math.max(i - window + 1, 0);
            while (!Magnitude.testBit(exponent, low)) {
                low++;
            }
            int digit = 0;
            for (; i >= low; i--) {
                result = multiply(result, result);
                digit = digit << 1 | (Magnitude.testBit(exponent, i) ? 1 : 0);
            }
            result = multiply(result, odd[digit >> 1]);
        }
        return reduce(result);
    }

    /** The powers 1, 3, 5... */
    private int[][] oddPowers(int[] base, int count) {
        int[][] odd = new int[count][];
        odd[0] = base;
        int[] square = multiply(base, base);
        for (int i = 1; i < count; i++) {
            odd[i] = multiply(odd[i - 1], square);
        }
        return odd;
    }

    /** Any modulus: each product divided. */
    static int[] byDivision(int[] base, int[] exponent, int[] modulus) {
        int[] result = Division.of(Magnitude.ONE, modulus).remainder;
        for (int i = (int) Magnitude.bitLength(exponent) - 1; i >= 0; i--) {
            result = Division.of(Multiplication.square(result), modulus).remainder;
            if (Magnitude.testBit(exponent, i)) {
                result = Division.of(Multiplication.multiply(result, base), modulus).remainder;
            }
        }
        return result;
    }
}
