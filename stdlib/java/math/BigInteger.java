package java.math;

import java.util.Objects;
import java.util.Random;

/** Integers of any size: a sign and a magnitude, as if in two's complement without end. */
public class BigInteger extends Number implements Comparable<BigInteger> {
    private static final long serialVersionUID = -8287574255936472291L;
    private static final int SMALLEST_SHARED = -16;
    private static final int LARGEST_SHARED = 16;
    private static final BigInteger[] SHARED = shared();

    public static final BigInteger ZERO = valueOf(0);
    public static final BigInteger ONE = valueOf(1);
    public static final BigInteger TWO = valueOf(2);
    public static final BigInteger TEN = valueOf(10);

    private final int signum;
    private final int[] magnitude;

    /** The sign is that of a number that is not zero. */
    BigInteger(int sign, int[] magnitude) {
        if (magnitude.length > 1 << 26 || magnitude.length == 1 << 26
                && magnitude[magnitude.length - 1] < 0) {
            throw overflow();
        }
        this.magnitude = magnitude;
        signum = magnitude.length == 0 ? 0 : sign;
    }

    static BigInteger of(int sign, int[] magnitude) {
        return magnitude.length == 0 ? ZERO : new BigInteger(sign, magnitude);
    }

    private static BigInteger[] shared() {
        BigInteger[] shared = new BigInteger[LARGEST_SHARED - SMALLEST_SHARED + 1];
        for (int i = SMALLEST_SHARED; i <= LARGEST_SHARED; i++) {
            shared[i - SMALLEST_SHARED] =
                    new BigInteger(Integer.signum(i), Magnitude.of(Math.abs(i)));
        }
        return shared;
    }

    public BigInteger(byte[] val, int off, int len) {
        this(number(val, off, len));
    }

    public BigInteger(byte[] val) {
        this(number(val, 0, val.length));
    }

    public BigInteger(int signum, byte[] magnitude, int off, int len) {
        this(number(signum, magnitude, off, len));
    }

    public BigInteger(int signum, byte[] magnitude) {
        this(number(signum, magnitude, 0, magnitude.length));
    }

    public BigInteger(String val, int radix) {
        this(parse(val, radix));
    }

    public BigInteger(String val) {
        this(parse(val, 10));
    }

    public BigInteger(int numBits, Random rnd) {
        this(random(numBits, rnd));
    }

    public BigInteger(int bitLength, int certainty, Random rnd) {
        this(randomPrime(bitLength, certainty, rnd));
    }

    private BigInteger(BigInteger other) {
        signum = other.signum;
        magnitude = other.magnitude;
    }

    private static void checkRange(byte[] bytes, int off, int len) {
        Objects.checkFromIndexSize(off, len, bytes.length);
    }

    private static BigInteger number(byte[] val, int off, int len) {
        if (val.length == 0) {
            throw new NumberFormatException("Zero length BigInteger");
        }
        checkRange(val, off, len);
        return BitLogic.number(BitLogic.fromBytes(val, off, len));
    }

    private static BigInteger number(int signum, byte[] magnitude, int off, int len) {
        if (signum < -1 || signum > 1) {
            throw new NumberFormatException("Invalid signum value");
        }
        checkRange(magnitude, off, len);
        byte[] bytes = new byte[len + 1];
        System.arraycopy(magnitude, off, bytes, 1, len);
        int[] words = Magnitude.trim(BitLogic.fromBytes(bytes, 0, len + 1));
        if (signum == 0 && words.length > 0) {
            throw new NumberFormatException("signum-magnitude mismatch");
        }
        return of(signum, words);
    }

    private static BigInteger parse(String val, int radix) {
        int length = val.length();
        if (radix < Character.MIN_RADIX || radix > Character.MAX_RADIX) {
            throw new NumberFormatException("Radix out of range");
        }
        if (length == 0) {
            throw new NumberFormatException("Zero length BigInteger");
        }
        if (val.lastIndexOf('-') > 0 || val.lastIndexOf('+') > 0) {
            throw new NumberFormatException("Illegal embedded sign character");
        }
        char first = val.charAt(0);
        int start = first == '-' || first == '+' ? 1 : 0;
        if (start == length) {
            throw new NumberFormatException("Zero length BigInteger");
        }
        return of(first == '-' ? -1 : 1, RadixText.magnitude(val, start, radix));
    }

