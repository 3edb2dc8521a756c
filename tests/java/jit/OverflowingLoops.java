/** Counted loops whose counter overflows, whose bounds lie at the ends, whose checks fail late. */
public class OverflowingLoops {
    static int toMaximum(int start) {
        int n = 0;
        for (int i = start; i > 0; i++) {
            n++;
        }
        return n;
    }

    static int inclusive(int limit, int most) {
        int n = 0;
        for (int i = limit - 3; i <= limit; i++) {
            if (++n == most) {
                return -n;
            }
        }
        return n;
    }

    static int stepping(int start, int limit, int step) {
        int n = 0;
        for (int i = start; i < limit && n < 5000; i += step) {
            n++;
        }
        return n;
    }

    static long longCounter(long start, long end) {
        long sum = 0;
        for (long i = start; i != end; i++) {
            sum += i;
        }
        return sum;
    }

    static int withArray(int[] a, int from, int to) {
        int sum = 0;
        try {
            for (int i = from; i < to; i++) {
                sum += a[i];
                a[i] = sum;
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            return -sum - e.getMessage().length();
        }
        return sum;
    }

    static int offsets(int[] a, int offset) {
        int sum = 0, i = 0;
        try {
            for (; i < a.length; i++) {
                sum += a[i + offset];
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            return sum * 1000 + i;
        }
        return sum;
    }

    static int downwards(int[] a, int from) {
        int sum = 0, i = from;
        try {
            for (; i >= -1; i--) {
                sum += a[i];
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            return sum * 1000 + i;
        }
        return sum;
    }

    static int scaled(int[] a, int scale) {
        int sum = 0, i = 0;
        try {
            for (i = 0; i < 100; i++) {
                sum += a[i * scale];
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            return sum * 1000 + i;
        }
        return sum;
    }

    static int bytes() {
        int n = 0;
        for (byte b = 100; b > 0; b++) {
            n++;
        }
        for (char c = 65500; c > 10; c++) {
            n++;
        }
        for (short s = -32760; s < 0; s--) {
            n++;
        }
        return n;
    }

    static int changing(int[] a) {
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i];
            if (i == 5) {
                a = new int[] {1, 2, 3, 4, 5, 6, 7, 8};
            }
            if (a[i] == 7) {
                i += 2;
            }
        }
        return sum;
    }

    static int[] filled(int n) {
        int[] a = new int[n];
        for (int i = 0; i < n; i++) {
            a[i] = i;
        }
        return a;
    }

    public static void main(String[] args) {
        for (int round = 0; round <= 2000; round++) {
            long sum = 0;
            sum = sum * 31 + toMaximum(Integer.MAX_VALUE - 20);
            sum = sum * 31 + inclusive(Integer.MAX_VALUE, 10);
            sum = sum * 31 + inclusive(20, 10);
            sum = sum * 31 + stepping(Integer.MAX_VALUE - 10, Integer.MAX_VALUE, 3);
            sum = sum * 31 + stepping(0, 1000, 7);
            sum = sum * 31 + stepping(Integer.MAX_VALUE - 100, Integer.MAX_VALUE - 1, 50);
            sum = sum * 31 + longCounter(Long.MAX_VALUE - 5, Long.MIN_VALUE + 5);
            sum = sum * 31 + longCounter(Integer.MAX_VALUE - 5L, Integer.MAX_VALUE + 5L);
            sum = sum * 31 + withArray(new int[30], 0, 30);
            sum = sum * 31 + withArray(filled(30), 0, round % 10 == 0 ? 31 : 30);
            sum = sum * 31 + withArray(filled(30), round % 100 == 0 ? -1 : 0, 12);
            sum = sum * 31 + withArray(filled(8), Integer.MAX_VALUE - 2, Integer.MIN_VALUE);
            sum = sum * 31 + offsets(filled(20), round % 50 == 0 ? 1 : 0);
            sum = sum * 31 + offsets(filled(20), round % 500 == 0 ? Integer.MAX_VALUE - 5 : 0);
            sum = sum * 31 + downwards(filled(20), 19);
            sum = sum * 31 + scaled(filled(40), 3);
            sum = sum * 31 + scaled(filled(200), 0x40000001);
            sum = sum * 31 + bytes();
            sum = sum * 31 + changing(filled(20));
            if (round % 250 == 0) {
                System.out.println(round + " " + sum);
            }
        }
    }
}

// expect:
// 0 -3936457227624861303
// 250 -3936370227299503631
// 500 -3936457227624861303
// 750 -3936370227299503631
// 1000 -3936457227624861303
// 1250 -3936370227299503631
// 1500 -3936457227624861303
// 1750 -3936370227299503631
// 2000 -3936457227624861303
