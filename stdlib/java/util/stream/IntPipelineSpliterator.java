package java.util.stream;

import java.util.Objects;
import java.util.Spliterator;
import java.util.function.IntConsumer;

/** Goes through the int values that come out of a pipeline. */
final class IntPipelineSpliterator extends PipelineSpliterator<Integer>
        implements Spliterator.OfInt {
    IntPipelineSpliterator(Pipeline pipeline) {
        super(pipeline);
    }

    @Override
    public boolean tryAdvance(IntConsumer action) {
        Objects.requireNonNull(action);
        if (!advance()) {
            return false;
        }
        action.accept(take());
        return true;
    }

    @Override
    public void forEachRemaining(IntConsumer action) {
        Objects.requireNonNull(action);
        boolean ran = runInto(new Sink<Integer>() {
            @Override
            public void accept(int t) {
                action.accept(t);
            }
        });
        while (!ran && tryAdvance(action)) {
            continue;
        }
    }

    @Override
    public Spliterator.OfInt trySplit() {
        return null;
    }
}
