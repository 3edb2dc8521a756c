// slow-stress: 9973
/** Loops entered once that get hot in the middle, with values of every kind alive around them. */
public class HotMidLoop {
    static class Node {
        int value;
        Node next;

        Node(int value, Node next) {
            this.value = value;
            this.next = next;
        }
    }

    static String everything(byte b, short s, char c, boolean z, int i, long l, float f, double d,
            String text, int[] a, Node node) {
        long sum = 0;
        Object kept = new Node(i, node);
        for (int n = 0; n < 60_000; n++) {
            b += n;
            s ^= n * 7;
            c += 3;
            z = !z;
            i = i * 31 + n;
            l += i ^ (long) n << 20;
            f = f * 0.5f + n;
            d = d / 3 + f;
            a[n & 7] += b;
            if ((n & 4095) == 0) {
                node = new Node(n, node);
                text = text.length() > 8 ? "t" : text + (n & 7);
            }
            sum += z ? c : s;
        }
        int length = 0;
        for (Node m = ((Node) kept).next == null ? node : null; m != null; m = m.next) {
            length += m.value;
        }
        return b + " " + s + " " + (int) c + " " + z + " " + i + " " + l + " " + f + " " + d + " "
            + text + " " + a[3] + " " + sum + " " + length;
    }

    static long nested(int outer, int middle, int inner) {
        long sum = 0;
        for (int i = 0; i < outer; i++) {
            long line = i;
            for (int j = 0; j < middle; j++) {
                int cell = j;
                for (int k = 0; k < inner; k++) {
                    cell = cell * 7 + k;
                    sum ^= cell;
                }
                line += cell;
            }
            sum += line;
        }
        return sum;
    }

    static int whileLoop(int seed) {
        int steps = 0;
        while (seed != 1 && steps < 90_000) {
            seed = (seed & 1) == 0 ? seed >>> 1 : seed * 3 + 1;
            steps++;
            if (seed < 0) {
                seed = steps | 1;
            }
        }
        return steps * 31 + seed;
    }

    static int doLoop(int n) {
        int x = 0;
        outer:
        do {
            int y = n;
            for (;;) {
                if (y-- == 0) {
                    break;
                }
                if ((y & 511) == 7) {
                    continue outer;
                }
                x += y & 3;
            }
            x++;
        } while (--n > 0);
        return x;
    }

    static int inTry(int n) {
        int sum = 0;
        try {
            for (int i = 0; ; i++) {
                if (i == n) {
                    throw new IllegalStateException("" + sum);
                }
                sum += i % 7;
            }
        } catch (IllegalStateException e) {
            return sum + e.getMessage().length();
        } finally {
            total += sum;
        }
    }

    static int total;

    static synchronized int locked(int n) {
        int sum = 0;
        Object lock = new Object();
        synchronized (lock) {
            for (int i = 0; i < n; i++) {
                sum += i ^ sum;
                if (!Thread.holdsLock(lock)) {
                    return -1;
                }
            }
        }
        return Thread.holdsLock(HotMidLoop.class) ? sum : -2;
    }

    static double operandsBelow(int n) {
        // Something lies on the operand stack while the loop of the callee runs.
        return 1.5 + n * looping(n) + (total + looping(n / 2)) * 0.5;
    }

    static int looping(int n) {
        int x = 1;
        for (int i = 0; i < n; i++) {
            x = x * 3 ^ i;
        }
        return x & 1023;
    }

    public static void main(String[] args) {
        System.out.println(everything((byte) 1, (short) 2, 'c', true, 5, 6L, 7f, 8.0, "x",
            new int[8], null));
        System.out.println(nested(40, 50, 60));
        System.out.println(whileLoop(27) + " " + whileLoop(97) + " " + whileLoop(-5));
        System.out.println(doLoop(3000));
        System.out.println(inTry(100_000) + " " + total);
        System.out.println(locked(50_000) + " " + Thread.holdsLock(HotMidLoop.class));
        System.out.println(operandsBelow(100_000));
        System.out.println(nested(2, 2, 40_000) + " " + nested(40_000, 2, 1));
    }
}

// expect:
// -47 -6238 49027 true -1992959691 11541175502854 119996.0 179992.5 t000000 7692 703748184 430080
// 38681622804
// 3442 3659 32
// 1117711
// 300001 299995
// -50001 false
// 8.34502875E7
// 2684354691 800260000
