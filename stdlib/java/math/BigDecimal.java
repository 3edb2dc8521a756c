package java.math;

/** Decimal numbers of any size: an integer, times ten to the power of minus the scale. */
public class BigDecimal extends Number implements Comparable<BigDecimal> {
    private static final long serialVersionUID = 6108874887143696463L;
    private static final int LARGEST_EXPONENT = 999_999_999;

    public static final BigDecimal ZERO = new BigDecimal(BigInteger.ZERO, 0);
    public static final BigDecimal ONE = new BigDecimal(BigInteger.ONE, 0);
    public static final BigDecimal TEN = new BigDecimal(BigInteger.TEN, 0);

    @Deprecated(since = "9")
    public static final int ROUND_UP = 0;
    @Deprecated(since = "9")
    public static final int ROUND_DOWN = 1;
    @Deprecated(since = "9")
    public static final int ROUND_CEILING = 2;
    @Deprecated(since = "9")
    public static final int ROUND_FLOOR = 3;
    @Deprecated(since = "9")
    public static final int ROUND_HALF_UP = 4;
    @Deprecated(since = "9")
    public static final int ROUND_HALF_DOWN = 5;
    @Deprecated(since = "9")
    public static final int ROUND_HALF_EVEN = 6;
    @Deprecated(since = "9")
    public static final int ROUND_UNNECESSARY = 7;

    private final BigInteger unscaled;
    private final int scale;
    /** How many digits there are; 0 while that is not known. */
    private int precision;

    private BigDecimal(BigDecimal other) {
        unscaled = other.unscaled;
        scale = other.scale;
    }

    public BigDecimal(char[] in, int offset, int len) {
        this(DecimalText.parse(in, offset, len));
    }

    public BigDecimal(char[] in, int offset, int len, MathContext mc) {
        this(DecimalText.parse(in, offset, len).round(mc));
    }

    public BigDecimal(char[] in) {
        this(in, 0, in.length);
    }

    public BigDecimal(char[] in, MathContext mc) {
        this(in, 0, in.length, mc);
    }

    public BigDecimal(String val) {
        this(val.toCharArray());
    }

    public BigDecimal(String val, MathContext mc) {
        this(val.toCharArray(), mc);
    }

    public BigDecimal(double val) {
        this(exact(val));
    }

    public BigDecimal(double val, MathContext mc) {
        this(exact(val).round(mc));
    }

    public BigDecimal(BigInteger val) {
        this(val, 0);
    }

    public BigDecimal(BigInteger val, MathContext mc) {
        this(new BigDecimal(val, 0).round(mc));
    }

    public BigDecimal(BigInteger unscaledVal, int scale) {
        if (unscaledVal == null) {
            throw new NullPointerException();
        }
        unscaled = unscaledVal;
        this.scale = scale;
    }

    public BigDecimal(BigInteger unscaledVal, int scale, MathContext mc) {
        this(new BigDecimal(unscaledVal, scale).round(mc));
    }

    public BigDecimal(int val) {
        this(BigInteger.valueOf(val), 0);
    }

    public BigDecimal(int val, MathContext mc) {
        this(valueOf(val).round(mc));
    }

    public BigDecimal(long val) {
        this(BigInteger.valueOf(val), 0);
    }

    public BigDecimal(long val, MathContext mc) {
        this(valueOf(val).round(mc));
    }

    /** A double is an integer times a power of two. */
    private static BigDecimal exact(double val) {
        if (Double.isNaN(val) || Double.isInfinite(val)) {
            throw new NumberFormatException("Infinite or NaN");
        }
        long bits = Double.doubleToRawLongBits(val);
        int exponent = (int) (bits >> 52) & 0x7ff;
        long fraction = bits & (1L << 52) - 1;
        long significand = exponent == 0 ? fraction << 1 : fraction | 1L << 52;
        if (significand == 0) {
            return ZERO;
        }
        int zeros = Long.numberOfTrailingZeros(significand);
        exponent += zeros - 1075;
        BigInteger odd = BigInteger.valueOf((bits < 0 ? -significand : significand) >> zeros);
        return exponent >= 0 ? new BigDecimal(odd.shiftLeft(exponent), 0)
                : new BigDecimal(BigInteger.valueOf(5).pow(-exponent).multiply(odd), -exponent);
    }

