// slow-stress: 997
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Several threads in the same methods while these are compiled, entered in the middle of loops, left
 * at guards that fail and compiled again: each must compute what one thread alone does.
 */
public class SharedHotMethods {
    static final int THREADS = 4;
    static final int ROUNDS = 24;

    interface Step {
        long step(long x, int i);

        default long twice(long x, int i) {
            return step(step(x, i), i + 1);
        }
    }

    static class Add implements Step {
        public long step(long x, int i) {
            return x + i;
        }
    }

    static class Mix extends Add {
        public long step(long x, int i) {
            return (x ^ i) * 31 + (x >>> 7);
        }
    }

    static final class Turn implements Step {
        final int by;

        Turn(int by) {
            this.by = by;
        }

        public long step(long x, int i) {
            return Long.rotateLeft(x, by) - i;
        }

        public long twice(long x, int i) {
            return step(x, i) ^ by;
        }
    }

    record Point(int x, long y) {
        Point moved(int by) {
            return new Point(x + by, y * 3 - by);
        }
    }

    /** The rounds after the first meet classes, nulls, bounds and branches that were not there. */
    static Step receiver(int round, int i) {
        switch (round < 6 ? 0 : (i + round) % 5) {
            case 1:
                return new Mix();
            case 2:
                return new Turn(round);
            case 3:
                return round > 12 ? (a, b) -> a - b * 7L : new Add();
            case 4:
                return round > 18 && i % 97 == 0 ? null : new Add();
            default:
                return new Add();
        }
    }

    static long calls(int round) {
        long sum = round;
        for (int i = 0; i < 400; i++) {
            try {
                sum = receiver(round, i).twice(sum, i);
            } catch (NullPointerException e) {
                sum += 1000;
            }
        }
        return sum;
    }

    static long arrays(int round, int[] data) {
        long sum = 0;
        int over = round > 10 ? 2 : 0;
        for (int i = 0; i < data.length + over; i++) {
            try {
                data[i] += i * round;
                sum = sum * 17 + data[i];
            } catch (ArrayIndexOutOfBoundsException e) {
                sum ^= 77 + i;
            }
        }
        return sum;
    }

    static long objects(int round) {
        Point point = new Point(round, 1);
        Point kept = null;
        for (int i = 0; i < 500; i++) {
            point = point.moved(i & 7);
            if (i % 100 == 99 && round > 8) {
                kept = point;
            }
        }
        return point.y() + point.x() + (kept == null ? 0 : kept.hashCode());
    }

    static long divisions(int round) {
        long sum = 1;
        for (int i = 1; i < 300; i++) {
            try {
                sum += 1_000_003 / (round < 14 ? i : i % 50);
                sum ^= sum % (i | 1);
            } catch (ArithmeticException e) {
                sum += 3;
            }
        }
        return sum;
    }

    static synchronized long counted(long[] box, int i) {
        box[0] += i;
        if (i == 77) {
            throw new IllegalStateException();
        }
        return box[0];
    }

    static long locks(int round, Object shared) {
        long[] box = {round};
        long sum = 0;
        for (int i = 0; i < 120; i++) {
            synchronized (i % 3 == 0 ? shared : box) {
                try {
                    sum += counted(box, round > 16 ? i : i & 63);
                } catch (IllegalStateException e) {
                    sum -= 5;
                }
            }
        }
        return sum;
    }

    static long collections(int round) {
        List<Object> list = new ArrayList<>();
        Map<Integer, Long> map = new HashMap<>();
        for (int i = 0; i < 80; i++) {
            list.add(round > 9 && i % 5 == 0 ? "s" + i : (Object) (i * round));
            map.merge(i & 15, (long) i * round, Long::sum);
        }
        long sum = 0;
        for (Object each : list) {
            sum = sum * 31 + (each instanceof Integer n ? n : each.hashCode());
        }
        for (long each : map.values()) {
            sum ^= each;
        }
        return sum;
    }

    static double floating(int round) {
        double sum = 0;
        float f = 1;
        for (int i = 0; i < 300; i++) {
            f = f * 1.0001f + (round > 11 && i == 200 ? Float.NaN : i);
            sum += (int) f % 13 + Math.sqrt(i + round) + (long) (sum / 3);
        }
        return sum;
    }

    static int nested(int round) {
        int sum = 0;
        outer:
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 30; j++) {
                if (round > 5 && i * j == 400) {
                    continue outer;
                }
                if (round > 20 && i + j == 57) {
                    break outer;
                }
                sum = sum * 3 + (i ^ j);
            }
        }
        return sum;
    }

    static long all(Object shared, int repeats) {
        long sum = 0;
        int[] data = new int[300];
        for (int n = 0; n < ROUNDS * repeats; n++) {
            int round = n / repeats;
            sum = sum * 31 + calls(round);
            sum = sum * 31 + arrays(round, data);
            sum = sum * 31 + objects(round);
            sum = sum * 31 + divisions(round);
            sum = sum * 31 + locks(round, shared);
            sum = sum * 31 + collections(round);
            sum = sum * 31 + Double.doubleToLongBits(floating(round));
            sum = sum * 31 + nested(round);
        }
        return sum;
    }

    public static void main(String[] args) throws InterruptedException {
        int repeats = args.length == 0 ? 3 : Integer.parseInt(args[0]);
        Object shared = new Object();
        long[] sums = new long[THREADS];
        Thread[] threads = new Thread[THREADS];
        for (int n = 0; n < THREADS; n++) {
            int number = n;
            threads[n] = new Thread(() -> sums[number] = all(shared, repeats));
            threads[n].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (long sum : sums) {
            System.out.println(Long.toHexString(sum));
        }
        System.out.println(Long.toHexString(all(shared, repeats)));
    }
}

// expect:
// 521d828a99a32cbc
// 521d828a99a32cbc
// 521d828a99a32cbc
// 521d828a99a32cbc
// 521d828a99a32cbc
