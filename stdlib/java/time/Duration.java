package java.time;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.time.temporal.TemporalUnit;
import java.time.temporal.UnsupportedTemporalTypeException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of time in seconds and nanoseconds, of which the latter are never negative. */
public final class Duration implements TemporalAmount, Comparable<Duration>, Serializable {
    private static final long serialVersionUID = 3078945930695997490L;
    private static final int NANOS = 1_000_000_000;

    public static final Duration ZERO = new Duration(0, 0);

    private final long seconds;
    private final int nanos;

    private Duration(long seconds, int nanos) {
        this.seconds = seconds;
        this.nanos = nanos;
    }

    private static Duration create(long seconds, int nanos) {
        return (seconds | nanos) == 0 ? ZERO : new Duration(seconds, nanos);
    }

    public static Duration ofDays(long days) {
        return create(Math.multiplyExact(days, 86400L), 0);
    }

    public static Duration ofHours(long hours) {
        return create(Math.multiplyExact(hours, 3600L), 0);
    }

    public static Duration ofMinutes(long minutes) {
        return create(Math.multiplyExact(minutes, 60L), 0);
    }

    public static Duration ofSeconds(long seconds) {
        return create(seconds, 0);
    }

    public static Duration ofSeconds(long seconds, long nanoAdjustment) {
        return create(Math.addExact(seconds, Math.floorDiv(nanoAdjustment, (long) NANOS)),
                (int) Math.floorMod(nanoAdjustment, (long) NANOS));
    }

    public static Duration ofMillis(long millis) {
        return create(Math.floorDiv(millis, 1000L), (int) Math.floorMod(millis, 1000L) * 1_000_000);
    }

    public static Duration ofNanos(long nanos) {
        return ofSeconds(0, nanos);
    }

    public static Duration of(long amount, TemporalUnit unit) {
        return ZERO.plus(amount, unit);
    }

    public static Duration from(TemporalAmount amount) {
        Duration duration = ZERO;
        for (TemporalUnit unit : amount.getUnits()) {
            duration = duration.plus(amount.get(unit), unit);
        }
        return duration;
    }

    public static Duration between(Temporal startInclusive, Temporal endExclusive) {
        try {
            return ofNanos(startInclusive.until(endExclusive, ChronoUnit.NANOS));
        } catch (DateTimeException | ArithmeticException e) {
            long seconds = startInclusive.until(endExclusive, ChronoUnit.SECONDS);
            long nanos = 0;
            if (startInclusive.isSupported(ChronoField.NANO_OF_SECOND)) {
                nanos = endExclusive.getLong(ChronoField.NANO_OF_SECOND)
                        - startInclusive.getLong(ChronoField.NANO_OF_SECOND);
                seconds += seconds > 0 && nanos < 0 ? 1 : seconds < 0 && nanos > 0 ? -1 : 0;
            }
            return ofSeconds(seconds, nanos);
        }
    }

