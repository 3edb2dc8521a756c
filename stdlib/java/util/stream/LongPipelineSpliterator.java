package java.util.stream;

import java.util.Objects;
import java.util.Spliterator;
import java.util.function.LongConsumer;

/** Goes through the long values that come out of a pipeline. */
final class LongPipelineSpliterator extends PipelineSpliterator<Long>
        implements Spliterator.OfLong {
    LongPipelineSpliterator(Pipeline pipeline) {
        super(pipeline);
    }

    @Override
    public boolean tryAdvance(LongConsumer action) {
        Objects.requireNonNull(action);
        if (!advance()) {
            return false;
        }
        action.accept(take());
        return true;
    }

    @Override
    public void forEachRemaining(LongConsumer action) {
        Objects.requireNonNull(action);
        boolean ran = runInto(new Sink<Long>() {
            @Override
            public void accept(long t) {
                action.accept(t);
            }
        });
        while (!ran && tryAdvance(action)) {
            continue;
        }
    }

    @Override
    public Spliterator.OfLong trySplit() {
        return null;
    }
}
