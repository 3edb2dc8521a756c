package java.math;

import java.util.Random;

/** Tests for primes, by Miller and Rabin and by Lucas, and searches for them. */
final class Primes {
    /** Up to this bound numbers are primes if the first thirteen primes are no witnesses. */
    private static final BigInteger EXACT = new BigInteger("3317044064679887385961981");
    private static final int EXACT_BASES = 13;
    /** From this size on a test of Lucas is made besides. */
    private static final int LUCAS_BITS = 100;
    private static final int[] SMALL = sieve(2048);

    private Primes() {
    }

    private static int[] sieve(int limit) {
        boolean[] composite = new boolean[limit];
        int[] primes = new int[limit];
        int count = 0;
        for (int i = 2; i < limit; i++) {
            if (composite[i]) {
                continue;
            }
            primes[count++] = i;
            for (int j = i * i; j < limit; j += i) {
                composite[j] = true;
            }
        }
        return java.util.Arrays.copyOf(primes, count);
    }

    /** Whether a number above zero is a prime, wrongly so at most every 2**certainty times. */
    static boolean isProbable(BigInteger x, int certainty, Random random) {
        int bits = x.bitLength();
        if (bits <= 31) {
            return isPrime(x.intValue());
        }
        if (hasSmallFactor(x)) {
            return false;
        }
        if (x.compareTo(EXACT) < 0) {
            for (int i = 0; i < EXACT_BASES; i++) {
                if (isWitness(BigInteger.valueOf(SMALL[i]), x)) {
                    return false;
                }
            }
            return true;
        }
        int rounds = Math.min(rounds(bits), (Math.min(certainty, Integer.MAX_VALUE - 1) + 1) / 2);
        for (int i = 0; i < rounds; i++) {
            if (isWitness(randomBase(x, random), x)) {
                return false;
            }
        }
        return bits < LUCAS_BITS || isLucas(x);
    }

    /** How many tests of Miller and Rabin are enough for 2**-100: random numbers seldom fail. */
    private static int rounds(int bits) {
        return bits < 100 ? 50 : bits < 256 ? 27 : bits < 512 ? 15 : bits < 768 ? 8
                : bits < 1024 ? 4 : 2;
    }

    private static BigInteger randomBase(BigInteger x, Random random) {
        BigInteger base;
        do {
            base = new BigInteger(x.bitLength(), random);
        } while (base.compareTo(BigInteger.ONE) <= 0 || base.compareTo(x) >= 0);
        return base;
    }

