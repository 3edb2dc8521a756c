package java.lang;

/** Takes multiples of pi/2 from an argument, with fdlibm's method: x = n pi/2 + high + low. */
final class StrictArgument {
    private static final double INVERSE = 6.36619772367581382433e-01;
    /** pi/2 in parts of 33 bits, each with what remains after it. */
    private static final double[] PARTS = {1.57079632673412561417e+00, 6.07710050630396597660e-11,
        2.02226624871116645580e-21};
    private static final double[] TAILS = {6.07710050650619224932e-11, 2.02226624879595063154e-21,
        8.47842766036889956997e-32};
    /** pi/2 in pieces of 24 bits. */
    private static final double[] PIECES = {1.57079625129699707031e+00, 7.54978941586159635335e-08,
        5.39030252995776476554e-15, 3.28200341580791294123e-22, 1.27065575308067607349e-29,
        1.22933308981111328932e-36, 2.73370053816464559624e-44, 2.16741683877804819444e-51};
    /** 2/pi in pieces of 24 bits. */
    private static final int[] TWO_OVER_PI = {
        0xa2f983, 0x6e4e44, 0x1529fc, 0x2757d1, 0xf534dd, 0xc0db62, 0x95993c, 0x439041, 0xfe5163,
        0xabdebb, 0xc561b7, 0x246e3a, 0x424dd2, 0xe00649, 0x2eea09, 0xd1921c, 0xfe1deb, 0x1cb129,
        0xa73ee8, 0x8235f5, 0x2ebb44, 0x84e99c, 0x7026b4, 0x5f7e41, 0x3991d6, 0x398353, 0x39f49c,
        0x845f8b, 0xbdf928, 0x3b1ff8, 0x97ffde, 0x05980f, 0xef2f11, 0x8b5a0a, 0x6d1f6d, 0x367ecf,
        0x27cb09, 0xb74f46, 0x3f669e, 0x5fea2d, 0x7527ba, 0xc7ebe5, 0xf17b3d, 0x0739f7, 0x8a5292,
        0xea6bfb, 0x5fb11f, 0x8d5d08, 0x560330, 0x46fc7b, 0x6babf0, 0xcfbc20, 0x9af436, 0x1da9e3,
        0x91615e, 0xe61b08, 0x659985, 0x5f14a0, 0x68408d, 0xffd880, 0x4d7327, 0x310606, 0x1556ca,
        0x73a8c9, 0x60e27b, 0xc08c6b};
    private static final double TWO_24 = 0x1p24;

    final int quadrant;
    final double high;
    final double low;

    private StrictArgument(int quadrant, double high, double low) {
        this.quadrant = quadrant;
        this.high = high;
        this.low = low;
    }

    private static int exponent(double x) {
        return (int) (Double.doubleToRawLongBits(x) >> 52) & 0x7ff;
    }

    static StrictArgument of(double x) {
        double size = Math.abs(x);
        int word = (int) (Double.doubleToRawLongBits(size) >> 32);
        StrictArgument a = word < 0x4002d97c ? near(size)
                : word <= 0x413921fb ? medium(size, word) : large(size);
        return x < 0 ? new StrictArgument(-a.quadrant, -a.high, -a.low) : a;
    }

    /** Up to 3 pi/4 one subtraction is enough, but close to pi/2 it takes more bits. */
    private static StrictArgument near(double x) {
        double z = x - PARTS[0];
        int word = (int) (Double.doubleToRawLongBits(x) >> 32);
        int part = word != 0x3ff921fb ? 0 : 1;
        z -= part == 1 ? PARTS[1] : 0;
        double high = z - TAILS[part];
        return new StrictArgument(1, high, z - high - TAILS[part]);
    }

    /** Up to 2**19 pi/2 by subtracting in up to three steps, as many as cancellation asks for. */
    private static StrictArgument medium(double x, int word) {
        int n = (int) (x * INVERSE + 0.5);
        double rest = x - n * PARTS[0];
        double tail = n * TAILS[0];
        double high = rest - tail;
        int from = word >> 20;
        if (from - exponent(high) > 16) {
            double before = rest;
            tail = n * PARTS[1];
            rest = before - tail;
            tail = n * TAILS[1] - (before - rest - tail);
            high = rest - tail;
            if (from - exponent(high) > 49) {
                before = rest;
                tail = n * PARTS[2];
                rest = before - tail;
                tail = n * TAILS[2] - (before - rest - tail);
                high = rest - tail;
            }
        }
        return new StrictArgument(n, high, rest - high - tail);
    }

    /** Multiplies x, cut into pieces, by as much of 2/pi as matters. */
    private static StrictArgument large(double x) {
        if (exponent(x) == 0x7ff) {
            return new StrictArgument(0, Double.NaN, Double.NaN);
        }
        int shift = exponent(x) - 1046;
        double z = Double.longBitsToDouble(Double.doubleToRawLongBits(x) - ((long) shift << 52));
        double[] pieces = new double[3];
        for (int i = 0; i < 2; i++) {
            pieces[i] = (int) z;
            z = (z - pieces[i]) * TWO_24;
        }
        pieces[2] = z;
        int count = 3;
        while (pieces[count - 1] == 0) {
            count--;
        }
        return new Product(pieces, count, shift).reduce();
    }

