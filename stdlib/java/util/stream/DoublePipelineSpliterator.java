package java.util.stream;

import java.util.Objects;
import java.util.Spliterator;
import java.util.function.DoubleConsumer;

/** Goes through the double values that come out of a pipeline. */
final class DoublePipelineSpliterator extends PipelineSpliterator<Double>
        implements Spliterator.OfDouble {
    DoublePipelineSpliterator(Pipeline pipeline) {
        super(pipeline);
    }

    @Override
    public boolean tryAdvance(DoubleConsumer action) {
        Objects.requireNonNull(action);
        if (!advance()) {
            return false;
        }
        action.accept(take());
        return true;
    }

    @Override
    public void forEachRemaining(DoubleConsumer action) {
        Objects.requireNonNull(action);
        boolean ran = runInto(new Sink<Double>() {
            @Override
            public void accept(double t) {
                action.accept(t);
            }
        });
        while (!ran && tryAdvance(action)) {
            continue;
        }
    }

    @Override
    public Spliterator.OfDouble trySplit() {
        return null;
    }
}
