package java.util.function;

/** A function whose argument and result have the same type. */
@FunctionalInterface
public interface UnaryOperator<T> extends Function<T, T> {
    static <T> UnaryOperator<T> identity() {
        return (t) -> t;
    }
}
