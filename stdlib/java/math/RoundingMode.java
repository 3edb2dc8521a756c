package java.math;

/** Which of the two neighbours a result becomes that cannot be represented. */
public enum RoundingMode {
    UP(BigDecimal.ROUND_UP),
    DOWN(BigDecimal.ROUND_DOWN),
    CEILING(BigDecimal.ROUND_CEILING),
    FLOOR(BigDecimal.ROUND_FLOOR),
    HALF_UP(BigDecimal.ROUND_HALF_UP),
    HALF_DOWN(BigDecimal.ROUND_HALF_DOWN),
    HALF_EVEN(BigDecimal.ROUND_HALF_EVEN),
    UNNECESSARY(BigDecimal.ROUND_UNNECESSARY);

    private static final RoundingMode[] ALL = values();

    final int number;

    RoundingMode(int number) {
        this.number = number;
    }

    public static RoundingMode valueOf(int rm) {
        if (rm < 0 || rm >= ALL.length) {
            throw new IllegalArgumentException("argument out of range");
        }
        return ALL[rm];
    }

    /** Whether the magnitude is one more: half compares what is lost with a half. */
    boolean goesUp(int sign, int half, boolean isOdd) {
        switch (this) {
            case UP:
                return true;
            case DOWN:
                return false;
            case CEILING:
                return sign > 0;
            case FLOOR:
                return sign < 0;
            case HALF_UP:
                return half >= 0;
            case HALF_DOWN:
                return half > 0;
            case HALF_EVEN:
                return half > 0 || half == 0 && isOdd;
            default:
                throw new ArithmeticException("Rounding necessary");
        }
    }

    /** A quotient rounded to an integer. */
    BigInteger divide(BigInteger x, BigInteger y) {
        BigInteger[] parts = x.divideAndRemainder(y);
        BigInteger quotient = parts[0];
        if (parts[1].signum() == 0) {
            return quotient;
        }
        int sign = x.signum() * y.signum();
        int half = parts[1].abs().shiftLeft(1).compareTo(y.abs());
        return goesUp(sign, half, quotient.testBit(0))
                ? quotient.add(BigInteger.valueOf(sign)) : quotient;
    }
}
