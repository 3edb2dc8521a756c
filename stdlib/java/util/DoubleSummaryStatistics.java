package java.util;

import java.util.function.DoubleConsumer;

/** Count, sum, least and greatest of double values. */
public class DoubleSummaryStatistics implements DoubleConsumer {
    private long count;
    /** The sum, and how much too large it is: Kahan's summation. */
    private double sum;
    private double excess;
    /** The sum without correction, which is right where infinities make the other NaN. */
    private double simpleSum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    public DoubleSummaryStatistics() {
    }

    public DoubleSummaryStatistics(long count, double min, double max, double sum) {
        if (count < 0) {
            throw new IllegalArgumentException("Negative count value");
        }
        if (count > 0) {
            if (min > max) {
                throw new IllegalArgumentException("Minimum greater than maximum");
            }
            boolean anyNaN = Double.isNaN(min) || Double.isNaN(max) || Double.isNaN(sum);
            boolean allNaN = Double.isNaN(min) && Double.isNaN(max) && Double.isNaN(sum);
            if (anyNaN && !allNaN) {
                throw new IllegalArgumentException("Some, not all, of the minimum, maximum, "
                        + "or sum is NaN");
            }
            this.count = count;
            this.sum = sum;
            simpleSum = sum;
            this.min = min;
            this.max = max;
        }
    }

    @Override
    public void accept(double value) {
        count++;
        simpleSum += value;
        add(value);
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    private void add(double value) {
        double corrected = value - excess;
        double next = sum + corrected;
        excess = next - sum - corrected;
        sum = next;
    }

    public void combine(DoubleSummaryStatistics other) {
        count += other.count;
        simpleSum += other.simpleSum;
        add(other.sum);
        add(-other.excess);
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    public final long getCount() {
        return count;
    }

    public final double getSum() {
        double best = sum - excess;
        return Double.isNaN(best) && Double.isInfinite(simpleSum) ? simpleSum : best;
    }

    public final double getMin() {
        return min;
    }

    public final double getMax() {
        return max;
    }

    public final double getAverage() {
        return count > 0 ? getSum() / count : 0.0;
    }

    @Override
    public String toString() {
        return String.format("%s{count=%d, sum=%f, min=%f, average=%f, max=%f}",
                getClass().getSimpleName(), getCount(), getSum(), getMin(), getAverage(),
                getMax());
    }
}
