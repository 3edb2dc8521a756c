package java.util.stream;

import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Supplier;

/** Makes streams of spliterators. */
public final class StreamSupport {
    private StreamSupport() {
    }

    public static <T> Stream<T> stream(Spliterator<T> spliterator, boolean parallel) {
        Objects.requireNonNull(spliterator);
        return new ReferencePipelineStream<>(
                new Pipeline(Shape.REFERENCE, spliterator, parallel));
    }

    public static <T> Stream<T> stream(Supplier<? extends Spliterator<T>> supplier,
            int characteristics, boolean parallel) {
        Objects.requireNonNull(supplier);
        return new ReferencePipelineStream<>(new Pipeline(Shape.REFERENCE, supplier, parallel));
    }

    public static IntStream intStream(Spliterator.OfInt spliterator, boolean parallel) {
        Objects.requireNonNull(spliterator);
        return new IntPipelineStream(new Pipeline(Shape.INT, spliterator, parallel));
    }

    public static IntStream intStream(Supplier<? extends Spliterator.OfInt> supplier,
            int characteristics, boolean parallel) {
        Objects.requireNonNull(supplier);
        return new IntPipelineStream(new Pipeline(Shape.INT, supplier, parallel));
    }

    public static LongStream longStream(Spliterator.OfLong spliterator, boolean parallel) {
        Objects.requireNonNull(spliterator);
        return new LongPipelineStream(new Pipeline(Shape.LONG, spliterator, parallel));
    }

    public static LongStream longStream(Supplier<? extends Spliterator.OfLong> supplier,
            int characteristics, boolean parallel) {
        Objects.requireNonNull(supplier);
        return new LongPipelineStream(new Pipeline(Shape.LONG, supplier, parallel));
    }

    public static DoubleStream doubleStream(Spliterator.OfDouble spliterator, boolean parallel) {
        Objects.requireNonNull(spliterator);
        return new DoublePipelineStream(new Pipeline(Shape.DOUBLE, spliterator, parallel));
    }

    public static DoubleStream doubleStream(Supplier<? extends Spliterator.OfDouble> supplier,
            int characteristics, boolean parallel) {
        Objects.requireNonNull(supplier);
        return new DoublePipelineStream(new Pipeline(Shape.DOUBLE, supplier, parallel));
    }
}
