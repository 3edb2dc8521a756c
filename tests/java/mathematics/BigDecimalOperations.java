import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;

/** Random operands, precisions and roundings; the results are folded into a checksum. */
public class BigDecimalOperations {
    interface Operation {
        Object apply(BigDecimal x, BigDecimal y, MathContext mc, int n);
    }

    static final RoundingMode[] MODES = RoundingMode.values();

    static BigDecimal operand(Random random) {
        int digits = random.nextInt(4) == 0 ? random.nextInt(40) : random.nextInt(8);
        StringBuilder sb = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
        int kind = random.nextInt(6);
        for (int i = 0; i <= digits; i++) {
            int digit = kind == 0 ? 9 : kind == 1 && i > 0 ? 0 : kind == 2 && i == digits ? 5
                    : random.nextInt(10);
            sb.append(digit);
        }
        return new BigDecimal(new BigInteger(sb.toString()), random.nextInt(30) - 10);
    }

    static String text(Object x) {
        if (x instanceof BigDecimal[]) {
            return ((BigDecimal[]) x)[0] + " " + ((BigDecimal[]) x)[1];
        }
        return x.toString();
    }

    static void run(String name, int count, Operation operation) {
        Random random = new Random(name.hashCode());
        long sum = 0;
        int failures = 0;
        for (int i = 0; i < count; i++) {
            BigDecimal x = operand(random);
            BigDecimal y = operand(random);
            int digits = random.nextInt(12);
            MathContext mc = new MathContext(digits, MODES[random.nextInt(8)]);
            int n = random.nextInt(20) - 8;
            String result;
            try {
                result = text(operation.apply(x, y, mc, n));
            } catch (ArithmeticException e) {
                result = e.getMessage();
                failures++;
            }
            if (Boolean.getBoolean("details")) {
                System.out.println(name + " " + x + " " + y + " " + mc + " " + n + ": " + result);
            }
            sum = sum * 31 + result.hashCode();
        }
        System.out.println(name + " " + failures + " " + Long.toHexString(sum));
    }

    static void exact() {
        run("add", 200, (x, y, mc, n) -> x.add(y));
        run("subtract", 200, (x, y, mc, n) -> x.subtract(y));
        run("multiply", 200, (x, y, mc, n) -> x.multiply(y));
        run("divide", 300, (x, y, mc, n) -> x.divide(y));
        run("divideSmall", 300, (x, y, mc, n) -> x.divide(BigDecimal.valueOf(1 << n + 8, n)));
        run("integral", 300, (x, y, mc, n) -> x.divideToIntegralValue(y));
        run("remainder", 300, (x, y, mc, n) -> x.remainder(y));
        run("both", 300, (x, y, mc, n) -> x.divideAndRemainder(y));
        run("pow", 200, (x, y, mc, n) -> x.pow(n));
        run("signs", 200, (x, y, mc, n) -> x.abs() + " " + x.negate() + x.signum() + x.plus());
        run("compare", 300, (x, y, mc, n) -> x.compareTo(y) + " " + x.equals(y) + x.min(y)
                + x.max(y) + x.compareTo(x.setScale(x.scale() + 5)));
        run("precision", 200, (x, y, mc, n) -> x.precision() + " " + x.scale() + x.ulp()
                + x.unscaledValue() + x.hashCode());
    }

    static void rounded() {
        run("addMc", 1000, (x, y, mc, n) -> x.add(y, mc));
        run("addFar", 500, (x, y, mc, n) -> x.add(y.scaleByPowerOfTen(n * 5), mc));
        run("addZero", 300, (x, y, mc, n) -> BigDecimal.valueOf(0, n).add(y, mc));
        run("subtractMc", 1000, (x, y, mc, n) -> x.subtract(y, mc));
        run("multiplyMc", 500, (x, y, mc, n) -> x.multiply(y, mc));
        run("divideMc", 2000, (x, y, mc, n) -> x.divide(y, mc));
        run("divideScale", 1000, (x, y, mc, n) -> x.divide(y, n, mc.getRoundingMode()));
        run("divideMode", 500, (x, y, mc, n) -> x.divide(y, mc.getRoundingMode()));
        run("integralMc", 1000, (x, y, mc, n) -> x.divideToIntegralValue(y, mc));
        run("remainderMc", 1000, (x, y, mc, n) -> x.remainder(y, mc));
        run("powMc", 500, (x, y, mc, n) -> x.pow(n, mc));
        run("round", 1000, (x, y, mc, n) -> x.round(mc));
        run("abs", 200, (x, y, mc, n) -> x.abs(mc) + " " + x.negate(mc) + " " + x.plus(mc));
        run("setScale", 1000, (x, y, mc, n) -> x.setScale(n, mc.getRoundingMode()));
        run("sqrt", 500, (x, y, mc, n) -> x.abs().sqrt(mc));
        run("sqrtExact", 500, (x, y, mc, n) -> x.round(new MathContext(9)).pow(2).sqrt(mc));
        run("new", 300, (x, y, mc, n) -> new BigDecimal(x.toString(), mc));
    }

