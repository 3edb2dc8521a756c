package java.time.temporal;

/** Makes of one temporal object another. */
@FunctionalInterface
public interface TemporalAdjuster {
    Temporal adjustInto(Temporal temporal);
}
