package java.math;

import java.io.Serializable;

/** How many digits a result has, and how it is rounded to them. */
public final class MathContext implements Serializable {
    private static final long serialVersionUID = 5579720004786848255L;
    private static final String PRECISION = "precision=";
    private static final String ROUNDING = " roundingMode=";

    public static final MathContext UNLIMITED = new MathContext(0, RoundingMode.HALF_UP);
    public static final MathContext DECIMAL32 = new MathContext(7, RoundingMode.HALF_EVEN);
    public static final MathContext DECIMAL64 = new MathContext(16, RoundingMode.HALF_EVEN);
    public static final MathContext DECIMAL128 = new MathContext(34, RoundingMode.HALF_EVEN);

    private final int precision;
    private final RoundingMode roundingMode;

    public MathContext(int setPrecision) {
        this(setPrecision, RoundingMode.HALF_UP);
    }

    public MathContext(int setPrecision, RoundingMode setRoundingMode) {
        if (setPrecision < 0) {
            throw new IllegalArgumentException("Digits < 0");
        }
        if (setRoundingMode == null) {
            throw new NullPointerException("null RoundingMode");
        }
        precision = setPrecision;
        roundingMode = setRoundingMode;
    }

    public MathContext(String val) {
        if (val == null) {
            throw new NullPointerException("null String");
        }
        int split = val.indexOf(' ');
        if (!val.startsWith(PRECISION) || split < 0 || !val.startsWith(ROUNDING, split)) {
            throw new IllegalArgumentException("bad string format");
        }
        try {
            precision = Integer.parseInt(val.substring(PRECISION.length(), split));
            roundingMode = RoundingMode.valueOf(val.substring(split + ROUNDING.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("bad string format");
        }
        if (precision < 0) {
            throw new IllegalArgumentException("Digits < 0");
        }
    }

    public int getPrecision() {
        return precision;
    }

    public RoundingMode getRoundingMode() {
        return roundingMode;
    }

    @Override
    public boolean equals(Object x) {
        return x instanceof MathContext && ((MathContext) x).precision == precision
                && ((MathContext) x).roundingMode == roundingMode;
    }

    @Override
    public int hashCode() {
        return precision + roundingMode.hashCode() * 59;
    }

    @Override
    public String toString() {
        return PRECISION + precision + ROUNDING + roundingMode;
    }
}
