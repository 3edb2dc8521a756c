package java.util.concurrent;

import java.util.Random;

/** A generator of random numbers of each thread (SplitMix64). */
public class ThreadLocalRandom extends Random {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    /** Made when first asked for; not a lambda, for this class may be used early. */
    private static final ThreadLocal<ThreadLocalRandom> generators = new ThreadLocal<>();

    private long state;
    private final boolean made;

    private ThreadLocalRandom() {
        super(0);
        state = mix(pvm.internal.Seeds.next() ^ Thread.currentThread().getId() * GAMMA);
        made = true;
    }

    public static ThreadLocalRandom current() {
        ThreadLocalRandom r = generators.get();
        if (r == null) {
            r = new ThreadLocalRandom();
            generators.set(r);
        }
        return r;
    }

    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
        return b ^ b >>> 31;
    }

    @Override
    public void setSeed(long seed) {
        // Random's constructor may call this.
        if (made) {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    public long nextLong() {
        state += GAMMA;
        return mix(state);
    }

    @Override
    protected int next(int bits) {
        return (int) (nextLong() >>> 64 - bits);
    }

    @Override
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive");
        }
        return (int) below(bound);
    }

    @Override
    public int nextInt(int origin, int bound) {
        if (origin >= bound) {
            throw new IllegalArgumentException("bound must be greater than origin");
        }
        return (int) (origin + below((long) bound - origin));
    }

    @Override
    public long nextLong(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive");
        }
        return below(bound);
    }

    @Override
    public long nextLong(long origin, long bound) {
        if (origin >= bound) {
            throw new IllegalArgumentException("bound must be greater than origin");
        }
        long range = bound - origin;
        if (range > 0) {
            return origin + below(range);
        }
        long r = nextLong();
        while (r < origin || r >= bound) {
            r = nextLong();
        }
        return r;
    }

    /** A number from 0 to below the bound; those that would make some likelier are rejected. */
    private long below(long bound) {
        long bits = nextLong() >>> 1;
        long r = bits % bound;
        while (bits - r + (bound - 1) < 0) {
            bits = nextLong() >>> 1;
            r = bits % bound;
        }
        return r;
    }

    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    @Override
    public double nextDouble(double bound) {
        if (!(bound > 0 && bound < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("bound must be finite and positive");
        }
        return limited(nextDouble() * bound, bound);
    }

    @Override
    public double nextDouble(double origin, double bound) {
        if (!(origin < bound && bound - origin < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("bound must be greater than origin");
        }
        return limited(nextDouble() * (bound - origin) + origin, bound);
    }

    /** Rounding may have reached the bound, which is exclusive. */
    private static double limited(double r, double bound) {
        return r < bound ? r : Math.nextDown(bound);
    }

    @Override
    public float nextFloat() {
        return (nextLong() >>> 40) * 0x1.0p-24f;
    }

    @Override
    public boolean nextBoolean() {
        return nextLong() < 0;
    }
}
