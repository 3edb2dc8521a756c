package java.util.function;

/** A conversion between numbers. */
@FunctionalInterface
public interface DoubleToIntFunction {
    int applyAsInt(double value);
}
