package java.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Formats numbers by patterns such as #,##0.00. */
public class DecimalFormat extends NumberFormat {
    private static final long serialVersionUID = 864413376551465018L;
    private static final String NUMBER_SYMBOLS = "#0,.";

    private DecimalFormatSymbols symbols;
    private RoundingMode roundingMode = RoundingMode.HALF_EVEN;
    private String pattern;
    private String positivePrefix = "";
    private String positiveSuffix = "";
    private String negativePrefix = "";
    private String negativeSuffix = "";
    private int groupingSize;
    private int multiplier = 1;
    private boolean parseBigDecimal;
    private boolean decimalSeparatorAlwaysShown;

    public DecimalFormat() {
        this("#,##0.###");
    }

    public DecimalFormat(String pattern) {
        this(pattern, new DecimalFormatSymbols());
    }

    public DecimalFormat(String pattern, DecimalFormatSymbols symbols) {
        this.symbols = (DecimalFormatSymbols) symbols.clone();
        applyPattern(pattern);
    }

    public void applyPattern(String newPattern) {
        pattern = newPattern;
        multiplier = 1;
        int[] at = {0};
        positivePrefix = affix(at, true);
        int start = at[0];
        while (at[0] < pattern.length() && NUMBER_SYMBOLS.indexOf(pattern.charAt(at[0])) >= 0) {
            at[0]++;
        }
        applyNumber(pattern.substring(start, at[0]));
        if (at[0] < pattern.length() && pattern.charAt(at[0]) == 'E') {
            throw new UnsupportedOperationException("exponents in patterns: " + pattern);
        }
        positiveSuffix = affix(at, false);
        negativePrefix = symbols.getMinusSign() + positivePrefix;
        negativeSuffix = positiveSuffix;
        if (at[0] < pattern.length() && pattern.charAt(at[0]) == ';') {
            at[0]++;
            negativePrefix = affix(at, true);
            while (at[0] < pattern.length()
                    && NUMBER_SYMBOLS.indexOf(pattern.charAt(at[0])) >= 0) {
                at[0]++;
            }
            negativeSuffix = affix(at, false);
        }
    }

    private String affix(int[] at, boolean isPrefix) {
        StringBuilder sb = new StringBuilder();
        boolean isQuoted = false;
        for (; at[0] < pattern.length(); at[0]++) {
            char c = pattern.charAt(at[0]);
            if (c == '\'') {
                boolean isPair = pattern.startsWith("''", at[0]);
                if (isPair) {
                    sb.append(c);
                    at[0]++;
                } else {
                    isQuoted = !isQuoted;
                }
            } else if (isQuoted) {
                sb.append(c);
            } else if (c == ';' || NUMBER_SYMBOLS.indexOf(c) >= 0 && isPrefix) {
                break;
            } else if (NUMBER_SYMBOLS.indexOf(c) >= 0) {
                throw new IllegalArgumentException("Unquoted special character '" + c
                        + "' in pattern \"" + pattern + '"');
            } else if (c == '\u00a4') {
                throw new UnsupportedOperationException("currencies in patterns: " + pattern);
            } else {
                multiplier = c == '%' ? 100 : c == '\u2030' ? 1000 : multiplier;
                sb.append(c == '-' ? symbols.getMinusSign() : c);
            }
        }
        return sb.toString();
    }

    private void applyNumber(String number) {
        int point = number.indexOf('.');
        String whole = point < 0 ? number : number.substring(0, point);
        String fraction = point < 0 ? "" : number.substring(point + 1);
        if (fraction.indexOf('.') >= 0) {
            throw new IllegalArgumentException("Multiple decimal separators in pattern \""
                    + pattern + '"');
        }
        boolean isWrong = fraction.indexOf(',') >= 0
                || fraction.contains("#0") || whole.replace(",", "").contains("0#")
                || whole.endsWith(",");
        if (isWrong) {
            throw new IllegalArgumentException("Malformed pattern \"" + pattern + '"');
        }
        int comma = whole.lastIndexOf(',');
        groupingSize = comma < 0 ? 0 : whole.length() - comma - 1;
        setGroupingUsed(comma >= 0);
        int zeros = whole.replace(",", "").replace("#", "").length();
        super.setMaximumIntegerDigits(Integer.MAX_VALUE);
        int fractionZeros = fraction.replace("#", "").length();
        // Without any 0 before or after a point there is one: #.## is 0.## and .## is .0#
        boolean hasNone = point >= 0 && zeros + fractionZeros == 0;
        super.setMinimumIntegerDigits(hasNone && !whole.isEmpty() ? 1 : zeros);
        super.setMaximumFractionDigits(fraction.length());
        super.setMinimumFractionDigits(hasNone && whole.isEmpty() ? 1 : fractionZeros);
        decimalSeparatorAlwaysShown = point >= 0 && fraction.isEmpty();
    }

    @Override
    public boolean equals(Object obj) {
        return super.equals(obj) && pattern.equals(((DecimalFormat) obj).pattern)
                && getRoundingMode() == ((DecimalFormat) obj).getRoundingMode();
    }

    @Override
    public int hashCode() {
        return super.hashCode() * 31 + pattern.hashCode();
    }

    public String toPattern() {
        return pattern;
    }

    public DecimalFormatSymbols getDecimalFormatSymbols() {
        return (DecimalFormatSymbols) symbols.clone();
    }

    public void setDecimalFormatSymbols(DecimalFormatSymbols newSymbols) {
        symbols = (DecimalFormatSymbols) newSymbols.clone();
    }

    @Override
    public RoundingMode getRoundingMode() {
        return roundingMode;
    }

    @Override
    public void setRoundingMode(RoundingMode roundingMode) {
        if (roundingMode == null) {
            throw new NullPointerException();
        }
        this.roundingMode = roundingMode;
    }

