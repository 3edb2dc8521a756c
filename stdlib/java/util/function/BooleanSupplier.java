package java.util.function;

/** A supplier of truth values. */
@FunctionalInterface
public interface BooleanSupplier {
    boolean getAsBoolean();
}
