package java.util.stream;

/** Counts elements of any kind. */
final class Counting<T> extends Sink<T> {
    long count;

    @Override
    public void accept(T t) {
        count++;
    }

    @Override
    public void accept(int t) {
        count++;
    }

    @Override
    public void accept(long t) {
        count++;
    }

    @Override
    public void accept(double t) {
        count++;
    }
}
