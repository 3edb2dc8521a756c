package java.util.stream;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;

/** Goes through what comes out of a pipeline, which it runs only as far as is needed. */
class PipelineSpliterator<T> implements Spliterator<T> {
    private static final Object NULL = new Object();

    private final Pipeline pipeline;
    private final Buffer buffer = new Buffer();
    private boolean started;
    private boolean finished;

    PipelineSpliterator(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Keeps what one element of the source has become, until it is asked for. */
    private static final class Buffer extends Sink<Object> {
        private final ArrayDeque<Object> elements = new ArrayDeque<>();

        @Override
        public void accept(Object t) {
            elements.addLast(t == null ? NULL : t);
        }
    }

    /** Whether there is a next element. */
    final boolean advance() {
        if (!started) {
            started = true;
            pipeline.start(buffer);
        }
        while (buffer.elements.isEmpty()) {
            if (finished) {
                return false;
            }
            if (!pipeline.step()) {
                finished = true;
                pipeline.finish();
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked")
    final T take() {
        Object t = buffer.elements.removeFirst();
        return t == NULL ? null : (T) t;
    }

    /** Runs the pipeline at a stretch if nothing was taken yet; false if something was. */
    final boolean runInto(Sink<T> sink) {
        if (started) {
            return false;
        }
        started = true;
        finished = true;
        pipeline.run(sink);
        return true;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        Objects.requireNonNull(action);
        if (!advance()) {
            return false;
        }
        action.accept(take());
        return true;
    }

    @Override
    public void forEachRemaining(Consumer<? super T> action) {
        Objects.requireNonNull(action);
        boolean ran = runInto(new Sink<T>() {
            @Override
            public void accept(T t) {
                action.accept(t);
            }
        });
        while (!ran && tryAdvance(action)) {
            continue;
        }
    }

    @Override
    public Spliterator<T> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        long size = started ? -1 : pipeline.exactSize();
        return size >= 0 ? size : pipeline.source().estimateSize();
    }

    @Override
    public int characteristics() {
        int known = pipeline.source().characteristics() & ORDERED;
        return !started && pipeline.exactSize() >= 0 ? known | SIZED | SUBSIZED : known;
    }
}
