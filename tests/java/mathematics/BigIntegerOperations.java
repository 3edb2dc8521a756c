import java.math.BigInteger;
import java.util.Random;

/** Random operands of many sizes; the results are folded into a checksum an operation. */
public class BigIntegerOperations {
    interface Operation {
        Object apply(BigInteger x, BigInteger y);
    }

    static final int[] SIZES = {1, 5, 31, 32, 33, 63, 64, 65, 100, 500, 1500, 4000, 9000};

    static BigInteger operand(Random random) {
        BigInteger x = new BigInteger(SIZES[random.nextInt(SIZES.length)], random);
        switch (random.nextInt(6)) {
            case 0:
                return x.negate();
            case 1:
                return BigInteger.ONE.shiftLeft(x.bitLength()).subtract(BigInteger.ONE);
            case 2:
                return BigInteger.ONE.shiftLeft(x.bitLength()).negate();
            case 3:
                return x.shiftLeft(random.nextInt(200));
            default:
                return x;
        }
    }

    static void run(String name, int count, Operation operation) {
        Random random = new Random(name.hashCode());
        long sum = 0;
        for (int i = 0; i < count; i++) {
            BigInteger x = operand(random);
            BigInteger y = operand(random);
            Object result = operation.apply(x, y);
            sum = sum * 31 + result.hashCode();
        }
        System.out.println(name + " " + Long.toHexString(sum));
    }

    static BigInteger nonzero(BigInteger x) {
        return x.signum() == 0 ? BigInteger.TEN : x;
    }

    static BigInteger positive(BigInteger x) {
        return nonzero(x.abs());
    }

    static void arithmetic() {
        run("add", 300, BigInteger::add);
        run("subtract", 300, BigInteger::subtract);
        run("multiply", 300, BigInteger::multiply);
        run("square", 100, (x, y) -> x.multiply(x));
        run("divide", 300, (x, y) -> x.divide(nonzero(y)));
        run("remainder", 300, (x, y) -> x.remainder(nonzero(y)));
        run("both", 100, (x, y) -> {
            BigInteger[] parts = x.multiply(y).add(x).divideAndRemainder(nonzero(y));
            return parts[0].xor(parts[1]);
        });
        run("long", 20, (x, y) -> {
            BigInteger a = positive(x).pow(5);
            BigInteger b = positive(y).pow(2).add(BigInteger.TEN);
            BigInteger[] parts = a.divideAndRemainder(b);
            return parts[0].multiply(b).add(parts[1]).equals(a) + "" + parts[1].hashCode();
        });
        run("mod", 300, (x, y) -> x.mod(positive(y)));
        run("gcd", 100, (x, y) -> x.multiply(y).gcd(y.multiply(y)));
        run("pow", 100, (x, y) -> x.pow(y.bitLength() % 7));
        run("sqrt", 100, (x, y) -> x.abs().sqrt());
        run("modPow", 30, (x, y) -> x.modPow(y.abs().shiftRight(y.bitLength() * 9 / 10),
                positive(y)));
        run("modPow64", 100, (x, y) -> BigInteger.valueOf(x.longValue()).modPow(
                BigInteger.valueOf(y.longValue() >>> 1), positive(x.shiftRight(3))));
        run("modInverse", 100, (x, y) -> {
            BigInteger m = positive(y).add(BigInteger.TWO);
            return x.gcd(m).equals(BigInteger.ONE) ? x.modInverse(m) : BigInteger.ZERO;
        });
    }

    static void bits() {
        run("and", 300, BigInteger::and);
        run("or", 300, BigInteger::or);
        run("xor", 300, BigInteger::xor);
        run("andNot", 300, BigInteger::andNot);
        run("not", 100, (x, y) -> x.not());
        run("shiftLeft", 300, (x, y) -> x.shiftLeft(y.bitLength() % 300 - 100));
        run("shiftRight", 300, (x, y) -> x.shiftRight(y.bitLength() % 300 - 100));
        run("setBit", 100, (x, y) -> x.setBit(y.bitLength()));
        run("clearBit", 100, (x, y) -> x.clearBit(y.bitLength()));
        run("flipBit", 100, (x, y) -> x.flipBit(y.bitLength()));
        run("testBit", 300, (x, y) -> x.testBit(y.bitLength()));
        run("counts", 300, (x, y) -> x.bitCount() + " " + x.bitLength() + " "
                + x.getLowestSetBit() + " " + x.signum());
    }