    private static boolean isPrime(int x) {
        for (int prime : SMALL) {
            if (prime * prime > x) {
                return x > 1;
            }
            if (x % prime == 0) {
                return false;
            }
        }
        for (int i = SMALL[SMALL.length - 1] + 2; (long) i * i <= x; i += 2) {
            if (x % i == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasSmallFactor(BigInteger x) {
        int[] words = x.magnitude();
        int[] quotient = new int[words.length];
        int count = Math.min(SMALL.length, Math.max(words.length * 8, 16));
        for (int i = 0; i < count; i++) {
            if (Words.divide(quotient, words, words.length, SMALL[i]) == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a base proves that an odd number is not a prime. */
    private static boolean isWitness(BigInteger base, BigInteger x) {
        BigInteger last = x.subtract(BigInteger.ONE);
        int twos = last.getLowestSetBit();
        BigInteger power = base.modPow(last.shiftRight(twos), x);
        if (power.equals(BigInteger.ONE) || power.equals(last)) {
            return false;
        }
        for (int i = 1; i < twos; i++) {
            power = power.multiply(power).mod(x);
            if (power.equals(last)) {
                return false;
            }
        }
        return true;
    }

    /** Lucas's test with Selfridge's parameters: P = 1, Q = (1 - D) / 4. */
    private static boolean isLucas(BigInteger x) {
        BigInteger root = x.sqrt();
        if (root.multiply(root).equals(x)) {
            return false;
        }
        int d = 5;
        int symbol = jacobi(d, x);
        while (symbol > 0) {
            d = d > 0 ? -d - 2 : -d + 2;
            symbol = jacobi(d, x);
        }
        return symbol < 0 && lucas(x, d).signum() == 0;
    }

    /** The Jacobi symbol of d, which is odd, and x, which is odd and larger than it. */
    private static int jacobi(int d, BigInteger x) {
        int low = x.intValue();
        int sign = d < 0 && (low & 3) == 3 ? -1 : 1;
        int upper = Math.abs(d);
        if ((upper & 3) == 3 && (low & 3) == 3) {
            sign = -sign;
        }
        int a = x.mod(BigInteger.valueOf(upper)).intValue();
        int b = upper;
        while (a != 0) {
            while ((a & 1) == 0) {
                a >>= 1;
                sign = (b & 7) == 3 || (b & 7) == 5 ? -sign : sign;
            }
            int swapped = a;
            a = b;
            b = swapped;
            sign = (a & 3) == 3 && (b & 3) == 3 ? -sign : sign;
            a %= b;
        }
        return b == 1 ? sign : 0;
    }

    /** U of x + 1, modulo x, for P = 1 and the discriminant d. */
    private static BigInteger lucas(BigInteger x, int d) {
        BigInteger discriminant = BigInteger.valueOf(d);
        BigInteger index = x.add(BigInteger.ONE);
        BigInteger u = BigInteger.ONE;
        BigInteger v = BigInteger.ONE;
        for (int i = index.bitLength() - 2; i >= 0; i--) {
            BigInteger doubled = u.multiply(v).mod(x);
            v = half(v.multiply(v).add(discriminant.multiply(u.multiply(u))), x);
            u = doubled;
            if (index.testBit(i)) {
                BigInteger sum = half(u.add(v), x);
                v = half(v.add(discriminant.multiply(u)), x);
                u = sum;
            }
        }
        return u;
    }

    private static BigInteger half(BigInteger y, BigInteger x) {
        return (y.testBit(0) ? y.add(x) : y).shiftRight(1).mod(x);
    }

    /** A prime of exactly so many bits. */
    static BigInteger random(int bits, int certainty, Random random) {
        int[] words = new int[(bits + 31) / 32];
        int top = 1 << bits - 1;
        while (true) {
            for (int i = words.length - 1; i >= 0; i--) {
                words[i] = random.nextInt();
            }
            words[words.length - 1] &= top | top - 1;
            words[words.length - 1] |= top;
            if (bits > 2) {
                words[0] |= 1;
            }
            BigInteger candidate = new BigInteger(1, Magnitude.trim(words.clone()));
            if (certainty <= 0 || isProbable(candidate, certainty, random)) {
                return candidate;
            }
        }
    }

    /** The first probable prime above a number. */
    static BigInteger next(BigInteger x) {
        if (x.compareTo(BigInteger.TWO) < 0) {
            return BigInteger.TWO;
        }
        Random random = new Random();
        BigInteger candidate = x.testBit(0) ? x.add(BigInteger.TWO) : x.add(BigInteger.ONE);
        while (true) {
            int length = Math.max(x.bitLength(), 64);
            boolean[] composite = sieve(candidate, length);
            for (int i = 0; i < length; i++) {
                BigInteger found = candidate.add(BigInteger.valueOf(2L * i));
                if (!composite[i] && isProbable(found, 100, random)) {
                    return found;
                }
            }
            candidate = candidate.add(BigInteger.valueOf(2L * length));
        }
    }

    /** Which of start, start + 2, start + 4... have a small factor besides themselves. */
    private static boolean[] sieve(BigInteger start, int length) {
        boolean[] composite = new boolean[length];
        if (start.bitLength() <= 31) {
            return composite;
        }
        int[] words = start.magnitude();
        int[] quotient = new int[words.length];
        for (int i = 1; i < SMALL.length; i++) {
            int prime = SMALL[i];
            int rest = Words.divide(quotient, words, words.length, prime);
            int toNext = (prime - rest) % prime;
            int first = (toNext & 1) == 0 ? toNext / 2 : (toNext + prime) / 2;
            for (int j = first; j < length; j += prime) {
                composite[j] = true;
            }
        }
        return composite;
    }
}
