package java.time.temporal;

/** Takes something out of a temporal object. */
@FunctionalInterface
public interface TemporalQuery<R> {
    R queryFrom(TemporalAccessor temporal);
}
