package java.util.stream;

/** The operations skip and limit, for elements of any kind. */
final class Slice<T> extends Stage<T, T> {
    private final boolean limited;
    private long toSkip;
    private long left;

    private Slice(long toSkip, boolean limited, long left) {
        this.toSkip = toSkip;
        this.limited = limited;
        this.left = left;
    }

    static <T> Slice<T> skip(long n) {
        if (n < 0) {
            throw new IllegalArgumentException(Long.toString(n));
        }
        return new Slice<>(n, false, Long.MAX_VALUE);
    }

    static <T> Slice<T> limit(long maxSize) {
        if (maxSize < 0) {
            throw new IllegalArgumentException(Long.toString(maxSize));
        }
        return new Slice<>(0, true, maxSize);
    }

    @Override
    long sizeAfter(long size) {
        return Math.min(Math.max(size - toSkip, 0), left);
    }

    @Override
    boolean shortCircuits() {
        return limited;
    }

    @Override
    boolean done() {
        return left == 0 || next.done();
    }

    private boolean takes() {
        if (toSkip > 0) {
            toSkip--;
            return false;
        }
        if (limited && --left < 0) {
            left = 0;
            return false;
        }
        return true;
    }

    @Override
    public void accept(T t) {
        if (takes()) {
            next.accept(t);
        }
    }

    @Override
    public void accept(int t) {
        if (takes()) {
            next.accept(t);
        }
    }

    @Override
    public void accept(long t) {
        if (takes()) {
            next.accept(t);
        }
    }

    @Override
    public void accept(double t) {
        if (takes()) {
            next.accept(t);
        }
    }
}
