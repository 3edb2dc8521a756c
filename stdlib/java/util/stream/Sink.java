package java.util.stream;

import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/**
 * Where the elements of a pipeline arrive: after begin come the elements, then end. A sink of
 * primitive values is one that overrides that accept; any other boxes them.
 */
abstract class Sink<T> implements Consumer<T>, IntConsumer, LongConsumer, DoubleConsumer {
    /** Elements are going to come: so many, or -1 if that is not known. */
    void begin(long size) {
    }

    /** No more elements will come. */
    void end() {
    }

    /** Whether more elements would be for nothing. Asked only of sinks that may say yes. */
    boolean done() {
        return false;
    }

    /** Whether this sink may be done before its elements have ended. */
    boolean shortCircuits() {
        return false;
    }

    @Override
    public void accept(T t) {
        throw new IllegalStateException("this sink takes primitive values");
    }

    @Override
    @SuppressWarnings("unchecked")
    public void accept(int t) {
        accept((T) Integer.valueOf(t));
    }

    @Override
    @SuppressWarnings("unchecked")
    public void accept(long t) {
        accept((T) Long.valueOf(t));
    }

    @Override
    @SuppressWarnings("unchecked")
    public void accept(double t) {
        accept((T) Double.valueOf(t));
    }
}