    private static BigInteger random(int numBits, Random rnd) {
        if (numBits < 0) {
            throw new IllegalArgumentException("numBits must be non-negative");
        }
        byte[] bytes = new byte[(numBits + 7) / 8];
        if (bytes.length == 0) {
            return ZERO;
        }
        rnd.nextBytes(bytes);
        bytes[0] &= (byte) ((1 << 8 - (8 * bytes.length - numBits)) - 1);
        return number(1, bytes, 0, bytes.length);
    }

    private static BigInteger randomPrime(int bitLength, int certainty, Random rnd) {
        if (bitLength < 2) {
            throw new ArithmeticException("bitLength < 2");
        }
        return Primes.random(bitLength, certainty, rnd);
    }

    public static BigInteger probablePrime(int bitLength, Random rnd) {
        return randomPrime(bitLength, 100, rnd);
    }

    public static BigInteger valueOf(long val) {
        if (val >= SMALLEST_SHARED && val <= LARGEST_SHARED) {
            return SHARED[(int) val - SMALLEST_SHARED];
        }
        return val < 0 ? new BigInteger(-1, Magnitude.of(-val))
                : new BigInteger(1, Magnitude.of(val));
    }

    static ArithmeticException overflow() {
        return new ArithmeticException("BigInteger would overflow supported range");
    }

    int[] magnitude() {
        return magnitude;
    }

    private BitLogic bits() {
        return new BitLogic(magnitude, signum < 0);
    }

    private void checkPrimeArgument() {
        if (signum < 0) {
            throw new ArithmeticException("start < 0: " + this);
        }
    }

    public BigInteger nextProbablePrime() {
        checkPrimeArgument();
        return Primes.next(this);
    }

    public boolean isProbablePrime(int certainty) {
        return certainty <= 0 || Primes.isProbable(abs(), certainty, new Random());
    }

    public BigInteger add(BigInteger val) {
        return sum(val, val.signum);
    }

    public BigInteger subtract(BigInteger val) {
        return sum(val, -val.signum);
    }

    private BigInteger sum(BigInteger val, int sign) {
        if (sign == 0) {
            return this;
        }
        if (signum == 0) {
            return sign == val.signum ? val : val.negate();
        }
        if (signum == sign) {
            return of(sign, Magnitude.add(magnitude, val.magnitude));
        }
        int order = Magnitude.compare(magnitude, val.magnitude);
        return order == 0 ? ZERO
                : order > 0 ? of(signum, Magnitude.subtract(magnitude, val.magnitude))
                : of(sign, Magnitude.subtract(val.magnitude, magnitude));
    }

    public BigInteger multiply(BigInteger val) {
        if (magnitude.length + (long) val.magnitude.length > (1 << 26) + 1) {
            throw overflow();
        }
        return of(signum * val.signum, Multiplication.multiply(magnitude, val.magnitude));
    }

    private Division division(BigInteger val) {
        if (val.signum == 0) {
            throw new ArithmeticException("BigInteger divide by zero");
        }
        return Division.of(magnitude, val.magnitude);
    }

    public BigInteger divide(BigInteger val) {
        return of(signum * val.signum, division(val).quotient);
    }

    public BigInteger[] divideAndRemainder(BigInteger val) {
        Division parts = division(val);
        return new BigInteger[] {
            of(signum * val.signum, parts.quotient), of(signum, parts.remainder)};
    }

    public BigInteger remainder(BigInteger val) {
        return of(signum, division(val).remainder);
    }

    public BigInteger pow(int exponent) {
        if (exponent < 0) {
            throw new ArithmeticException("Negative exponent");
        }
        if (signum == 0) {
            return exponent == 0 ? ONE : this;
        }
        int sign = signum < 0 && (exponent & 1) == 1 ? -1 : 1;
        int twos = Magnitude.trailingZeros(magnitude);
        int[] odd = Magnitude.shiftRight(magnitude, twos);
        long bits = Magnitude.bitLength(odd) - 1;
        if (bits * exponent + (long) twos * exponent >= Integer.MAX_VALUE) {
            throw overflow();
        }
        int[] power = bits == 0 ? odd : Multiplication.power(odd, exponent);
        return of(sign, Magnitude.shiftLeft(power, twos * exponent));
    }

