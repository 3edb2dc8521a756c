package java.util.function;

/** A supplier of numbers. */
@FunctionalInterface
public interface LongSupplier {
    long getAsLong();
}
