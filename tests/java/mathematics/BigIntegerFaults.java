import java.math.BigInteger;
import java.util.Random;

public class BigIntegerFaults {
    interface Action {
        Object run();
    }

    static void show(Action a) {
        try {
            System.out.println(a.run());
        } catch (NullPointerException e) {
            System.out.println("null");
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }

    static void parsing() {
        String[] texts = {"", "-", "+", "--1", "1-", "12x", "x", "1234567890123456789012345x",
            "12345678901234567890x2345", "+-1", " 1", "1 ", "1_0", "\u0661", "000", "-0",
            "0000000000000000000000000000x", "123456789012345678901234567890-1"};
        for (String s : texts) {
            show(() -> new BigInteger(s));
        }
        show(() -> new BigInteger("10", 37));
        show(() -> new BigInteger("-zz", 36));
        show(() -> new BigInteger("2", 2));
        show(() -> new BigInteger("1".repeat(60) + "2111111", 2));
        show(() -> new BigInteger((String) null));
    }

    static void bytes() {
        show(() -> new BigInteger(new byte[0]));
        show(() -> new BigInteger(2, new byte[1]));
        show(() -> new BigInteger(0, new byte[] {1}));
        show(() -> new BigInteger(1, new byte[] {0}));
        show(() -> new BigInteger(-1, new byte[] {-1}));
        show(() -> new BigInteger(new byte[] {-1, 0}));
        show(() -> new BigInteger(new byte[3], 1, 0));
        show(() -> new BigInteger(new byte[] {1, 2, 3, 4, 5, 6}, 1, 4));
        show(() -> new BigInteger(5, new byte[3], -1, 1));
    }

    static void arithmetic() {
        BigInteger one = BigInteger.ONE;
        BigInteger zero = BigInteger.ZERO;
        BigInteger two = BigInteger.TWO;
        BigInteger ten = BigInteger.TEN;
        show(() -> one.divide(zero));
        show(() -> one.remainder(zero));
        show(() -> one.divideAndRemainder(zero)[0]);
        show(() -> one.mod(zero));
        show(() -> one.mod(one.negate()));
        show(() -> one.modPow(one, zero));
        show(() -> one.modInverse(zero));
        show(() -> zero.modInverse(ten));
        show(() -> two.modInverse(ten));
        show(() -> zero.modInverse(one));
        show(() -> two.modPow(one.negate(), ten));
        show(() -> two.modPow(one.negate(), BigInteger.valueOf(7)));
        show(() -> two.modPow(zero, one));
        show(() -> one.pow(-1));
        show(() -> zero.pow(0));
        show(() -> zero.pow(7));
        show(() -> one.negate().sqrt());
        show(() -> one.negate().nextProbablePrime());
        show(() -> one.compareTo(null));
        show(() -> one.add(null));
    }

    static void sizes() {
        BigInteger one = BigInteger.ONE;
        BigInteger large = new BigInteger("123456789012345678901234567890");
        show(() -> one.testBit(-1));
        show(() -> one.setBit(-1));
        show(() -> one.clearBit(-1));
        show(() -> one.flipBit(-1));
        show(() -> large.longValueExact());
        show(() -> large.intValueExact());
        show(() -> large.shortValueExact());
        show(() -> large.byteValueExact());
        show(() -> BigInteger.valueOf(-128).byteValueExact());
        show(() -> BigInteger.ZERO.getLowestSetBit());
        show(() -> one.shiftLeft(Integer.MIN_VALUE));
        show(() -> one.shiftLeft(Integer.MAX_VALUE));
        show(() -> one.shiftRight(Integer.MIN_VALUE));
        show(() -> BigInteger.TWO.pow(Integer.MAX_VALUE));
        show(() -> large.pow(100000000));
        show(() -> large.toString(99));
        show(() -> new BigInteger(-1, new Random(1)));
        show(() -> new BigInteger(1, 5, new Random(1)));
        show(() -> BigInteger.probablePrime(1, new Random(1)));
    }

    public static void main(String[] args) {
        parsing();
        bytes();
        arithmetic();
        sizes();
    }
}

// expect:
// java.lang.NumberFormatException: Zero length BigInteger
// java.lang.NumberFormatException: Zero length BigInteger
// java.lang.NumberFormatException: Zero length BigInteger
// java.lang.NumberFormatException: Illegal embedded sign character
// java.lang.NumberFormatException: Illegal embedded sign character
// java.lang.NumberFormatException: For input string: "12x"
// java.lang.NumberFormatException: For input string: "x"
// java.lang.NumberFormatException: For input string: "89012345x"
// java.lang.NumberFormatException: For input string: "7890x2345"
// java.lang.NumberFormatException: Illegal embedded sign character
// java.lang.NumberFormatException: For input string: " 1"
// java.lang.NumberFormatException: For input string: "1 "
// java.lang.NumberFormatException: For input string: "1_0"
// 1
// 0
// 0
// java.lang.NumberFormatException: For input string: "x"
// java.lang.NumberFormatException: Illegal embedded sign character
// java.lang.NumberFormatException: Radix out of range
// -1295
// java.lang.NumberFormatException: For input string: "2" under radix 2
// java.lang.NumberFormatException: For input string: "111111111111111111111112111111" under radix 2
// null
// java.lang.NumberFormatException: Zero length BigInteger
// java.lang.NumberFormatException: Invalid signum value
// java.lang.NumberFormatException: signum-magnitude mismatch
// 0
// -255
// -256
// 0
// 33752069
// java.lang.NumberFormatException: Invalid signum value
// java.lang.ArithmeticException: BigInteger divide by zero
// java.lang.ArithmeticException: BigInteger divide by zero
// java.lang.ArithmeticException: BigInteger divide by zero
// java.lang.ArithmeticException: BigInteger: modulus not positive
// java.lang.ArithmeticException: BigInteger: modulus not positive
// java.lang.ArithmeticException: BigInteger: modulus not positive
// java.lang.ArithmeticException: BigInteger: modulus not positive
// java.lang.ArithmeticException: BigInteger not invertible.
// java.lang.ArithmeticException: BigInteger not invertible.
// 0
// java.lang.ArithmeticException: BigInteger not invertible.
// 4
// 0
// java.lang.ArithmeticException: Negative exponent
// 1
// 0
// java.lang.ArithmeticException: Negative BigInteger
// java.lang.ArithmeticException: start < 0: -1
// null
// null
// java.lang.ArithmeticException: Negative bit address
// java.lang.ArithmeticException: Negative bit address
// java.lang.ArithmeticException: Negative bit address
// java.lang.ArithmeticException: Negative bit address
// java.lang.ArithmeticException: BigInteger out of long range
// java.lang.ArithmeticException: BigInteger out of int range
// java.lang.ArithmeticException: BigInteger out of short range
// java.lang.ArithmeticException: BigInteger out of byte range
// -128
// -1
// 0
// java.lang.ArithmeticException: BigInteger would overflow supported range
// java.lang.ArithmeticException: BigInteger would overflow supported range
// java.lang.ArithmeticException: BigInteger would overflow supported range
// java.lang.ArithmeticException: BigInteger would overflow supported range
// 123456789012345678901234567890
// java.lang.IllegalArgumentException: numBits must be non-negative
// java.lang.ArithmeticException: bitLength < 2
// java.lang.ArithmeticException: bitLength < 2