    /** The product of a number's pieces and 2/pi. */
    private static final class Product {
        /** Pieces that the first try uses beyond the first. */
        private static final int START = 4;

        private final double[] x;
        private final int last;
        private final int skip;
        private final double[] f = new double[20];
        private final double[] q = new double[20];
        private final int[] bits = new int[20];
        private int q0;
        private int size = START;

        Product(double[] x, int count, int shift) {
            this.x = x;
            last = count - 1;
            skip = Math.max((shift - 3) / 24, 0);
            q0 = shift - 24 * (skip + 1);
            for (int i = 0; i <= last + START; i++) {
                int at = skip - last + i;
                f[i] = at < 0 ? 0.0 : TWO_OVER_PI[at];
            }
            for (int i = 0; i <= START; i++) {
                q[i] = sum(i);
            }
        }

        private double sum(int i) {
            double sum = 0;
            for (int j = 0; j <= last; j++) {
                sum += x[j] * f[last + i - j];
            }
            return sum;
        }

        /** Whole pieces from the last to the first; what remains is the product's top. */
        private double distill() {
            double z = q[size];
            for (int i = 0, j = size; j > 0; i++, j--) {
                double carry = (int) (z / TWO_24);
                bits[i] = (int) (z - TWO_24 * carry);
                z = q[j - 1] + carry;
            }
            z = Math.scalb(z, q0);
            return z - 8.0 * Math.floor(z * 0.125);
        }

        StrictArgument reduce() {
            while (true) {
                double z = distill();
                int n = (int) z;
                z -= n;
                int half = 0;
                if (q0 > 0) {
                    int i = bits[size - 1] >> 24 - q0;
                    n += i;
                    bits[size - 1] -= i << 24 - q0;
                    half = bits[size - 1] >> 23 - q0;
                } else if (q0 == 0) {
                    half = bits[size - 1] >> 23;
                } else if (z >= 0.5) {
                    half = 2;
                }
                if (half > 0) {
                    n++;
                    boolean borrowed = complement();
                    if (half == 2) {
                        z = 1.0 - z;
                        z -= borrowed ? Math.scalb(1.0, q0) : 0;
                    }
                }
                if (z != 0 || !isCancelled()) {
                    return finish(n, z, half > 0);
                }
                extend();
            }
        }

        /** Makes 1 - q of the pieces; whether there was anything to subtract. */
        private boolean complement() {
            boolean borrowed = false;
            for (int i = 0; i < size; i++) {
                int piece = bits[i];
                bits[i] = borrowed ? 0xffffff - piece : piece != 0 ? 0x1000000 - piece : 0;
                borrowed |= piece != 0;
            }
            if (q0 == 1) {
                bits[size - 1] &= 0x7fffff;
            } else if (q0 == 2) {
                bits[size - 1] &= 0x3fffff;
            }
            return borrowed;
        }

        private boolean isCancelled() {
            int any = 0;
            for (int i = size - 1; i >= START; i--) {
                any |= bits[i];
            }
            return any == 0;
        }

        /** More pieces of 2/pi, where the first ones cancelled. */
        private void extend() {
            int k = 1;
            while (bits[START - k] == 0) {
                k++;
            }
            for (int i = size + 1; i <= size + k; i++) {
                f[last + i] = TWO_OVER_PI[skip + i];
                q[i] = sum(i);
            }
            size += k;
        }

        private StrictArgument finish(int n, double z, boolean negative) {
            if (z == 0) {
                size--;
                q0 -= 24;
                while (bits[size] == 0) {
                    size--;
                    q0 -= 24;
                }
            } else {
                z = Math.scalb(z, -q0);
                double carry = z >= TWO_24 ? (int) (z / TWO_24) : 0;
                bits[size] = (int) (z - TWO_24 * carry);
                if (z >= TWO_24) {
                    size++;
                    q0 += 24;
                    bits[size] = (int) carry;
                }
            }
            double scale = Math.scalb(1.0, q0);
            for (int i = size; i >= 0; i--) {
                q[i] = scale * bits[i];
                scale /= TWO_24;
            }
            double[] product = new double[size + 1];
            for (int i = size; i >= 0; i--) {
                for (int k = 0; k <= START && k <= size - i; k++) {
                    product[size - i] += PIECES[k] * q[i + k];
                }
            }
            double high = 0;
            for (int i = size; i >= 0; i--) {
                high += product[i];
            }
            double low = product[0] - high;
            for (int i = 1; i <= size; i++) {
                low += product[i];
            }
            return new StrictArgument(n & 7, negative ? -high : high, negative ? -low : low);
        }
    }
}
