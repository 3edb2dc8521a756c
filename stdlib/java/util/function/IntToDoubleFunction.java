package java.util.function;

/** A conversion between numbers. */
@FunctionalInterface
public interface IntToDoubleFunction {
    double applyAsDouble(int value);
}
