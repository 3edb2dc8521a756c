package java.util.concurrent;

/** Interfaces of publishers, and of subscribers who say how much they can take. */
public final class Flow {
    private static final int DEFAULT_BUFFER_SIZE = 256;

    private Flow() {
    }

    /** Gives items to subscribers. */
    @FunctionalInterface
    public interface Publisher<T> {
        void subscribe(Subscriber<? super T> subscriber);
    }

    /** Receives items. */
    public interface Subscriber<T> {
        void onSubscribe(Subscription subscription);

        void onNext(T item);

        void onError(Throwable throwable);

        void onComplete();
    }

    /** What links a subscriber to a publisher. */
    public interface Subscription {
        void request(long n);

        void cancel();
    }

    /** Both. */
    public interface Processor<T, R> extends Subscriber<T>, Publisher<R> {
    }

    public static int defaultBufferSize() {
        return DEFAULT_BUFFER_SIZE;
    }
}
