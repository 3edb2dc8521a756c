import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

public class BigDecimalForms {
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

    static BigDecimal of(String s) {
        return new BigDecimal(s);
    }

    static void texts() {
        String[] texts = {"", "-", "+", ".", "1.", "..1", "1..2", ".5", "-.5", "1e", "1e+", "1e5",
            "1E-5", "1e5.", "1ee5", "x", "12x", "1 ", " 1", "--1", "+-1", "1-", "1e--5",
            "1e1234567890", "1e12345678901", "1e2147483647", "1e-2147483647", "1e2147483648",
            "1e-2147483648", "1e00000000000000005", "\u0661.\u0662", "1234567890123456789012x",
            "123456789012345678901.2.3", "e5", "12345678901234567890e5x", "1,000", "0e-10", "0e3",
            "0.000001", "0.0000001", "-0.00000012", "12345e-10", "1e7", "1e8", "12e7", "0e4",
            "0e-7", "0e-8", "123.4500"};
        for (String s : texts) {
            show(() -> {
                BigDecimal x = of(s);
                String plain = Math.abs((long) x.scale()) < 100 ? x.toPlainString() : "long";
                return s + " " + x + " " + x.toEngineeringString() + " " + plain + " " + x.scale();
            });
        }
        show(() -> new BigDecimal((String) null));
        show(() -> new BigDecimal(new char[] {'1'}, 0, 2));
        show(() -> new BigDecimal("123".toCharArray(), 1, 2));
        show(() -> new BigDecimal((BigInteger) null));
        show(() -> new BigDecimal(Double.NaN));
        show(() -> BigDecimal.valueOf(Double.NaN));
        show(() -> new BigDecimal(0.1));
        show(() -> BigDecimal.valueOf(0.1));
        show(() -> new BigDecimal(-0.0));
        show(() -> BigDecimal.valueOf(-0.0));
        show(() -> new BigDecimal(4.9e-324).precision());
        show(() -> new BigDecimal(1e300, MathContext.DECIMAL32));
    }

    static void divisions() {
        BigDecimal one = BigDecimal.ONE;
        BigDecimal zero = BigDecimal.ZERO;
        BigDecimal three = of("3");
        BigDecimal large = of("123456789012345678901234567890");
        show(() -> one.divide(zero));
        show(() -> zero.divide(zero));
        show(() -> one.divide(zero, 2, RoundingMode.UP));
        show(() -> large.divide(zero, 2, RoundingMode.UP));
        show(() -> zero.divide(zero, MathContext.DECIMAL32));
        show(() -> one.divide(three));
        show(() -> one.divide(three, RoundingMode.UNNECESSARY));
        show(() -> one.divide(three, 9));
        show(() -> one.divide(three, 4));
        show(() -> one.divide(three, 2, -1));
        show(() -> one.divide(three, 2, (RoundingMode) null));
        show(() -> one.setScale(2, 8));
        show(() -> large.divideToIntegralValue(three, new MathContext(3)));
        show(() -> one.remainder(zero));
        show(() -> of("1.25").setScale(1));
        show(() -> of("1.25").setScale(1, RoundingMode.HALF_EVEN));
        show(() -> one.negate().sqrt(MathContext.DECIMAL32));
        show(() -> of("2").sqrt(MathContext.UNLIMITED));
        show(() -> of("4.00").sqrt(MathContext.UNLIMITED));
        show(() -> of("100").sqrt(new MathContext(1)));
        show(() -> one.pow(-1));
        show(() -> one.pow(1000000000));
        show(() -> of("2").pow(-3, new MathContext(5)));
        show(() -> of("2").pow(100, new MathContext(2)));
    }

