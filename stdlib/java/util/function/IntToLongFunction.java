package java.util.function;

/** A conversion between numbers. */
@FunctionalInterface
public interface IntToLongFunction {
    long applyAsLong(int value);
}
