package java.util.stream;

import java.util.Spliterator;
import java.util.function.Supplier;

/**
 * A source and the stages that its elements go through. Each operation of a stream appends its
 * stage; the terminal operation puts a sink at the end and pushes the elements through.
 */
final class Pipeline {
    private final Shape shape;
    private final Supplier<? extends Spliterator<?>> supplier;
    private Spliterator<?> source;
    private Stage<?, ?> firstStage;
    private Stage<?, ?> lastStage;
    private Sink<?> entry;
    private boolean shortCircuits;
    private Runnable closeAction;
    boolean parallel;

    Pipeline(Shape shape, Spliterator<?> source, boolean parallel) {
        this.shape = shape;
        this.source = source;
        this.parallel = parallel;
        supplier = null;
    }

    Pipeline(Shape shape, Supplier<? extends Spliterator<?>> supplier, boolean parallel) {
        this.shape = shape;
        this.supplier = supplier;
        this.parallel = parallel;
    }

    Spliterator<?> source() {
        if (source == null) {
            source = supplier.get();
        }
        return source;
    }

    boolean hasStages() {
        return lastStage != null;
    }

    boolean shortCircuits() {
        return shortCircuits;
    }

    Pipeline append(Stage<?, ?> stage) {
        if (lastStage == null) {
            firstStage = stage;
        } else {
            connect(stage);
        }
        lastStage = stage;
        shortCircuits |= stage.shortCircuits();
        return this;
    }

    @SuppressWarnings("unchecked")
    private void connect(Sink<?> sink) {
        ((Stage<?, Object>) lastStage).next = (Sink<Object>) sink;
    }

    /** The number of elements that arrive at the end, or -1 if it is not known. */
    long exactSize() {
        long size = source().getExactSizeIfKnown();
        for (Stage<?, ?> s = firstStage; s != null && size >= 0; s = (Stage<?, ?>) s.next) {
            size = s.sizeAfter(size);
        }
        return size;
    }

    /** Pushes all elements into the sink, which it returns. */
    <S extends Sink<?>> S run(S sink) {
        start(sink);
        if (shortCircuits) {
            while (step()) {
                continue;
            }
        } else {
            shape.pushAll(source, entry);
        }
        finish();
        return sink;
    }

    void start(Sink<?> sink) {
        shortCircuits |= sink.shortCircuits();
        if (lastStage == null) {
            entry = sink;
        } else {
            connect(sink);
            entry = firstStage;
        }
        entry.begin(source().getExactSizeIfKnown());
    }

    /** Pushes the next element of the source; false if there is none, or nobody wants it. */
    boolean step() {
        return !entry.done() && shape.pushOne(source, entry);
    }

    void finish() {
        entry.end();
    }

    void onClose(Runnable action) {
        closeAction = closeAction == null ? action : both(closeAction, action);
    }

    /** Runs its actions, each once. */
    void close() {
        Runnable action = closeAction;
        closeAction = null;
        if (action != null) {
            action.run();
        }
    }

    /** Runs both, the second even if the first throws. */
    static Runnable both(Runnable first, Runnable second) {
        return () -> {
            try {
                first.run();
            } catch (Throwable e) {
                try {
                    second.run();
                } catch (Throwable other) {
                    if (other != e) {
                        e.addSuppressed(other);
                    }
                }
                throw e;
            }
            second.run();
        };
    }

    /** The size of an array for so many elements, if there can be such an array. */
    static int arraySize(long size) {
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("Stream size exceeds max array size");
        }
        return (int) size;
    }
}