    public static BigDecimal valueOf(long unscaledVal, int scale) {
        return new BigDecimal(BigInteger.valueOf(unscaledVal), scale);
    }

    public static BigDecimal valueOf(long val) {
        return val == 0 ? ZERO : val == 1 ? ONE : val == 10 ? TEN : valueOf(val, 0);
    }

    public static BigDecimal valueOf(double val) {
        return new BigDecimal(Double.toString(val));
    }

    /** A scale too large for an int is an underflow, unless the number is zero. */
    private static BigDecimal scaled(BigInteger unscaled, long scale) {
        int within = saturated(scale);
        if (within != scale && unscaled.signum() != 0) {
            throw new ArithmeticException(scale > 0 ? "Underflow" : "Overflow");
        }
        return new BigDecimal(unscaled, within);
    }

    private static int saturated(long scale) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, scale));
    }

    private static RoundingMode mode(int roundingMode) {
        if (roundingMode < ROUND_UP || roundingMode > ROUND_UNNECESSARY) {
            throw new IllegalArgumentException("Invalid rounding mode");
        }
        return RoundingMode.valueOf(roundingMode);
    }

    /** The unscaled value for a scale that is not smaller. */
    private BigInteger unscaled(long newScale) {
        return PowersOfTen.times(unscaled, newScale - scale);
    }

    public BigDecimal add(BigDecimal augend) {
        int common = Math.max(scale, augend.scale);
        return new BigDecimal(unscaled(common).add(augend.unscaled(common)), common);
    }

    public BigDecimal add(BigDecimal augend, MathContext mc) {
        if (mc.getPrecision() == 0) {
            return add(augend);
        }
        if (signum() == 0 || augend.signum() == 0) {
            int preferred = Math.max(scale, augend.scale);
            if (signum() == 0 && augend.signum() == 0) {
                return new BigDecimal(BigInteger.ZERO, preferred);
            }
            return (signum() == 0 ? augend : this).round(mc).towards(preferred, mc);
        }
        BigDecimal large = adjusted() >= augend.adjusted() ? this : augend;
        BigDecimal small = large == this ? augend : this;
        return large.add(small.condensed(large, mc)).round(mc);
    }

    /** A rounded result with the scale that is preferred, as far as the precision allows. */
    private BigDecimal towards(int preferred, MathContext mc) {
        if (scale >= preferred) {
            return stripped(preferred);
        }
        long room = mc.getPrecision() - precision();
        long more = (long) preferred - scale;
        return setScale((int) (scale + Math.min(room, more)));
    }

    /** The exponent of the number in scientific notation. */
    private long adjusted() {
        return precision() - 1L - scale;
    }

    /** Instead of a summand far below a rounded sum, a digit that is rounded in the same way. */
    private BigDecimal condensed(BigDecimal large, MathContext mc) {
        long lastScale = (long) large.scale - large.precision() + mc.getPrecision();
        long firstScale = -adjusted();
        long lowest = Math.max(large.scale, lastScale);
        if (firstScale <= lowest + 2) {
            return this;
        }
        return scaled(BigInteger.valueOf(signum()), lowest + 3);
    }

    public BigDecimal subtract(BigDecimal subtrahend) {
        int common = Math.max(scale, subtrahend.scale);
        return new BigDecimal(unscaled(common).subtract(subtrahend.unscaled(common)), common);
    }

    public BigDecimal subtract(BigDecimal subtrahend, MathContext mc) {
        return mc.getPrecision() == 0 ? subtract(subtrahend) : add(subtrahend.negate(), mc);
    }

    public BigDecimal multiply(BigDecimal multiplicand) {
        return scaled(unscaled.multiply(multiplicand.unscaled),
                (long) scale + multiplicand.scale);
    }

    public BigDecimal multiply(BigDecimal multiplicand, MathContext mc) {
        return multiply(multiplicand).round(mc);
    }

    @Deprecated(since = "9")
    public BigDecimal divide(BigDecimal divisor, int scale, int roundingMode) {
        return divide(divisor, scale, mode(roundingMode));
    }

    public BigDecimal divide(BigDecimal divisor, int scale, RoundingMode roundingMode) {
        int wanted = roundingMode.number;
        long dividendScale = (long) scale + divisor.scale;
        BigInteger x = unscaled;
        BigInteger y = divisor.unscaled;
        if (dividendScale >= this.scale) {
            x = unscaled(dividendScale);
        } else {
            y = PowersOfTen.times(y, this.scale - dividendScale);
        }
        if (y.signum() == 0) {
            boolean areLong = x.bitLength() < 64 && this.scale - dividendScale < 19;
            throw new ArithmeticException(areLong ? "/ by zero" : "BigInteger divide by zero");
        }
        return new BigDecimal(mode(wanted).divide(x, y), scale);
    }

    @Deprecated(since = "9")
    public BigDecimal divide(BigDecimal divisor, int roundingMode) {
        return divide(divisor, scale, roundingMode);
    }

    public BigDecimal divide(BigDecimal divisor, RoundingMode roundingMode) {
        return divide(divisor, scale, roundingMode);
    }

    private void checkDivisor(BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw new ArithmeticException(
                    signum() == 0 ? "Division undefined" : "Division by zero");
        }
    }

    /** A fraction in lowest terms is a decimal number if its divisor has no factor but 2 and 5. */
    public BigDecimal divide(BigDecimal divisor) {
        checkDivisor(divisor);
        long preferred = (long) scale - divisor.scale;
        if (signum() == 0) {
            return new BigDecimal(BigInteger.ZERO, saturated(preferred));
        }
        BigInteger common = unscaled.gcd(divisor.unscaled);
        BigInteger rest = divisor.unscaled.divide(common).abs();
        int twos = rest.getLowestSetBit();
        rest = rest.shiftRight(twos);
        int fives = 0;
        BigInteger five = BigInteger.valueOf(5);
        BigInteger[] parts = rest.divideAndRemainder(five);
        while (parts[1].signum() == 0) {
            fives++;
            rest = parts[0];
            parts = rest.divideAndRemainder(five);
        }
        if (!rest.equals(BigInteger.ONE)) {
            throw new ArithmeticException("Non-terminating decimal expansion; "
                    + "no exact representable decimal result.");
        }
        int tens = Math.max(twos, fives);
        BigInteger factor = BigInteger.TWO.pow(tens - twos).multiply(five.pow(tens - fives));
        BigInteger quotient = unscaled.divide(common).multiply(factor);
        return scaled(divisor.signum() < 0 ? quotient.negate() : quotient, preferred + tens);
    }

    public BigDecimal divide(BigDecimal divisor, MathContext mc) {
        if (mc.getPrecision() == 0) {
            return divide(divisor);
        }
        checkDivisor(divisor);
        long preferred = (long) scale - divisor.scale;
        if (signum() == 0) {
            return new BigDecimal(BigInteger.ZERO, saturated(preferred));
        }
        // with so many digits more than the divisor's the quotient has one too many at most
        long more = (long) divisor.precision() - precision() + mc.getPrecision();
        BigInteger x = PowersOfTen.times(unscaled, Math.max(more, 0));
        BigInteger y = PowersOfTen.times(divisor.unscaled, Math.max(-more, 0));
        if (PowersOfTen.digits(x.divide(y)) > mc.getPrecision()) {
            y = y.multiply(BigInteger.TEN);
            more--;
        }
        BigInteger quotient = mc.getRoundingMode().divide(x, y);
        BigDecimal rounded = scaled(quotient, preferred + more).round(mc);
        boolean isExact = quotient.multiply(y).equals(x);
        return isExact ? rounded.stripped(preferred) : rounded;
    }

    public BigDecimal divideToIntegralValue(BigDecimal divisor) {
        checkDivisor(divisor);
        long preferred = saturated((long) scale - divisor.scale);
        if (signum() == 0 || compareMagnitude(divisor) < 0) {
            return new BigDecimal(BigInteger.ZERO, (int) preferred);
        }
        BigInteger x = PowersOfTen.times(unscaled, Math.max(-preferred, 0));
        BigInteger y = PowersOfTen.times(divisor.unscaled, Math.max(preferred, 0));
        BigDecimal quotient = new BigDecimal(x.divide(y), 0);
        return preferred >= 0 ? quotient.setScale((int) preferred) : quotient.stripped(preferred);
    }

    public BigDecimal divideToIntegralValue(BigDecimal divisor, MathContext mc) {
        int digits = mc.getPrecision();
        if (digits == 0 || compareMagnitude(divisor) < 0) {
            return divideToIntegralValue(divisor);
        }
        long preferred = saturated((long) scale - divisor.scale);
        BigDecimal result = divide(divisor, new MathContext(digits, RoundingMode.DOWN));
        if (result.scale < 0) {
            BigDecimal rest = subtract(result.multiply(divisor));
            if (rest.compareMagnitude(divisor) >= 0) {
                throw new ArithmeticException("Division impossible");
            }
        } else if (result.scale > 0) {
            result = result.setScale(0, RoundingMode.DOWN);
        }
        return result.towards((int) preferred, mc);
    }

    public BigDecimal remainder(BigDecimal divisor) {
        return divideAndRemainder(divisor)[1];
    }

    public BigDecimal remainder(BigDecimal divisor, MathContext mc) {
        return divideAndRemainder(divisor, mc)[1];
    }

    public BigDecimal[] divideAndRemainder(BigDecimal divisor) {
        BigDecimal quotient = divideToIntegralValue(divisor);
        return new BigDecimal[] {quotient, subtract(quotient.multiply(divisor))};
    }

    public BigDecimal[] divideAndRemainder(BigDecimal divisor, MathContext mc) {
        if (mc.getPrecision() == 0) {
            return divideAndRemainder(divisor);
        }
        BigDecimal quotient = divideToIntegralValue(divisor, mc);
        return new BigDecimal[] {quotient, subtract(quotient.multiply(divisor))};
    }

    /** An integer root with a digit more than is wanted, and one for what lies below it. */
    public BigDecimal sqrt(MathContext mc) {
        if (signum() < 0) {
            throw new ArithmeticException("Attempted square root of negative BigDecimal");
        }
        int preferred = scale / 2;
        if (signum() == 0) {
            return new BigDecimal(BigInteger.ZERO, preferred);
        }
        boolean mustBeExact = mc.getPrecision() == 0
                || mc.getRoundingMode() == RoundingMode.UNNECESSARY;
        int digits = mc.getPrecision() == 0 ? precision() / 2 + 1 : mc.getPrecision();
        long rootScale = Math.floorDiv(2L * digits + 3 - precision() + scale, 2L);
        long shift = 2 * rootScale - scale;
        BigInteger[] square = PowersOfTen.times(unscaled, Math.max(shift, 0))
                .divideAndRemainder(PowersOfTen.times(BigInteger.ONE, Math.max(-shift, 0)));
        BigInteger[] root = square[0].sqrtAndRemainder();
        boolean isExact = root[1].signum() == 0 && square[1].signum() == 0;
        BigInteger last = isExact ? BigInteger.ZERO : BigInteger.ONE;
        BigDecimal exact = scaled(root[0].multiply(BigInteger.TEN).add(last), rootScale + 1);
        BigDecimal result = exact.round(new MathContext(digits,
                mustBeExact ? RoundingMode.DOWN : mc.getRoundingMode()));
        if (mustBeExact && (!isExact || result.compareTo(exact) != 0)) {
            throw new ArithmeticException("Computed square root not exact.");
        }
        if (result.scale == preferred) {
            return result;
        }
        BigDecimal zero = new BigDecimal(BigInteger.ZERO, preferred);
        return result.stripTrailingZeros().add(zero,
                new MathContext(mc.getPrecision(), RoundingMode.UNNECESSARY));
    }

    private static ArithmeticException invalid() {
        return new ArithmeticException("Invalid operation");
    }

    public BigDecimal pow(int n) {
        if (n < 0 || n > LARGEST_EXPONENT) {
            throw invalid();
        }
        return scaled(unscaled.pow(n), (long) scale * n);
    }

    /** The algorithm of ANSI X3.274, with as many digits more as the exponent has, and one. */
    public BigDecimal pow(int n, MathContext mc) {
        if (mc.getPrecision() == 0) {
            return pow(n);
        }
        if (n < -LARGEST_EXPONENT || n > LARGEST_EXPONENT) {
            throw invalid();
        }
        if (n == 0) {
            return ONE;
        }
        int times = Math.abs(n);
        int length = Integer.toString(times).length();
        if (length > mc.getPrecision()) {
            throw invalid();
        }
        MathContext work =
                new MathContext(mc.getPrecision() + length + 1, mc.getRoundingMode());
        BigDecimal power = ONE;
        for (int bit = Integer.highestOneBit(times); bit != 0; bit >>>= 1) {
            power = power.multiply(power, work);
            if ((times & bit) != 0) {
                power = power.multiply(this, work);
            }
        }
        return (n < 0 ? ONE.divide(power, work) : power).round(mc);
    }

    public BigDecimal abs() {
        return signum() < 0 ? negate() : this;
    }

    public BigDecimal abs(MathContext mc) {
        return signum() < 0 ? negate(mc) : plus(mc);
    }

    public BigDecimal negate() {
        return new BigDecimal(unscaled.negate(), scale);
    }

    public BigDecimal negate(MathContext mc) {
        return negate().plus(mc);
    }

    public BigDecimal plus() {
        return this;
    }

    public BigDecimal plus(MathContext mc) {
        return round(mc);
    }

    /** Rounding 99.9 up makes a digit more, which rounding takes away again. */
    public BigDecimal round(MathContext mc) {
        int digits = mc.getPrecision();
        BigDecimal result = this;
        while (digits > 0 && result.precision() > digits) {
            int drop = result.precision() - digits;
            result = scaled(mc.getRoundingMode().divide(result.unscaled, PowersOfTen.of(drop)),
                    (long) result.scale - drop);
        }
        return result;
    }

    public int signum() {
        return unscaled.signum();
    }

    public int scale() {
        return scale;
    }

    public int precision() {
        if (precision == 0) {
            precision = PowersOfTen.digits(unscaled);
        }
        return precision;
    }

    public BigInteger unscaledValue() {
        return unscaled;
    }

    public BigDecimal setScale(int newScale, RoundingMode roundingMode) {
        if (newScale == scale) {
            return this;
        }
        if (newScale > scale || signum() == 0) {
            return new BigDecimal(unscaled(newScale), newScale);
        }
        long drop = (long) scale - newScale;
        if (drop > precision() && roundingMode != RoundingMode.UNNECESSARY) {
            // less than a tenth is left, and no power of ten need be made to see how it is rounded
            boolean isOne = roundingMode.goesUp(signum(), -1, false);
            return new BigDecimal(BigInteger.valueOf(isOne ? signum() : 0), newScale);
        }
        BigInteger power = PowersOfTen.times(BigInteger.ONE, Math.min(drop, precision() + 1L));
        return new BigDecimal(roundingMode.divide(unscaled, power), newScale);
    }

    @Deprecated(since = "9")
    public BigDecimal setScale(int newScale, int roundingMode) {
        return setScale(newScale, mode(roundingMode));
    }

    public BigDecimal setScale(int newScale) {
        return setScale(newScale, RoundingMode.UNNECESSARY);
    }

    public BigDecimal movePointLeft(int n) {
        return n == 0 ? this : movedPoint((long) scale + n);
    }

    public BigDecimal movePointRight(int n) {
        return n == 0 ? this : movedPoint((long) scale - n);
    }

    private BigDecimal movedPoint(long newScale) {
        BigDecimal moved = scaled(unscaled, newScale);
        return moved.scale < 0 ? moved.setScale(0) : moved;
    }

    public BigDecimal scaleByPowerOfTen(int n) {
        return scaled(unscaled, (long) scale - n);
    }

    public BigDecimal stripTrailingZeros() {
        return signum() == 0 ? ZERO : stripped(Integer.MIN_VALUE);
    }

    /** Without zeros at the end, as long as the scale is above the preferred one. */
    private BigDecimal stripped(long preferred) {
        BigInteger rest = unscaled;
        int newScale = scale;
        while (newScale > preferred && !rest.testBit(0) && rest.signum() != 0) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.TEN);
            if (parts[1].signum() != 0) {
                break;
            }
            rest = parts[0];
            newScale--;
        }
        return newScale == scale ? this : new BigDecimal(rest, newScale);
    }

    @Override
    public int compareTo(BigDecimal val) {
        if (scale == val.scale) {
            return unscaled.compareTo(val.unscaled);
        }
        int sign = signum();
        return sign != val.signum() ? Integer.compare(sign, val.signum())
                : sign * compareMagnitude(val);
    }

    private int compareMagnitude(BigDecimal val) {
        if (signum() == 0 || val.signum() == 0) {
            return Integer.compare(Math.abs(signum()), Math.abs(val.signum()));
        }
        if (adjusted() != val.adjusted()) {
            return Long.compare(adjusted(), val.adjusted());
        }
        int common = Math.max(scale, val.scale);
        return unscaled(common).abs().compareTo(val.unscaled(common).abs());
    }

    @Override
    public boolean equals(Object x) {
        return x instanceof BigDecimal && ((BigDecimal) x).scale == scale
                && ((BigDecimal) x).unscaled.equals(unscaled);
    }

    public BigDecimal min(BigDecimal val) {
        return compareTo(val) <= 0 ? this : val;
    }

    public BigDecimal max(BigDecimal val) {
        return compareTo(val) >= 0 ? this : val;
    }

    @Override
    public int hashCode() {
        return 31 * unscaled.hashCode() + scale;
    }

    @Override
    public String toString() {
        return DecimalText.canonical(unscaled, scale);
    }

    public String toEngineeringString() {
        return DecimalText.engineering(unscaled, scale);
    }

    public String toPlainString() {
        return DecimalText.plain(unscaled, scale);
    }

    public BigInteger toBigInteger() {
        return setScale(0, RoundingMode.DOWN).unscaled;
    }

    public BigInteger toBigIntegerExact() {
        return setScale(0).unscaled;
    }

    /** Multiples of 10**64 have no bits among the lowest 64. */
    @Override
    public long longValue() {
        return scale <= -64 || adjusted() < 0 ? 0 : toBigInteger().longValue();
    }

    private static ArithmeticException overflow() {
        return new ArithmeticException("Overflow");
    }

    public long longValueExact() {
        if (signum() != 0 && adjusted() >= 19) {
            throw overflow();
        }
        if (signum() != 0 && adjusted() < 0) {
            throw new ArithmeticException("Rounding necessary");
        }
        BigInteger value = toBigIntegerExact();
        if (value.bitLength() > 63) {
            throw overflow();
        }
        return value.longValue();
    }

    @Override
    public int intValue() {
        return (int) longValue();
    }

    public int intValueExact() {
        long value = longValueExact();
        if (value != (int) value) {
            throw overflow();
        }
        return (int) value;
    }

    public short shortValueExact() {
        long value = longValueExact();
        if (value != (short) value) {
            throw overflow();
        }
        return (short) value;
    }

    public byte byteValueExact() {
        long value = longValueExact();
        if (value != (byte) value) {
            throw overflow();
        }
        return (byte) value;
    }

    @Override
    public float floatValue() {
        return scale == 0 ? unscaled.floatValue() : Float.parseFloat(toString());
    }

    @Override
    public double doubleValue() {
        return scale == 0 ? unscaled.doubleValue() : Double.parseDouble(toString());
    }

    public BigDecimal ulp() {
        return new BigDecimal(BigInteger.ONE, scale);
    }
}
