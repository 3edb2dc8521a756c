package java.util.function;

/** A conversion between numbers. */
@FunctionalInterface
public interface DoubleToLongFunction {
    long applyAsLong(double value);
}
