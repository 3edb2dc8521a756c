package java.util.function;

/** A function of a number. */
@FunctionalInterface
public interface IntFunction<R> {
    R apply(int value);
}
