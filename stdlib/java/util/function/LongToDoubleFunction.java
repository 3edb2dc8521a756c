package java.util.function;

/** A conversion between numbers. */
@FunctionalInterface
public interface LongToDoubleFunction {
    double applyAsDouble(long value);
}