    public int getGroupingSize() {
        return groupingSize;
    }

    public void setGroupingSize(int newValue) {
        groupingSize = newValue;
    }

    public int getMultiplier() {
        return multiplier;
    }

    public void setMultiplier(int newValue) {
        multiplier = newValue;
    }

    public boolean isParseBigDecimal() {
        return parseBigDecimal;
    }

    public void setParseBigDecimal(boolean newValue) {
        parseBigDecimal = newValue;
    }

    @Override
    public StringBuffer format(Object number, StringBuffer toAppendTo, FieldPosition pos) {
        if (number instanceof BigDecimal) {
            BigDecimal x = (BigDecimal) number;
            return toAppendTo.append(text(x, x, x.signum() < 0));
        }
        if (number instanceof BigInteger) {
            BigDecimal x = new BigDecimal((BigInteger) number);
            return toAppendTo.append(text(x, x, x.signum() < 0));
        }
        return super.format(number, toAppendTo, pos);
    }

    @Override
    public StringBuffer format(long number, StringBuffer toAppendTo, FieldPosition pos) {
        BigDecimal x = BigDecimal.valueOf(number);
        return toAppendTo.append(text(x, x, number < 0));
    }

    @Override
    public StringBuffer format(double number, StringBuffer toAppendTo, FieldPosition pos) {
        if (number != number) {
            return toAppendTo.append(symbols.getNaN());
        }
        boolean negative = Double.doubleToRawLongBits(number) < 0;
        if (Double.isInfinite(number)) {
            return toAppendTo.append(withAffixes(symbols.getInfinity(), negative));
        }
        double scaled = number * multiplier;
        return toAppendTo.append(multiplier == 1 || Double.isInfinite(scaled)
                ? text(BigDecimal.valueOf(number), new BigDecimal(number), negative)
                : digits(BigDecimal.valueOf(scaled), new BigDecimal(scaled), negative));
    }

    private String text(BigDecimal shortest, BigDecimal exact, boolean negative) {
        BigDecimal factor = BigDecimal.valueOf(multiplier);
        return digits(shortest.multiply(factor), exact.multiply(factor), negative);
    }

    private String withAffixes(String digits, boolean negative) {
        return negative ? negativePrefix + digits + negativeSuffix
                : positivePrefix + digits + positiveSuffix;
    }

    /** The shortest decimal if it has few enough digits, else the exact value rounded. */
    private String digits(BigDecimal shortest, BigDecimal exact, boolean negative) {
        int most = getMaximumFractionDigits();
        BigDecimal value = shortest.stripTrailingZeros().scale() <= most ? shortest
                : exact.setScale(most, roundingMode);
        String plain = value.abs().stripTrailingZeros().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String fraction = point < 0 ? "" : plain.substring(point + 1);
        fraction += "0".repeat(Math.max(getMinimumFractionDigits() - fraction.length(), 0));
        boolean isBare = getMinimumIntegerDigits() == 0 && !fraction.isEmpty();
        whole = whole.equals("0") && isBare ? "" : whole;
        whole = "0".repeat(Math.max(getMinimumIntegerDigits() - whole.length(), 0)) + whole;
        whole = whole.substring(Math.max(whole.length() - getMaximumIntegerDigits(), 0));
        boolean hasPoint = !fraction.isEmpty() || decimalSeparatorAlwaysShown;
        return withAffixes(grouped(whole)
                + (hasPoint ? symbols.getDecimalSeparator() + fraction : ""), negative);
    }

    private String grouped(String whole) {
        if (!isGroupingUsed() || groupingSize == 0) {
            return whole;
        }
        StringBuilder sb = new StringBuilder(whole);
        for (int i = whole.length() - groupingSize; i > 0; i -= groupingSize) {
            sb.insert(i, symbols.getGroupingSeparator());
        }
        return sb.toString();
    }

    @Override
    public Number parse(String text, ParsePosition pos) {
        int start = pos.getIndex();
        boolean isPositive = text.startsWith(positivePrefix, start);
        boolean negative = text.startsWith(negativePrefix, start)
                && (!isPositive || negativePrefix.length() > positivePrefix.length());
        if (!isPositive && !negative) {
            pos.setErrorIndex(start);
            return null;
        }
        int at = start + (negative ? negativePrefix : positivePrefix).length();
        StringBuilder digits = new StringBuilder();
        boolean hasPoint = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isDigit(c)) {
                digits.append(Character.digit(c, 10));
            } else if (c == symbols.getDecimalSeparator() && !hasPoint && !isParseIntegerOnly()) {
                hasPoint = true;
                digits.append('.');
            } else if (c != symbols.getGroupingSeparator() || !isGroupingUsed() || hasPoint) {
                break;
            }
        }
        String suffix = negative ? negativeSuffix : positiveSuffix;
        if (digits.length() == (hasPoint ? 1 : 0) || !text.startsWith(suffix, at)) {
            pos.setErrorIndex(start);
            return null;
        }
        pos.setIndex(at + suffix.length());
        BigDecimal value = new BigDecimal((negative ? "-" : "") + digits);
        return number(value, negative);
    }

    private Number number(BigDecimal value, boolean negative) {
        if (parseBigDecimal) {
            return multiplier == 1 ? value : value.divide(BigDecimal.valueOf(multiplier));
        }
        BigDecimal whole = value.divide(BigDecimal.valueOf(multiplier)).stripTrailingZeros();
        boolean isLong = whole.scale() <= 0 && whole.precision() - whole.scale() <= 19
                && whole.toBigInteger().bitLength() < 64;
        if (isLong && !(negative && whole.signum() == 0)) {
            return whole.longValue();
        }
        return negative && whole.signum() == 0 ? -0.0 : whole.doubleValue();
    }
}
