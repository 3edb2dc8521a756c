package java.util.stream;

import java.util.Objects;
import java.util.Spliterator;

/** The end of a pipeline, where operations are appended: once, then the stream has been used. */
abstract class BasePipelineStream<T, S extends BaseStream<T, S>> implements BaseStream<T, S> {
    private final Pipeline pipeline;
    private boolean used;

    BasePipelineStream(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** The pipeline, for the one operation that may use it. */
    final Pipeline use() {
        if (used) {
            throw new IllegalStateException(
                    "stream has already been operated upon or closed");
        }
        used = true;
        return pipeline;
    }

    final Pipeline append(Stage<T, ?> stage) {
        return use().append(stage);
    }

    /** Whether the pipeline, as complete as it is now, may end early. */
    final boolean shortCircuits() {
        return pipeline.shortCircuits();
    }

    /** Hands all elements of an inner stream of a flatMap to the stage after it, and closes it. */
    static <R> void flatten(BaseStream<R, ?> inner, Sink<R> next, boolean shortCircuits) {
        try (inner) {
            pipelineOf(inner).run(new Forward<>(next, shortCircuits));
        }
    }

    private static Pipeline pipelineOf(BaseStream<?, ?> stream) {
        if (stream instanceof BasePipelineStream) {
            return ((BasePipelineStream<?, ?>) stream).use();
        }
        Spliterator<?> s = stream.spliterator();
        Shape shape = stream instanceof IntStream ? Shape.INT
                : stream instanceof LongStream ? Shape.LONG
                : stream instanceof DoubleStream ? Shape.DOUBLE : Shape.REFERENCE;
        return new Pipeline(shape, s, false);
    }

    @SuppressWarnings("unchecked")
    private S self() {
        return (S) this;
    }

    @Override
    public boolean isParallel() {
        return pipeline.parallel;
    }

    @Override
    public S sequential() {
        pipeline.parallel = false;
        return self();
    }

    /** Remembers the wish; the elements are still gone through by the calling thread. */
    @Override
    public S parallel() {
        pipeline.parallel = true;
        return self();
    }

    @Override
    public S unordered() {
        return self();
    }

    @Override
    public S onClose(Runnable closeHandler) {
        if (used) {
            use();
        }
        pipeline.onClose(Objects.requireNonNull(closeHandler));
        return self();
    }

    @Override
    public void close() {
        used = true;
        pipeline.close();
    }
}
