package java.util.random;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A source of random numbers. */
public interface RandomGenerator {
    long nextLong();

    default boolean nextBoolean() {
        return nextInt() < 0;
    }

    default void nextBytes(byte[] bytes) {
        int i = 0;
        while (i < bytes.length) {
            long r = nextLong();
            for (int n = Math.min(bytes.length - i, 8); n > 0; n--) {
                bytes[i++] = (byte) r;
                r >>>= 8;
            }
        }
    }

    default float nextFloat() {
        return (nextInt() >>> 8) * 0x1.0p-24f;
    }

    default double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    default int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    default int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive");
        }
        int mask = bound - 1;
        int r = nextInt();
        if ((bound & mask) == 0) {
            return r & mask;
        }
        int u = r >>> 1;
        r = u % bound;
        while (u + mask - r < 0) {
            u = nextInt() >>> 1;
            r = u % bound;
        }
        return r;
    }

    default int nextInt(int origin, int bound) {
        if (origin >= bound) {
            throw new IllegalArgumentException("bound must be greater than origin");
        }
        int n = bound - origin;
        int r = nextInt();
        if (n > 0 && (n & n - 1) == 0) {
            return (r & n - 1) + origin;
        }
        if (n > 0) {
            int u = r >>> 1;
            r = u % n;
            while (u + n - 1 - r < 0) {
                u = nextInt() >>> 1;
                r = u % n;
            }
            return r + origin;
        }
        while (r < origin || r >= bound) {
            r = nextInt();
        }
        return r;
    }

    default double nextGaussian() {
        double v;
        double s;
        do {
            v = 2 * nextDouble() - 1;
            double w = 2 * nextDouble() - 1;
            s = v * v + w * w;
        } while (s >= 1 || s == 0);
        return v * Math.sqrt(-2 * Math.log(s) / s);
    }

    default IntStream ints() {
        return IntStream.generate(this::nextInt);
    }

    default IntStream ints(int randomNumberOrigin, int randomNumberBound) {
        checkRange(randomNumberOrigin < randomNumberBound);
        return IntStream.generate(() -> nextInt(randomNumberOrigin, randomNumberBound));
    }

    default IntStream ints(long streamSize) {
        return ints().limit(checkSize(streamSize));
    }

    default IntStream ints(long streamSize, int randomNumberOrigin, int randomNumberBound) {
        checkSize(streamSize);
        return ints(randomNumberOrigin, randomNumberBound).limit(streamSize);
    }

    default LongStream longs() {
        return LongStream.generate(this::nextLong);
    }

    default LongStream longs(long randomNumberOrigin, long randomNumberBound) {
        checkRange(randomNumberOrigin < randomNumberBound);
        return LongStream.generate(() -> nextLong(randomNumberOrigin, randomNumberBound));
    }

    default LongStream longs(long streamSize) {
        return longs().limit(checkSize(streamSize));
    }

    default LongStream longs(long streamSize, long randomNumberOrigin, long randomNumberBound) {
        checkSize(streamSize);
        return longs(randomNumberOrigin, randomNumberBound).limit(streamSize);
    }

    default DoubleStream doubles() {
        return DoubleStream.generate(this::nextDouble);
    }

    default DoubleStream doubles(double randomNumberOrigin, double randomNumberBound) {
        checkRange(randomNumberBound - randomNumberOrigin < Double.POSITIVE_INFINITY
                && randomNumberOrigin < randomNumberBound);
        return DoubleStream.generate(() -> nextDouble(randomNumberOrigin, randomNumberBound));
    }

    default DoubleStream doubles(long streamSize) {
        return doubles().limit(checkSize(streamSize));
    }

    default DoubleStream doubles(long streamSize, double randomNumberOrigin,
            double randomNumberBound) {
        checkSize(streamSize);
        return doubles(randomNumberOrigin, randomNumberBound).limit(streamSize);
    }

    default long nextLong(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive");
        }
        long mask = bound - 1;
        long r = nextLong();
        if ((bound & mask) == 0) {
            return r & mask;
        }
        long u = r >>> 1;
        r = u % bound;
        while (u + mask - r < 0) {
            u = nextLong() >>> 1;
            r = u % bound;
        }
        return r;
    }

    default long nextLong(long origin, long bound) {
        checkRange(origin < bound);
        long n = bound - origin;
        long r = nextLong();
        if (n > 0 && (n & n - 1) == 0) {
            return (r & n - 1) + origin;
        }
        if (n > 0) {
            long u = r >>> 1;
            r = u % n;
            while (u + n - 1 - r < 0) {
                u = nextLong() >>> 1;
                r = u % n;
            }
            return r + origin;
        }
        while (r < origin || r >= bound) {
            r = nextLong();
        }
        return r;
    }

    default float nextFloat(float bound) {
        if (!(bound > 0 && bound < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("bound must be finite and positive");
        }
        float r = nextFloat() * bound;
        return r < bound ? r : Math.nextDown(bound);
    }

    default float nextFloat(float origin, float bound) {
        checkRange(origin < bound && bound - origin < Float.POSITIVE_INFINITY);
        float r = nextFloat() * (bound - origin) + origin;
        return r < bound ? r : Math.nextDown(bound);
    }

    default double nextDouble(double bound) {
        if (!(bound > 0 && bound < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("bound must be finite and positive");
        }
        double r = nextDouble() * bound;
        return r < bound ? r : Math.nextDown(bound);
    }

    default double nextDouble(double origin, double bound) {
        checkRange(origin < bound && bound - origin < Double.POSITIVE_INFINITY);
        double r = nextDouble() * (bound - origin) + origin;
        return r < bound ? r : Math.nextDown(bound);
    }

    default double nextGaussian(double mean, double stddev) {
        if (stddev < 0.0) {
            throw new IllegalArgumentException("standard deviation must be non-negative");
        }
        return mean + stddev * nextGaussian();
    }

    default boolean isDeprecated() {
        return false;
    }

    private static void checkRange(boolean isRange) {
        if (!isRange) {
            throw new IllegalArgumentException("bound must be greater than origin");
        }
    }

    private static long checkSize(long streamSize) {
        if (streamSize < 0) {
            throw new IllegalArgumentException("size must be non-negative");
        }
        return streamSize;
    }
}
