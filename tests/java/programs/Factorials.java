import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Large numbers: factorials, Fibonacci, primes, RSA, digits of e and pi, money. */
public class Factorials {
    static final Map<Integer, BigInteger> KNOWN = new HashMap<>();

    static BigInteger factorial(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("factorial of " + n);
        }
        BigInteger found = KNOWN.get(n);
        if (found == null) {
            found = n < 2 ? BigInteger.ONE : BigInteger.valueOf(n).multiply(factorial(n - 1));
            KNOWN.put(n, found);
        }
        return found;
    }

    static BigInteger product(int low, int high) {
        if (low == high) {
            return BigInteger.valueOf(low);
        }
        int middle = (low + high) / 2;
        return product(low, middle).multiply(product(middle + 1, high));
    }

    static BigInteger binomial(int n, int k) {
        return factorial(n).divide(factorial(k).multiply(factorial(n - k)));
    }

    static void primes() {
        List<BigInteger> mersenne = new ArrayList<>();
        for (int p : new int[] {2, 3, 5, 7, 11, 13, 17, 19, 61, 89}) {
            BigInteger m = BigInteger.TWO.pow(p).subtract(BigInteger.ONE);
            if (m.isProbablePrime(20)) {
                mersenne.add(m);
            }
        }
        System.out.println(mersenne);
        BigInteger p = new BigInteger("1000000007");
        BigInteger q = p.nextProbablePrime();
        BigInteger n = p.multiply(q);
        BigInteger phi = p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE));
        BigInteger e = BigInteger.valueOf(65537);
        BigInteger d = e.modInverse(phi);
        BigInteger message = new BigInteger("secret".getBytes());
        BigInteger coded = message.modPow(e, n);
        System.out.println(n + " " + coded + " " + new String(coded.modPow(d, n).toByteArray()));
        System.out.println(p.gcd(q) + " " + n.bitLength() + " " + n.bitCount() + " "
                + n.toString(36) + " " + n.shiftRight(20).and(BigInteger.valueOf(0xffff)));
    }

    static BigDecimal pi(int digits) {
        MathContext context = new MathContext(digits + 5);
        return arccot(5, context).multiply(BigDecimal.valueOf(4)).subtract(arccot(239, context))
                .multiply(BigDecimal.valueOf(4)).setScale(digits, RoundingMode.DOWN);
    }

    private static BigDecimal arccot(int x, MathContext context) {
        BigDecimal square = BigDecimal.valueOf((long) x * x);
        BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(x), context);
        BigDecimal sum = power;
        for (int i = 3; power.signum() != 0 && power.precision() - power.scale()
                > -context.getPrecision(); i += 2) {
            power = power.divide(square, context).negate();
            sum = sum.add(power.divide(BigDecimal.valueOf(i), context), context);
        }
        return sum;
    }

    static void money() {
        BigDecimal price = new BigDecimal("19.99");
        BigDecimal tax = price.multiply(new BigDecimal("0.0825"));
        System.out.println(tax + " " + tax.setScale(2, RoundingMode.HALF_UP) + " "
                + price.add(tax).setScale(2, RoundingMode.HALF_EVEN));
        BigDecimal[] shares = new BigDecimal("100.00").divideAndRemainder(new BigDecimal("7"));
        System.out.println(shares[0] + " " + shares[1] + " "
                + new BigDecimal(0.1).toString().length() + " " + BigDecimal.valueOf(0.1));
        System.out.println(new BigDecimal("1.0").equals(new BigDecimal("1.00")) + " "
                + new BigDecimal("1.0").compareTo(new BigDecimal("1.00")) + " "
                + new BigDecimal("1200").stripTrailingZeros() + " "
                + new BigDecimal("1.2E+3").toPlainString());
        try {
            BigDecimal.ONE.divide(new BigDecimal("3"));
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] args) {
        for (int n : new int[] {0, 1, 20, 21, 50, 100}) {
            System.out.println(n + "! = " + factorial(n));
        }
        System.out.println(product(1, 300).equals(factorial(300)) + " "
                + factorial(300).toString().length() + " " + factorial(300).getLowestSetBit());
        System.out.println(binomial(100, 50) + " " + binomial(30, 3).intValueExact());
        BigInteger fibonacci = Stream.iterate(new BigInteger[] {BigInteger.ZERO, BigInteger.ONE},
                f -> new BigInteger[] {f[1], f[0].add(f[1])}).skip(300).findFirst().get()[0];
        System.out.println(fibonacci + " " + fibonacci.mod(BigInteger.TEN.pow(9)) + " "
                + fibonacci.sqrt());
        System.out.println(IntStream.rangeClosed(1, 20).mapToObj(BigInteger::valueOf)
                .reduce(BigInteger.ONE, BigInteger::multiply).longValueExact());
        primes();
        System.out.println(pi(60));
        BigDecimal e = BigDecimal.ZERO;
        for (int i = 0; i < 30; i++) {
            e = e.add(BigDecimal.ONE.divide(new BigDecimal(factorial(i)), MathContext.DECIMAL128));
        }
        System.out.println(e.round(new MathContext(25)));
        money();
        for (String wrong : new String[] {"", "12x", "--1"}) {
            try {
                System.out.println(new BigInteger(wrong));
            } catch (NumberFormatException x) {
                System.out.println(x.getMessage());
            }
        }
        try {
            factorial(21).longValueExact();
        } catch (ArithmeticException x) {
            System.out.println(x.getMessage());
        }
    }
}

// expect:
// 0! = 1
// 1! = 1
// 20! = 2432902008176640000
// 21! = 51090942171709440000
// 50! = 30414093201713378043612608166064768844377641568960512000000000000
// 100! = 93326215443944152681699238856266700490715968264381621468592963895217599993229915608941463976156518286253697920827223758251185210916864000000000000000000000000
// true 615 296
// 100891344545564193334812497256 4060
// 222232244629420445529739893461909967206666939096499764990979600 990979600 14907456007965290840579842572967
// 2432902008176640000
// [3, 7, 31, 127, 8191, 131071, 524287, 2305843009213693951, 618970019642690137449562111]
// 1000000016000000063 823518034704919966 secret
// 1 60 29 7lief5cj43zz 30225
// 3.141592653589793238462643383279502884197169399375105820974944
// 2.718281828459045235360287
// 1.649175 1.65 21.64
// 14.00 2.00 57 0.1
// false 0 1.2E+3 1200
// Non-terminating decimal expansion; no exact representable decimal result.
// Zero length BigInteger
// For input string: "12x"
// Illegal embedded sign character
// BigInteger out of long range
