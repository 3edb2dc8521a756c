package java.util;

import java.util.random.RandomGenerator;

/**
 * Random numbers by a counter whose bits are mixed (Steele, Lea, Flood: Fast Splittable
 * Pseudorandom Number Generators, 2014). A split one counts in steps of its own.
 */
public final class SplittableRandom implements RandomGenerator {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    /** The fewest changes between neighbouring bits that a step may have. */
    private static final int LEAST_CHANGES = 24;

    private static long nextSeed = mix64(pvm.internal.Seeds.next());

    private final long gamma;
    private long seed;

    private SplittableRandom(long seed, long gamma) {
        this.seed = seed;
        this.gamma = gamma;
    }

    public SplittableRandom(long seed) {
        this(seed, GOLDEN_GAMMA);
    }

    public SplittableRandom() {
        long s = takeSeed();
        seed = mix64(s);
        gamma = mixGamma(s + GOLDEN_GAMMA);
    }

    private static synchronized long takeSeed() {
        long s = nextSeed;
        nextSeed += 2 * GOLDEN_GAMMA;
        return s;
    }

    private static long mix64(long value) {
        long z = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    private static int mix32(long value) {
        long z = (value ^ value >>> 33) * 0x62a9d9ed799705f5L;
        return (int) ((z ^ z >>> 28) * 0xcb24d0a5c88c35b3L >>> 32);
    }

    private static long mixGamma(long value) {
        long z = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
        z = (z ^ z >>> 33) * 0xc4ceb9fe1a85ec53L;
        z = z ^ z >>> 33 | 1;
        return Long.bitCount(z ^ z >>> 1) < LEAST_CHANGES ? z ^ 0xaaaaaaaaaaaaaaaaL : z;
    }

    private long step() {
        seed += gamma;
        return seed;
    }

    public SplittableRandom split() {
        return new SplittableRandom(nextLong(), mixGamma(step()));
    }

    @Override
    public int nextInt() {
        return mix32(step());
    }

    @Override
    public long nextLong() {
        return mix64(step());
    }
}