    public BigInteger sqrt() {
        if (signum < 0) {
            throw new ArithmeticException("Negative BigInteger");
        }
        int bits = bitLength();
        if (bits <= 50) {
            return valueOf((long) Math.sqrt(longValue()));
        }
        // Newton's method falls from a number above the root; its first bits come from a double
        int shift = bits - 50 + (bits & 1);
        long top = (long) Math.sqrt(shiftRight(shift).longValue()) + 1;
        BigInteger root = valueOf(top).shiftLeft(shift / 2);
        while (true) {
            BigInteger next = root.add(divide(root)).shiftRight(1);
            if (next.compareTo(root) >= 0) {
                return root;
            }
            root = next;
        }
    }

    public BigInteger[] sqrtAndRemainder() {
        BigInteger root = sqrt();
        return new BigInteger[] {root, subtract(root.multiply(root))};
    }

    public BigInteger gcd(BigInteger val) {
        int[] x = magnitude;
        int[] y = val.magnitude;
        while (y.length > 0) {
            if (x.length <= 2 && y.length <= 2) {
                return of(1, Magnitude.of(gcd(unsigned(x), unsigned(y))));
            }
            int[] rest = Division.of(x, y).remainder;
            x = y;
            y = rest;
        }
        return of(1, x);
    }

    private static long unsigned(int[] x) {
        return x.length == 0 ? 0
                : (x.length > 1 ? (long) x[1] << 32 : 0) | x[0] & Words.MASK;
    }

    private static long gcd(long x, long y) {
        long a = x;
        long b = y;
        while (b != 0) {
            long rest = Long.remainderUnsigned(a, b);
            a = b;
            b = rest;
        }
        return a;
    }

    public BigInteger abs() {
        return signum < 0 ? negate() : this;
    }

    public BigInteger negate() {
        return signum == 0 ? this : new BigInteger(-signum, magnitude);
    }

    public int signum() {
        return signum;
    }

    public BigInteger mod(BigInteger m) {
        checkModulus(m);
        BigInteger rest = remainder(m);
        return rest.signum < 0 ? rest.add(m) : rest;
    }

    private static void checkModulus(BigInteger m) {
        if (m.signum <= 0) {
            throw new ArithmeticException("BigInteger: modulus not positive");
        }
    }

    public BigInteger modPow(BigInteger exponent, BigInteger m) {
        checkModulus(m);
        if (m.equals(ONE)) {
            return ZERO;
        }
        if (exponent.signum == 0) {
            return ONE;
        }
        BigInteger base = exponent.signum < 0 ? modInverse(m) : mod(m);
        int[] power = m.testBit(0)
                ? ModularPower.of(base.magnitude, exponent.magnitude, m.magnitude)
                : ModularPower.byDivision(base.magnitude, exponent.magnitude, m.magnitude);
        return of(1, power);
    }

    /** By Euclid's algorithm, which is run on the factors of this number alone. */
    public BigInteger modInverse(BigInteger m) {
        checkModulus(m);
        if (m.equals(ONE)) {
            return ZERO;
        }
        BigInteger x = m;
        BigInteger y = mod(m);
        BigInteger factorX = ZERO;
        BigInteger factorY = ONE;
        while (y.signum != 0) {
            BigInteger[] parts = x.divideAndRemainder(y);
            BigInteger factor = factorX.subtract(parts[0].multiply(factorY));
            x = y;
            y = parts[1];
            factorX = factorY;
            factorY = factor;
        }
        if (!x.equals(ONE)) {
            throw new ArithmeticException("BigInteger not invertible.");
        }
        return factorX.signum < 0 ? factorX.add(m) : factorX;
    }

    public BigInteger shiftLeft(int n) {
        return n >= 0 ? shiftedLeft(n) : shiftedRight(-(long) n);
    }

    public BigInteger shiftRight(int n) {
        return n >= 0 ? shiftedRight(n) : shiftedLeft(-(long) n);
    }

    private BigInteger shiftedLeft(long n) {
        if (signum == 0 || n == 0) {
            return this;
        }
        if (n + Magnitude.bitLength(magnitude) > Integer.MAX_VALUE) {
            throw overflow();
        }
        return of(signum, Magnitude.shiftLeft(magnitude, (int) n));
    }

