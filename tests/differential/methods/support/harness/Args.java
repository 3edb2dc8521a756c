package harness;

/**
 * Arguments for calls of generated methods: a function of the number of the call, the parameter and
 * the phase.  In the even phases they are harmless, so that what is compiled assumes so; in the odd
 * ones there are edges, nulls and arrays of odd lengths.
 */
public final class Args {
    private static final int[] INTS = {
        0, 1, -1, 2, 7, 31, 32, 33, 63, 64, -31, 127, 128, -128, 255, 256, 32767, -32768, 65535,
        65536, 1 << 30, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE - 1,
        Integer.MIN_VALUE + 1, 46340, 46341, -46341, 0x55555555, 0xAAAAAAAA
    };
    private static final long[] LONGS = {
        0, 1, -1, 2, 63, 64, -63, 1L << 31, (1L << 31) - 1, -(1L << 31), 1L << 32, -(1L << 32) - 1,
        1L << 52, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1,
        Long.MIN_VALUE + 1, 3037000500L, 0x5555555555555555L, 0xFFFFFFFFL
    };
    private static final double[] DOUBLES = {
        0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -2.5, Double.NaN, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE, Double.MIN_NORMAL, 1e10,
        2147483647.0, 2147483648.0, -2147483648.0, -2147483649.0, 9.223372036854775807e18,
        -9.3e18, 0.1, 1e-300, 4503599627370497.5, 16777217.0
    };
    private static final float[] FLOATS = {
        0f, -0f, 1f, -1f, 0.5f, 1.5f, 2.5f, Float.NaN, Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE, Float.MIN_NORMAL, 16777216f,
        2147483648f, -2147483648f, 9.223372e18f, 0.1f, 1e-40f, 8388607.5f
    };
    private static final String[] STRINGS = {
        "", "a", "b", "ab", "hello", "Aa", "BB", "\u00e9", "\u4e2d\u6587", "0", "17", "-3", "x y z"
    };

    /** The phase, counted from 0. */
    public static int phase;

    private Args() {
    }

    private static int random(int k, int slot) {
        int x = k * 0x9E3779B1 + slot * 0x85EBCA6B + phase * 0x27D4EB2F;
        x ^= x >>> 15;
        x *= 0x2C1B3C6D;
        x ^= x >>> 12;
        x *= 0x297A2D39;
        return x ^ x >>> 15;
    }

    private static boolean isEdge(int k, int slot) {
        return (phase & 1) != 0 && (random(k, slot + 77) & 7) < 3;
    }

    /** From 0 to limit - 1. */
    public static int below(int k, int slot, int limit) {
        return (random(k, slot) >>> 1) % limit;
    }

    public static int i(int k, int slot) {
        int x = random(k, slot);
        if (isEdge(k, slot)) {
            return (x & 3) == 0 ? x : INTS[(x >>> 3) % INTS.length];
        }
        return (x >>> 4) % 23;
    }

    public static long l(int k, int slot) {
        int x = random(k, slot);
        if (isEdge(k, slot)) {
            return (x & 3) == 0 ? (long) x << 32 ^ random(k, slot + 5)
                    : LONGS[(x >>> 3) % LONGS.length];
        }
        return (x >>> 4) % 1000 - 200;
    }

    public static double d(int k, int slot) {
        int x = random(k, slot);
        if (isEdge(k, slot)) {
            return DOUBLES[(x >>> 3) % DOUBLES.length];
        }
        return ((x >>> 4) % 4000 - 1000) / 16.0;
    }

    public static float f(int k, int slot) {
        int x = random(k, slot);
        if (isEdge(k, slot)) {
            return FLOATS[(x >>> 3) % FLOATS.length];
        }
        return ((x >>> 4) % 4000 - 1000) / 8f;
    }

    public static boolean z(int k, int slot) {
        return (random(k, slot) & 3) == 0;
    }

    public static String s(int k, int slot) {
        if (isEdge(k, slot) && (random(k, slot) & 7) == 0) {
            return null;
        }
        return STRINGS[below(k, slot, STRINGS.length)];
    }

    private static int length(int k, int slot) {
        return isEdge(k, slot) ? below(k, slot + 9, 20) : 16;
    }

    private static boolean isNull(int k, int slot) {
        return isEdge(k, slot) && (random(k, slot + 11) & 7) == 0;
    }

    public static int[] ia(int k, int slot) {
        if (isNull(k, slot)) {
            return null;
        }
        int[] a = new int[length(k, slot)];
        for (int n = 0; n < a.length; n++) {
            a[n] = i(k + n, slot);
        }
        return a;
    }

    public static long[] la(int k, int slot) {
        if (isNull(k, slot)) {
            return null;
        }
        long[] a = new long[length(k, slot)];
        for (int n = 0; n < a.length; n++) {
            a[n] = l(k + n, slot);
        }
        return a;
    }

    public static byte[] ba(int k, int slot) {
        if (isNull(k, slot)) {
            return null;
        }
        byte[] a = new byte[length(k, slot)];
        for (int n = 0; n < a.length; n++) {
            a[n] = (byte) i(k + n, slot);
        }
        return a;
    }

    public static char[] ca(int k, int slot) {
        if (isNull(k, slot)) {
            return null;
        }
        char[] a = new char[length(k, slot)];
        for (int n = 0; n < a.length; n++) {
            a[n] = (char) i(k + n, slot);
        }
        return a;
    }

    public static short[] sa(int k, int slot) {
        if (isNull(k, slot)) {
            return null;
        }
        short[] a = new short[length(k, slot)];
        for (int n = 0; n < a.length; n++) {
            a[n] = (short) i(k + n, slot);
        }
        return a;
    }

    public static double[] da(int k, int slot) {
        if (isNull(k, slot)) {
            return null;
        }
        double[] a = new double[length(k, slot)];
        for (int n = 0; n < a.length; n++) {
            a[n] = d(k + n, slot);
        }
        return a;
    }

    public static float[] fa(int k, int slot) {
        if (isNull(k, slot)) {
            return null;
        }
        float[] a = new float[length(k, slot)];
        for (int n = 0; n < a.length; n++) {
            a[n] = f(k + n, slot);
        }
        return a;
    }

    public static int[][] iaa(int k, int slot) {
        if (isNull(k, slot)) {
            return null;
        }
        int[][] a = new int[isEdge(k, slot) ? below(k, slot, 7) : 6][];
        for (int n = 0; n < a.length; n++) {
            a[n] = ia(k + n, slot + n);
        }
        return a;
    }

    public static String[] ss(int k, int slot) {
        if (isNull(k, slot)) {
            return null;
        }
        String[] a = new String[isEdge(k, slot) ? below(k, slot, 9) : 8];
        for (int n = 0; n < a.length; n++) {
            a[n] = s(k + n, slot);
        }
        return a;
    }

    /** An Integer, a Long, a String or an array: what casts and instanceof meet. */
    public static Object o(int k, int slot) {
        int choice = (phase & 1) == 0 ? 0 : below(k, slot + 3, 7);
        switch (choice) {
            case 0: return i(k, slot);
            case 1: return s(k, slot);
            case 2: return l(k, slot);
            case 3: return ia(k, slot);
            case 4: return ss(k, slot);
            case 5: return new Object[] {i(k, slot), s(k, slot)};
            default: return d(k, slot);
        }
    }
}