    static void conversions() {
        run("bytes", 200, (x, y) -> java.util.Arrays.hashCode(x.toByteArray())
                + (new BigInteger(x.toByteArray()).equals(x) ? 1 : 0));
        run("decimal", 200, (x, y) -> x.toString());
        run("radix", 200, (x, y) -> x.toString(2 + (y.bitLength() + y.bitCount()) % 35));
        run("parse", 200, (x, y) -> new BigInteger(x.toString(36), 36).equals(x) + ""
                + new BigInteger(x.toString()).equals(x));
        run("double", 500, (x, y) -> x.doubleValue());
        run("float", 500, (x, y) -> x.floatValue());
        run("ints", 300, (x, y) -> x.intValue() + x.longValue() + x.shortValue() + x.byteValue());
        run("compare", 300, (x, y) -> x.compareTo(y) + " " + x.equals(y) + x.min(y) + x.max(y));
    }

    static void primes() {
        int count = 0;
        for (int i = 0; i < 5000; i++) {
            count += BigInteger.valueOf(i).isProbablePrime(20) ? 1 : 0;
        }
        System.out.println(count);
        BigInteger x = BigInteger.ONE;
        for (int i = 0; i < 25; i++) {
            x = x.nextProbablePrime();
            System.out.print(x + " ");
            x = x.shiftLeft(i % 7);
        }
        System.out.println();
        BigInteger mersenne = BigInteger.TWO.pow(521).subtract(BigInteger.ONE);
        System.out.println(mersenne.isProbablePrime(50) + " "
                + mersenne.add(BigInteger.TWO).isProbablePrime(50) + " "
                + new BigInteger("3215031751").isProbablePrime(10) + " "
                + new BigInteger("318665857834031151167461").isProbablePrime(10) + " "
                + mersenne.multiply(mersenne).isProbablePrime(10));
        BigInteger prime = BigInteger.probablePrime(200, new Random(3));
        System.out.println(prime.bitLength() + " " + prime.isProbablePrime(30) + " "
                + new BigInteger(12, 30, new Random(8)).bitLength());
    }

    public static void main(String[] args) {
        arithmetic();
        bits();
        conversions();
        primes();
        System.out.println(new BigInteger(100, new Random(42)));
        BigInteger factorial = BigInteger.ONE;
        for (int i = 2; i <= 60; i++) {
            factorial = factorial.multiply(BigInteger.valueOf(i));
        }
        System.out.println(factorial + " " + factorial.toString(16) + " " + factorial.hashCode());
    }
}

// expect:
// add 83c35d436f852157
// subtract ef7a65e21b6d404c
// multiply ce27db540eaac331
// square 2534b00f8051fe9b
// divide 355306db23d378f9
// remainder 5a9115122cab92e3
// both 9350d24053af381f
// long 6693e7bf4cdb9309
// mod bb2e033344aedb19
// gcd f8186d48b7ebe248
// pow d979f3fd5453f2c4
// sqrt 34ebe86a53d43c1c
// modPow 4986ceaf9ca5ce40
// modPow64 cb8b8f84d2a79ae9
// modInverse 6b863a164cc26d4a
// and d4b9d09d3ad6af04
// or 408ba77d34c7ad93
// xor aa301e5e45705746
// andNot 6157c44dfe72f7ee
// not 1a5659d5e50de005
// shiftLeft aed6e4046f87b34c
// shiftRight 5c9ff806524b0f2c
// setBit 9eaaa5af2795b1e1
// clearBit bc31942e8c969e30
// flipBit 4fb8bb0e0d685634
// testBit a99340f06f42489a
// counts 834f470765d02dd8
// bytes 886fdb73730ba36
// decimal d3b1361e764fb841
// radix 2a03daf5d07cf125
// parse 28aa2b8c6b141e00
// double b58b1abb10a97475
// float 9b7783068e48336e
// ints 141146583c55b650
// compare 4af022415455ae97
// 669
// 2 3 7 29 233 3733 119489 7647319 7647337 15294683 61178737 489429907 7830878527 250588112921 16037639226949 16037639227007 32075278454101 128301113816437 1026408910531549 16422542568504823 525521362192154369 33633367180297879639 33633367180297879693 67266734360595759419 269066937442383037693
// true false false false false
// 200 true 12
// 444809422218074872498625162792
// 8320987112741390144276341183223364380754172606361245952449277696409600000000000000 118b5727f009f525dcfe0d58e8653c742de9d889c2efe3c5516f88700000000000000 476928250