    /** Rounds down: bits lost from a negative number make it one less. */
    private BigInteger shiftedRight(long n) {
        if (signum == 0 || n == 0) {
            return this;
        }
        if (n >= Magnitude.bitLength(magnitude)) {
            return signum < 0 ? valueOf(-1) : ZERO;
        }
        int[] shifted = Magnitude.shiftRight(magnitude, (int) n);
        if (signum < 0 && Magnitude.trailingZeros(magnitude) < n) {
            shifted = Magnitude.add(shifted, Magnitude.ONE);
        }
        return of(signum, shifted);
    }

    public BigInteger and(BigInteger val) {
        return BitLogic.and(bits(), val.bits());
    }

    public BigInteger or(BigInteger val) {
        return BitLogic.or(bits(), val.bits());
    }

    public BigInteger xor(BigInteger val) {
        return BitLogic.xor(bits(), val.bits());
    }

    public BigInteger not() {
        return negate().subtract(ONE);
    }

    public BigInteger andNot(BigInteger val) {
        return BitLogic.andNot(bits(), val.bits());
    }

    private static void checkBit(int n) {
        if (n < 0) {
            throw new ArithmeticException("Negative bit address");
        }
    }

    public boolean testBit(int n) {
        checkBit(n);
        return bits().test(n);
    }

    public BigInteger setBit(int n) {
        checkBit(n);
        return bits().set(n);
    }

    public BigInteger clearBit(int n) {
        checkBit(n);
        return testBit(n) ? bits().clear(n) : this;
    }

    public BigInteger flipBit(int n) {
        checkBit(n);
        return bits().flip(n);
    }

    public int getLowestSetBit() {
        return signum == 0 ? -1 : Magnitude.trailingZeros(magnitude);
    }

    public int bitLength() {
        int length = (int) Magnitude.bitLength(magnitude);
        return signum < 0 && Magnitude.isPowerOfTwo(magnitude) ? length - 1 : length;
    }

    public int bitCount() {
        return bits().bitCount();
    }

    @Override
    public int compareTo(BigInteger val) {
        return signum != val.signum ? Integer.compare(signum, val.signum)
                : signum < 0 ? Magnitude.compare(val.magnitude, magnitude)
                : Magnitude.compare(magnitude, val.magnitude);
    }

    @Override
    public boolean equals(Object x) {
        return x instanceof BigInteger && compareTo((BigInteger) x) == 0;
    }

    public BigInteger min(BigInteger val) {
        return compareTo(val) < 0 ? this : val;
    }

    public BigInteger max(BigInteger val) {
        return compareTo(val) > 0 ? this : val;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = magnitude.length - 1; i >= 0; i--) {
            hash = 31 * hash + magnitude[i];
        }
        return hash * signum;
    }

    public String toString(int radix) {
        boolean known = radix >= Character.MIN_RADIX && radix <= Character.MAX_RADIX;
        return RadixText.toString(magnitude, signum < 0, known ? radix : 10);
    }

    @Override
    public String toString() {
        return toString(10);
    }

    public byte[] toByteArray() {
        return bits().toBytes(bitLength());
    }

    @Override
    public int intValue() {
        return magnitude.length == 0 ? 0 : signum * magnitude[0];
    }

    @Override
    public long longValue() {
        return signum * unsigned(magnitude);
    }

    /** Its highest 62 bits, of which the lowest tells whether any below it are set. */
    private long head(int shift) {
        long head = unsigned(Magnitude.shiftRight(magnitude, shift));
        return Magnitude.trailingZeros(magnitude) < shift ? head | 1 : head;
    }

    @Override
    public float floatValue() {
        int shift = (int) Magnitude.bitLength(magnitude) - 62;
        return shift <= 0 ? longValue()
                : signum * Math.scalb((float) head(shift), Math.min(shift, 1000));
    }

    @Override
    public double doubleValue() {
        int shift = (int) Magnitude.bitLength(magnitude) - 62;
        return shift <= 0 ? longValue()
                : signum * Math.scalb((double) head(shift), Math.min(shift, 10_000));
    }

    private long exact(int bits, String type) {
        if (bitLength() > bits) {
            throw new ArithmeticException("BigInteger out of " + type + " range");
        }
        return longValue();
    }

    public long longValueExact() {
        return exact(63, "long");
    }

    public int intValueExact() {
        return (int) exact(31, "int");
    }

    public short shortValueExact() {
        return (short) exact(15, "short");
    }

    public byte byteValueExact() {
        return (byte) exact(7, "byte");
    }
}