    public static Duration parse(CharSequence text) {
        Matcher m = Pattern.compile("([-+]?)P(?:([-+]?[0-9]+)D)?(T(?:([-+]?[0-9]+)H)?"
                + "(?:([-+]?[0-9]+)M)?(?:([-+]?[0-9]+)(?:[.,]([0-9]{0,9}))?S)?)?",
                Pattern.CASE_INSENSITIVE).matcher(Objects.requireNonNull(text, "text"));
        boolean hasPart = m.matches() && !"T".equalsIgnoreCase(m.group(3))
                && (m.group(2) != null || m.group(3) != null);
        if (!hasPart) {
            throw new DateTimeParseException("Text cannot be parsed to a Duration", text, 0);
        }
        try {
            long total = Math.multiplyExact(number(m.group(2)), 86400L);
            total = Math.addExact(total, Math.multiplyExact(number(m.group(4)), 3600L));
            total = Math.addExact(total, Math.multiplyExact(number(m.group(5)), 60L));
            total = Math.addExact(total, number(m.group(6)));
            String fraction = m.group(7) == null ? "" : m.group(7);
            int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
            boolean minus = m.group(6) != null && m.group(6).startsWith("-");
            Duration duration = ofSeconds(total, minus ? -nanos : nanos);
            return m.group(1).equals("-") ? duration.negated() : duration;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new DateTimeParseException(
                    "Text cannot be parsed to a Duration: overflow", text, 0, e);
        }
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    @Override
    public long get(TemporalUnit unit) {
        if (unit == ChronoUnit.SECONDS) {
            return seconds;
        }
        if (unit == ChronoUnit.NANOS) {
            return nanos;
        }
        throw new UnsupportedTemporalTypeException("Unsupported unit: " + unit);
    }

    @Override
    public List<TemporalUnit> getUnits() {
        return List.of(ChronoUnit.SECONDS, ChronoUnit.NANOS);
    }

    public boolean isZero() {
        return (seconds | nanos) == 0;
    }

    public boolean isNegative() {
        return seconds < 0;
    }

    public long getSeconds() {
        return seconds;
    }

    public int getNano() {
        return nanos;
    }

    public Duration withSeconds(long seconds) {
        return create(seconds, nanos);
    }

    public Duration withNanos(int nanoOfSecond) {
        ChronoField.NANO_OF_SECOND.checkValidIntValue(nanoOfSecond);
        return create(seconds, nanoOfSecond);
    }

    public Duration plus(Duration duration) {
        return plus(duration.seconds, duration.nanos);
    }

    private Duration plus(long moreSeconds, long moreNanos) {
        return ofSeconds(Math.addExact(seconds, moreSeconds), nanos + moreNanos);
    }

    public Duration plus(long amountToAdd, TemporalUnit unit) {
        Objects.requireNonNull(unit, "unit");
        if (unit == ChronoUnit.DAYS) {
            return plusDays(amountToAdd);
        }
        if (unit.isDurationEstimated()) {
            throw new UnsupportedTemporalTypeException("Unit must not have an estimated duration");
        }
        if (unit == ChronoUnit.NANOS) {
            return plusNanos(amountToAdd);
        }
        return plus(unit.getDuration().multipliedBy(amountToAdd));
    }

    public Duration plusDays(long daysToAdd) {
        return plus(Math.multiplyExact(daysToAdd, 86400L), 0);
    }

    public Duration plusHours(long hoursToAdd) {
        return plus(Math.multiplyExact(hoursToAdd, 3600L), 0);
    }

    public Duration plusMinutes(long minutesToAdd) {
        return plus(Math.multiplyExact(minutesToAdd, 60L), 0);
    }

    public Duration plusSeconds(long secondsToAdd) {
        return plus(secondsToAdd, 0);
    }

    public Duration plusMillis(long millisToAdd) {
        return plus(ofMillis(millisToAdd));
    }

    public Duration plusNanos(long nanosToAdd) {
        return plus(nanosToAdd / NANOS, nanosToAdd % NANOS);
    }

    public Duration minus(Duration duration) {
        return ofSeconds(Math.subtractExact(seconds, duration.seconds),
                (long) nanos - duration.nanos);
    }

    public Duration minus(long amountToSubtract, TemporalUnit unit) {
        return amountToSubtract == Long.MIN_VALUE ? plus(Long.MAX_VALUE, unit).plus(1, unit)
                : plus(-amountToSubtract, unit);
    }

    public Duration minusDays(long days) {
        return minus(days, ChronoUnit.DAYS);
    }

    public Duration minusHours(long hours) {
        return minus(hours, ChronoUnit.HOURS);
    }

    public Duration minusMinutes(long minutes) {
        return minus(minutes, ChronoUnit.MINUTES);
    }

    public Duration minusSeconds(long seconds) {
        return minus(seconds, ChronoUnit.SECONDS);
    }

    public Duration minusMillis(long millis) {
        return minus(millis, ChronoUnit.MILLIS);
    }

    public Duration minusNanos(long nanos) {
        return minus(nanos, ChronoUnit.NANOS);
    }

    private BigDecimal exact() {
        return BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, 9));
    }

    private static Duration of(BigDecimal seconds) {
        BigInteger[] parts = seconds.movePointRight(9).toBigIntegerExact()
                .divideAndRemainder(BigInteger.valueOf(NANOS));
        if (parts[0].bitLength() > 63) {
            throw new ArithmeticException("Exceeds capacity of Duration: "
                    + seconds.movePointRight(9).toBigIntegerExact());
        }
        return ofSeconds(parts[0].longValue(), parts[1].intValue());
    }

    public Duration multipliedBy(long multiplicand) {
        return of(exact().multiply(BigDecimal.valueOf(multiplicand)));
    }

    public Duration dividedBy(long divisor) {
        if (divisor == 0) {
            throw new ArithmeticException("Cannot divide by zero");
        }
        return of(exact().divide(BigDecimal.valueOf(divisor), RoundingMode.DOWN));
    }

    public long dividedBy(Duration divisor) {
        if (divisor.isZero()) {
            throw new ArithmeticException("Cannot divide by zero");
        }
        return exact().divideToIntegralValue(divisor.exact()).longValueExact();
    }

    public Duration negated() {
        return multipliedBy(-1);
    }

    public Duration abs() {
        return isNegative() ? negated() : this;
    }

    @Override
    public Temporal addTo(Temporal temporal) {
        Temporal result = seconds == 0 ? temporal : temporal.plus(seconds, ChronoUnit.SECONDS);
        return nanos == 0 ? result : result.plus(nanos, ChronoUnit.NANOS);
    }

    @Override
    public Temporal subtractFrom(Temporal temporal) {
        Temporal result = seconds == 0 ? temporal : temporal.minus(seconds, ChronoUnit.SECONDS);
        return nanos == 0 ? result : result.minus(nanos, ChronoUnit.NANOS);
    }

    public long toDays() {
        return seconds / 86400;
    }

    public long toHours() {
        return seconds / 3600;
    }

    public long toMinutes() {
        return seconds / 60;
    }

    public long toSeconds() {
        return seconds;
    }

    public long toMillis() {
        return total(1000, 1_000_000);
    }

    public long toNanos() {
        return total(NANOS, 1);
    }

    /** Of a negative number the fraction is negative too, so that it does not overflow early. */
    private long total(long perSecond, int nanosEach) {
        long whole = seconds;
        long fraction = nanos;
        if (whole < 0) {
            whole++;
            fraction -= NANOS;
        }
        return Math.addExact(Math.multiplyExact(whole, perSecond), fraction / nanosEach);
    }

    public long toDaysPart() {
        return toDays();
    }

    public int toHoursPart() {
        return (int) (toHours() % 24);
    }

    public int toMinutesPart() {
        return (int) (toMinutes() % 60);
    }

    public int toSecondsPart() {
        return (int) (seconds % 60);
    }

    public int toMillisPart() {
        return nanos / 1_000_000;
    }

    public int toNanosPart() {
        return nanos;
    }

    public Duration truncatedTo(TemporalUnit unit) {
        Objects.requireNonNull(unit, "unit");
        if (unit == ChronoUnit.SECONDS && (seconds >= 0 || nanos == 0)) {
            return create(seconds, 0);
        }
        Duration length = unit.getDuration();
        if (length.seconds > 86400) {
            throw new UnsupportedTemporalTypeException(
                    "Unit is too large to be used for truncation");
        }
        long step = length.toNanos();
        if (86400L * NANOS % step != 0) {
            throw new UnsupportedTemporalTypeException(
                    "Unit must divide into a standard day without remainder");
        }
        long nanosOfDay = seconds % 86400 * NANOS + nanos;
        return plusNanos(nanosOfDay / step * step - nanosOfDay);
    }

    @Override
    public int compareTo(Duration other) {
        int order = Long.compare(seconds, other.seconds);
        return order != 0 ? order : nanos - other.nanos;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Duration && compareTo((Duration) other) == 0;
    }

    @Override
    public int hashCode() {
        return (int) (seconds ^ seconds >>> 32) + 51 * nanos;
    }

    @Override
    public String toString() {
        if (isZero()) {
            return "PT0S";
        }
        long whole = seconds < 0 && nanos > 0 ? seconds + 1 : seconds;
        StringBuilder sb = new StringBuilder("PT");
        if (whole / 3600 != 0) {
            sb.append(whole / 3600).append('H');
        }
        if (whole / 60 % 60 != 0) {
            sb.append(whole / 60 % 60).append('M');
        }
        int rest = (int) (whole % 60);
        if (rest == 0 && nanos == 0) {
            return sb.toString();
        }
        sb.append(seconds < 0 && nanos > 0 && rest == 0 ? "-0" : String.valueOf(rest));
        if (nanos > 0) {
            int fraction = seconds < 0 ? NANOS - nanos : nanos;
            String digits = String.valueOf(NANOS + (long) fraction).substring(1);
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            sb.append('.').append(digits, 0, end);
        }
        return sb.append('S').toString();
    }
}
