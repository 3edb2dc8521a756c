package java.math;

/** Powers of ten, the small ones made once, and the number of digits by them. */
final class PowersOfTen {
    private static final BigInteger[] SMALL = small(128);

    private PowersOfTen() {
    }

    private static BigInteger[] small(int count) {
        BigInteger[] powers = new BigInteger[count];
        powers[0] = BigInteger.ONE;
        for (int i = 1; i < count; i++) {
            powers[i] = powers[i - 1].multiply(BigInteger.TEN);
        }
        return powers;
    }

    static BigInteger of(int n) {
        return n < SMALL.length ? SMALL[n] : BigInteger.TEN.pow(n);
    }

    static BigInteger times(BigInteger x, long n) {
        if (n == 0 || x.signum() == 0) {
            return x;
        }
        if (n > Integer.MAX_VALUE) {
            throw BigInteger.overflow();
        }
        return x.multiply(of((int) n));
    }

    /** How many decimal digits a number has; one for zero. */
    static int digits(BigInteger x) {
        if (x.signum() == 0) {
            return 1;
        }
        // the bits times log10(2), which is 646456993 / 2**31 and a little less than that
        int least = (int) ((x.abs().bitLength() + 1L) * 646456993L >>> 31);
        return x.abs().compareTo(of(least)) < 0 ? least : least + 1;
    }
}
