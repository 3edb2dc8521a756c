package java.util.stream;

/** Hands the elements of an inner pipeline to a sink that already is in the midst of its own. */
final class Forward<T> extends Sink<T> {
    private final Sink<T> target;
    private final boolean shortCircuits;

    Forward(Sink<T> target, boolean shortCircuits) {
        this.target = target;
        this.shortCircuits = shortCircuits;
    }

    @Override
    boolean done() {
        return target.done();
    }

    @Override
    boolean shortCircuits() {
        return shortCircuits;
    }

    @Override
    public void accept(T t) {
        target.accept(t);
    }

    @Override
    public void accept(int t) {
        target.accept(t);
    }

    @Override
    public void accept(long t) {
        target.accept(t);
    }

    @Override
    public void accept(double t) {
        target.accept(t);
    }
}
