package java.util.function;

/** A conversion between numbers. */
@FunctionalInterface
public interface LongToIntFunction {
    int applyAsInt(long value);
}
