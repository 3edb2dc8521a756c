package java.util.function;

/** A function of a number. */
@FunctionalInterface
public interface LongFunction<R> {
    R apply(long value);
}