    static void conversions() {
        run("text", 300, (x, y, mc, n) -> x + " " + x.toEngineeringString() + " "
                + x.toPlainString() + new BigDecimal(x.toString()).equals(x));
        run("strip", 300, (x, y, mc, n) -> x.stripTrailingZeros());
        run("left", 200, (x, y, mc, n) -> x.movePointLeft(n));
        run("right", 200, (x, y, mc, n) -> x.movePointRight(n));
        run("integers", 300, (x, y, mc, n) -> x.longValue() + " " + x.intValue() + " "
                + x.toBigInteger() + x.shortValue());
        run("long", 300, (x, y, mc, n) -> x.longValueExact());
        run("int", 300, (x, y, mc, n) -> x.intValueExact());
        run("whole", 300, (x, y, mc, n) -> x.toBigIntegerExact());
        run("double", 500, (x, y, mc, n) -> x.doubleValue() + " " + x.floatValue());
        run("fromDouble", 300, (x, y, mc, n) -> new BigDecimal(x.doubleValue()) + " "
                + BigDecimal.valueOf(x.doubleValue()) + new BigDecimal(y.doubleValue(), mc));
    }

    public static void main(String[] args) {
        exact();
        rounded();
        conversions();
        BigDecimal e = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int i = 1; i < 50; i++) {
            term = term.divide(BigDecimal.valueOf(i), 60, RoundingMode.HALF_EVEN);
            e = e.add(term);
        }
        System.out.println(e.setScale(50, RoundingMode.HALF_UP));
        System.out.println(new BigDecimal(2).sqrt(new MathContext(80)));
    }
}

// expect:
// add 0 c7e69b65e49fc905
// subtract 0 90609f95ddbca6bd
// multiply 0 166020e236bad26e
// divide 249 33799af3357fd28f
// divideSmall 0 132312bb1a7e7bba
// integral 9 b7b3e2e0a751b443
// remainder 5 4662378d7581b83e
// both 11 ed0d726bd3e28f9a
// pow 75 541716e202978761
// signs 0 b83b3dab620cc5fc
// compare 0 2419b39bb08e6d44
// precision 0 65a256a0e783f707
// addMc 93 e5d3d1c88388edf1
// addFar 69 788bb4767644c520
// addZero 17 180da82fcb61834f
// subtractMc 116 8ad2f41422b53f8e
// multiplyMc 42 adce675fce6ac129
// divideMc 366 4b46d21235310b74
// divideScale 136 d053e2c96852e451
// divideMode 61 1d8dc42538d1ed39
// integralMc 275 bfffe25971464c9a
// remainderMc 332 54d8cb8ed4bb39de
// powMc 72 71040eb83bc33594
// round 40 c207238693e7f211
// abs 11 c74dde5b99a3a98e
// setScale 65 a2db6b9f4dce8e16
// sqrt 103 5cbcec6b11dadfc4
// sqrtExact 14 a834473f9471a27
// new 9 9947b977f9f7aae9
// text 0 f7f2f5a93b481bc9
// strip 0 c00a4433a3d05cae
// left 0 57a437f783273b88
// right 0 bbe58169fa8dca4b
// integers 0 ff220c0f0b917bd2
// long 194 89c7a9ccf0acef4f
// int 236 f292f5418e8ca83a
// whole 161 aa74e42345109d22
// double 0 1d80780842504cef
// fromDouble 16 4eb39b8be02e915a
// 2.71828182845904523536028747135266249775724709369996
// 1.414213562373095048801688724209698078569671875376948073176679737990732478462107