    static void scales() {
        show(() -> of("1e2147483647").multiply(of("10e1")));
        show(() -> of("1e-2147483647").multiply(of("1e-10")));
        show(() -> of("1e-2147483647").scaleByPowerOfTen(-10));
        show(() -> of("0e-2147483647").scaleByPowerOfTen(-10));
        show(() -> of("1.5").longValueExact());
        show(() -> of("0.1").longValueExact());
        show(() -> of("1e30").longValueExact());
        show(() -> of("9223372036854775808").longValueExact());
        show(() -> of("2147483648").intValueExact());
        show(() -> of("1e1000000000").longValue());
        show(() -> of("1e-1000000000").intValue());
        show(() -> of("1e1000000000").compareTo(of("1e-1000000000")));
        show(() -> of("1e1000000000").add(of("1e-1000000000"), new MathContext(3)));
        show(() -> of("1e3").movePointLeft(0));
        show(() -> of("1e3").movePointLeft(1));
        show(() -> of("100").movePointRight(5));
        show(() -> of("2.0").equals(of("2.00")) + " " + of("2.0").compareTo(of("2.00")));
        show(() -> of("0e7").stripTrailingZeros() + " " + of("1200").stripTrailingZeros());
    }

    static void contexts() {
        show(() -> new MathContext(-1));
        show(() -> new MathContext("precision=7 roundingMode=HALF_EVEN"));
        show(() -> new MathContext("precision=x roundingMode=HALF_EVEN"));
        show(() -> new MathContext("precision=-7 roundingMode=HALF_EVEN"));
        show(() -> new MathContext(3).equals(new MathContext(3, RoundingMode.HALF_UP)));
        show(() -> MathContext.DECIMAL128);
        show(() -> RoundingMode.valueOf(6));
        show(() -> RoundingMode.valueOf(8));
        for (RoundingMode mode : RoundingMode.values()) {
            if (mode != RoundingMode.UNNECESSARY) {
                System.out.print(mode);
                for (String s : new String[] {"5.5", "2.5", "1.6", "1.1", "1.0", "-1.1", "-2.5"}) {
                    System.out.print(" " + of(s).setScale(0, mode));
                }
                System.out.println();
            }
        }
    }

    public static void main(String[] args) {
        texts();
        divisions();
        scales();
        contexts();
    }
}

