package java.util.stream;

import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/** The kind of a source's elements: how they get from the source into a sink. */
abstract class Shape {
    static final Shape REFERENCE = new Shape() {
        @Override
        void pushAll(Spliterator<?> source, Sink<?> sink) {
            anySource(source).forEachRemaining((Consumer<Object>) anySink(sink));
        }

        @Override
        boolean pushOne(Spliterator<?> source, Sink<?> sink) {
            return anySource(source).tryAdvance((Consumer<Object>) anySink(sink));
        }
    };

    static final Shape INT = new Shape() {
        @Override
        void pushAll(Spliterator<?> source, Sink<?> sink) {
            ((Spliterator.OfInt) source).forEachRemaining((IntConsumer) sink);
        }

        @Override
        boolean pushOne(Spliterator<?> source, Sink<?> sink) {
            return ((Spliterator.OfInt) source).tryAdvance((IntConsumer) sink);
        }
    };

    static final Shape LONG = new Shape() {
        @Override
        void pushAll(Spliterator<?> source, Sink<?> sink) {
            ((Spliterator.OfLong) source).forEachRemaining((LongConsumer) sink);
        }

        @Override
        boolean pushOne(Spliterator<?> source, Sink<?> sink) {
            return ((Spliterator.OfLong) source).tryAdvance((LongConsumer) sink);
        }
    };

    static final Shape DOUBLE = new Shape() {
        @Override
        void pushAll(Spliterator<?> source, Sink<?> sink) {
            ((Spliterator.OfDouble) source).forEachRemaining((DoubleConsumer) sink);
        }

        @Override
        boolean pushOne(Spliterator<?> source, Sink<?> sink) {
            return ((Spliterator.OfDouble) source).tryAdvance((DoubleConsumer) sink);
        }
    };

    /** Hands all that is left to the sink. */
    abstract void pushAll(Spliterator<?> source, Sink<?> sink);

    /** Hands the next element to the sink; false if there was none. */
    abstract boolean pushOne(Spliterator<?> source, Sink<?> sink);

    @SuppressWarnings("unchecked")
    private static Spliterator<Object> anySource(Spliterator<?> source) {
        return (Spliterator<Object>) source;
    }

    @SuppressWarnings("unchecked")
    private static Sink<Object> anySink(Sink<?> sink) {
        return (Sink<Object>) sink;
    }
}
