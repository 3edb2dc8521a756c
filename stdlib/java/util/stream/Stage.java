package java.util.stream;

/** An intermediate operation: takes elements of type T and hands elements of type R on. */
abstract class Stage<T, R> extends Sink<T> {
    Sink<R> next;

    /** How many elements this stage makes of so many, or -1 if that is not known. */
    long sizeAfter(long size) {
        return -1;
    }

    @Override
    void begin(long size) {
        next.begin(size < 0 ? -1 : sizeAfter(size));
    }

    @Override
    void end() {
        next.end();
    }

    @Override
    boolean done() {
        return next.done();
    }

    /** A stage that makes one element of each. */
    abstract static class OneToOne<T, R> extends Stage<T, R> {
        @Override
        final long sizeAfter(long size) {
            return size;
        }
    }

    /** A stage that collects all elements before it hands on the first. */
    abstract static class Barrier<T> extends Stage<T, T> {
        @Override
        final long sizeAfter(long size) {
            return size;
        }

        @Override
        void begin(long size) {
        }

        @Override
        boolean done() {
            return false;
        }
    }
}
