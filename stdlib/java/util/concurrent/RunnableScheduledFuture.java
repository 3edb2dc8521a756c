package java.util.concurrent;

/** A scheduled future that is completed by running it. */
public interface RunnableScheduledFuture<V> extends RunnableFuture<V>, ScheduledFuture<V> {
    boolean isPeriodic();
}
