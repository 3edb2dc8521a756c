package java.util.random;

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
}
