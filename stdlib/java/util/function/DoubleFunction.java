package java.util.function;

/** A function of a number. */
@FunctionalInterface
public interface DoubleFunction<R> {
    R apply(double value);
}
