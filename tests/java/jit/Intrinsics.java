/** Library methods that compilers know by heart give what the library gives, edges included. */
public class Intrinsics {
    static final int[] I = {0, 1, -1, 5, 31, 1 << 30, Integer.MIN_VALUE, Integer.MAX_VALUE, 0xF0F0F0F0};
    static final long[] L = {0, 1, -1, 1L << 40, Long.MIN_VALUE, Long.MAX_VALUE, 0x123456789ABCDEFL};

    static long ints(int a, int b) {
        long r = Math.abs(a) + Math.min(a, b) * 3L + Math.max(a, b) * 5L;
        r = r * 31 + Integer.bitCount(a) + Integer.numberOfLeadingZeros(b);
        r = r * 31 + Integer.numberOfTrailingZeros(a) + Integer.reverse(a) + Integer.reverseBytes(b);
        r = r * 31 + Integer.rotateLeft(a, b) + Integer.rotateRight(a, b) + Integer.highestOneBit(a);
        r = r * 31 + Integer.compare(a, b) + Integer.compareUnsigned(a, b) + Integer.signum(a);
        r = r * 31 + Math.floorMod(a, b | 1) + Math.floorDiv(a, b | 1);
        r = r * 31 + Integer.divideUnsigned(a, b | 1) + Integer.remainderUnsigned(a, b | 1);
        return r * 31 + Math.multiplyFull(a, b) + Integer.toUnsignedLong(a) + Character.toUpperCase(a & 127);
    }

    static long longs(long a, long b) {
        long r = Math.abs(a) + Math.min(a, b) * 3L + Math.max(a, b) * 5L;
        r = r * 31 + Long.bitCount(a) + Long.numberOfLeadingZeros(b) + Long.numberOfTrailingZeros(a);
        r = r * 31 + Long.reverse(a) + Long.reverseBytes(b) + Long.rotateLeft(a, (int) b);
        r = r * 31 + Long.compareUnsigned(a, b) + Long.divideUnsigned(a, b | 1);
        return r * 31 + Long.remainderUnsigned(a, b | 1) + Math.multiplyHigh(a, b) + Long.hashCode(a);
    }

    static int exact(int a, int b, long c) {
        int thrown = 0;
        try {
            thrown += Math.addExact(a, b) & 1;
        } catch (ArithmeticException e) {
            thrown += 10 + e.getMessage().length();
        }
        try {
            thrown += Math.multiplyExact(a, b) & 1;
        } catch (ArithmeticException e) {
            thrown += 100;
        }
        try {
            thrown += (int) Math.subtractExact(c, 5L) & 1;
        } catch (ArithmeticException e) {
            thrown += 1000 + e.getMessage().length();
        }
        try {
            thrown += Math.toIntExact(c) & 1;
        } catch (ArithmeticException e) {
            thrown += 100_000;
        }
        try {
            thrown += Math.incrementExact(a) + Math.negateExact(b) & 1;
        } catch (ArithmeticException e) {
            thrown += 1_000_000;
        }
        return thrown;
    }

    static String copies(int from, int to, int count) {
        int[] a = {1, 2, 3, 4, 5, 6, 7, 8};
        Object[] o = {"a", "b", 3, null};
        String[] s = new String[4];
        String result = "";
        try {
            System.arraycopy(a, from, a, to, count);
            result += a[0] + "," + a[4] + "," + a[7];
        } catch (ArrayIndexOutOfBoundsException e) {
            result += "bounds";
        }
        try {
            System.arraycopy(o, 0, s, 0, count & 3);
            result += s[0];
        } catch (ArrayStoreException e) {
            result += "store" + s[1];
        }
        int[] copy = java.util.Arrays.copyOfRange(a, 2, 2 + (count & 7));
        java.util.Arrays.fill(a, 0, count & 7, 9);
        return result + java.util.Arrays.equals(a, copy) + java.util.Arrays.hashCode(copy) + a[1];
    }

    static int strings(String a, String b) {
        int r = a.hashCode() + a.length() + a.indexOf('l') + a.indexOf(b) + a.compareTo(b);
        r = r * 31 + (a.equals(b) ? 1 : 0) + (a.equalsIgnoreCase(b) ? 2 : 0) + (a.isEmpty() ? 4 : 0);
        r = r * 31 + (a + b).hashCode() + (a.startsWith(b) ? 1 : 0) + a.lastIndexOf(b);
        for (int i = 0; i < a.length(); i++) {
            r = r * 31 + a.charAt(i);
        }
        return r + a.substring(a.length() / 2).hashCode() + a.getBytes().length;
    }

    public static void main(String[] args) {
        String[] texts = {"", "l", "hello", "Hello", "h\u00e9llo", "\u4e2d\u6587l", "llllll"};
        for (int round = 0; round < 200; round++) {
            long r = 0;
            for (int a : I) {
                for (int b : I) {
                    r = r * 31 + ints(a, b) + exact(a, b, L[b & 3]);
                }
            }
            for (long a : L) {
                for (long b : L) {
                    r = r * 31 + longs(a, b);
                }
            }
            for (int n = 0; n < 9; n++) {
                r = r * 31 + copies(n & 3, n * 3 & 7, n - 1).hashCode();
            }
            for (String a : texts) {
                for (String b : texts) {
                    r = r * 31 + strings(a, b);
                }
            }
            if (round % 50 == 0) {
                System.out.println(round + " " + r);
            }
        }
        System.out.println(copies(0, 2, 5) + " " + copies(2, 0, 6) + " " + copies(4, 4, 5) + " "
            + copies(0, 0, 3) + " " + exact(Integer.MIN_VALUE, -1, Long.MIN_VALUE));
    }
}

// expect:
// 0 7986693973790057227
// 50 7986693973790057227
// 100 7986693973790057227
// 150 7986693973790057227
// 1,3,8afalse296152669 3,7,8afalse10364070129 boundsafalse315238769 1,5,8storebfalse328039 101139
