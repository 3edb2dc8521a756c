package java.util;

import java.io.Serializable;
import java.util.random.RandomGenerator;

/** The linear congruential generator that the documentation of this class defines. */
public class Random implements RandomGenerator, Serializable {
    private static final long MULTIPLIER = 0x5DEECE66DL;
    private static final long MASK = (1L << 48) - 1;
    private static long uniquifier = 8682522807148012L;

    private long seed;
    private double nextNextGaussian;
    private boolean haveNextNextGaussian;

    public Random() {
        this(newSeed());
    }

    private static synchronized long newSeed() {
        uniquifier *= 1181783497276652981L;
        return uniquifier ^ pvm.internal.Seeds.next();
    }

    public Random(long seed) {
        this.seed = (seed ^ MULTIPLIER) & MASK;
        if (getClass() != Random.class) {
            setSeed(seed);
        }
    }

    public synchronized void setSeed(long seed) {
        this.seed = (seed ^ MULTIPLIER) & MASK;
        haveNextNextGaussian = false;
    }

    protected int next(int bits) {
        synchronized (this) {
            long s = seed * MULTIPLIER + 0xBL & MASK;
            seed = s;
            return (int) (s >>> 48 - bits);
        }
    }

    @Override
    public void nextBytes(byte[] bytes) {
        int rnd = 0;
        for (int i = 0; i < bytes.length; i++) {
            if ((i & 3) == 0) {
                rnd = nextInt();
            }
            bytes[i] = (byte) rnd;
            rnd >>= 8;
        }
    }

    @Override
    public int nextInt() {
        return next(32);
    }

    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive");
        }
        if ((bound & -bound) == bound) {
            return (int) (bound * (long) next(31) >> 31);
        }
        int bits;
        int val;
        do {
            bits = next(31);
            val = bits % bound;
        } while (bits - val + (bound - 1) < 0);
        return val;
    }

    @Override
    public long nextLong() {
        return ((long) next(32) << 32) + next(32);
    }

    @Override
    public boolean nextBoolean() {
        return next(1) != 0;
    }

    @Override
    public float nextFloat() {
        return next(24) / (float) (1 << 24);
    }

    @Override
    public double nextDouble() {
        return (((long) next(26) << 27) + next(27)) * 0x1.0p-53;
    }

    @Override
    public synchronized double nextGaussian() {
        if (haveNextNextGaussian) {
            haveNextNextGaussian = false;
            return nextNextGaussian;
        }
        double v1;
        double v2;
        double s;
        do {
            v1 = 2 * nextDouble() - 1;
            v2 = 2 * nextDouble() - 1;
            s = v1 * v1 + v2 * v2;
        } while (s >= 1 || s == 0);
        double multiplier = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
        nextNextGaussian = v2 * multiplier;
        haveNextNextGaussian = true;
        return v1 * multiplier;
    }
}
