package java.util.function;

/** A function of two arguments that gives a number. */
@FunctionalInterface
public interface ToLongBiFunction<T, U> {
    long applyAsLong(T t, U u);
}