// expect:
// java.lang.NumberFormatException
// java.lang.NumberFormatException: No digits found.
// java.lang.NumberFormatException: No digits found.
// java.lang.NumberFormatException: No digits found.
// 1. 1 1 1 0
// java.lang.NumberFormatException: Character array contains more than one decimal point.
// java.lang.NumberFormatException: Character array contains more than one decimal point.
// .5 0.5 0.5 0.5 1
// -.5 -0.5 -0.5 -0.5 1
// java.lang.NumberFormatException
// java.lang.NumberFormatException
// 1e5 1E+5 100E+3 100000 -5
// 1E-5 0.00001 0.00001 0.00001 5
// java.lang.NumberFormatException: Not a digit.
// java.lang.NumberFormatException: Not a digit.
// java.lang.NumberFormatException: Character x is neither a decimal digit number, decimal point, nor "e" notation exponential mark.
// java.lang.NumberFormatException: Character x is neither a decimal digit number, decimal point, nor "e" notation exponential mark.
// java.lang.NumberFormatException: Character   is neither a decimal digit number, decimal point, nor "e" notation exponential mark.
// java.lang.NumberFormatException: Character   is neither a decimal digit number, decimal point, nor "e" notation exponential mark.
// java.lang.NumberFormatException: Character - is neither a decimal digit number, decimal point, nor "e" notation exponential mark.
// java.lang.NumberFormatException: Character - is neither a decimal digit number, decimal point, nor "e" notation exponential mark.
// java.lang.NumberFormatException: Character - is neither a decimal digit number, decimal point, nor "e" notation exponential mark.
// java.lang.NumberFormatException: Not a digit.
// 1e1234567890 1E+1234567890 1E+1234567890 long -1234567890
// java.lang.NumberFormatException: Too many nonzero exponent digits.
// 1e2147483647 1E+2147483647 10E+2147483646 long -2147483647
// 1e-2147483647 1E-2147483647 100E-2147483649 long 2147483647
// java.lang.NumberFormatException: Exponent overflow.
// java.lang.NumberFormatException: Scale out of range.
// 1e00000000000000005 1E+5 100E+3 100000 -5
// ١.٢ 1.2 1.2 1.2 1
// java.lang.NumberFormatException: Character array is missing "e" notation exponential mark.
// java.lang.NumberFormatException: Character array contains more than one decimal point.
// java.lang.NumberFormatException: No digits found.
// java.lang.NumberFormatException: Not a digit.
// java.lang.NumberFormatException: Character , is neither a decimal digit number, decimal point, nor "e" notation exponential mark.
// 0e-10 0E-10 0.0E-9 0.0000000000 10
// 0e3 0E+3 0E+3 0 -3
// 0.000001 0.000001 0.000001 0.000001 6
// 0.0000001 1E-7 100E-9 0.0000001 7
// -0.00000012 -1.2E-7 -120E-9 -0.00000012 8
// 12345e-10 0.0000012345 0.0000012345 0.0000012345 10
// 1e7 1E+7 10E+6 10000000 -7
// 1e8 1E+8 100E+6 100000000 -8
// 12e7 1.2E+8 120E+6 120000000 -7
// 0e4 0E+4 0.00E+6 0 -4
// 0e-7 0E-7 0.0E-6 0.0000000 7
// 0e-8 0E-8 0.00E-6 0.00000000 8
// 123.4500 123.4500 123.4500 123.4500 4
// null
// java.lang.NumberFormatException: Bad offset or len arguments for char[] input.
// 23
// null
// java.lang.NumberFormatException: Infinite or NaN
// java.lang.NumberFormatException: Character N is neither a decimal digit number, decimal point, nor "e" notation exponential mark.
// 0.1000000000000000055511151231257827021181583404541015625
// 0.1
// 0
// 0.0
// 751
// 1.000000E+300
// java.lang.ArithmeticException: Division by zero
// java.lang.ArithmeticException: Division undefined
// java.lang.ArithmeticException: / by zero
// java.lang.ArithmeticException: BigInteger divide by zero
// java.lang.ArithmeticException: Division undefined
// java.lang.ArithmeticException: Non-terminating decimal expansion; no exact representable decimal result.
// java.lang.ArithmeticException: Rounding necessary
// java.lang.IllegalArgumentException: Invalid rounding mode
// 0
// java.lang.IllegalArgumentException: Invalid rounding mode
// null
// java.lang.IllegalArgumentException: Invalid rounding mode
// java.lang.ArithmeticException: Division impossible
// java.lang.ArithmeticException: Division by zero
// java.lang.ArithmeticException: Rounding necessary
// 1.2
// java.lang.ArithmeticException: Attempted square root of negative BigDecimal
// java.lang.ArithmeticException: Computed square root not exact.
// 2.0
// 1E+1
// java.lang.ArithmeticException: Invalid operation
// java.lang.ArithmeticException: Invalid operation
// 0.125
// java.lang.ArithmeticException: Invalid operation
// 1.0E+2147483649
// java.lang.ArithmeticException: Underflow
// java.lang.ArithmeticException: Underflow
// 0E-2147483647
// java.lang.ArithmeticException: Rounding necessary
// java.lang.ArithmeticException: Rounding necessary
// java.lang.ArithmeticException: Overflow
// java.lang.ArithmeticException: Overflow
// java.lang.ArithmeticException: Overflow
// 0
// 0
// 1
// 1.00E+1000000000
// 1E+3
// 100
// 10000000
// false 0
// 0 1.2E+3
// java.lang.IllegalArgumentException: Digits < 0
// precision=7 roundingMode=HALF_EVEN
// java.lang.IllegalArgumentException: bad string format
// java.lang.IllegalArgumentException: Digits < 0
// true
// precision=34 roundingMode=HALF_EVEN
// HALF_EVEN
// java.lang.IllegalArgumentException: argument out of range
// UP 6 3 2 2 1 -2 -3
// DOWN 5 2 1 1 1 -1 -2
// CEILING 6 3 2 2 1 -1 -2
// FLOOR 5 2 1 1 1 -2 -3
// HALF_UP 6 3 2 1 1 -1 -3
// HALF_DOWN 5 2 2 1 1 -1 -2
// HALF_EVEN 6 2 2 1 1 -1 -2
