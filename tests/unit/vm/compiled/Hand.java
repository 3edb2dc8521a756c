/** Methods that tests replace by code written by hand, and those that call them. */
public class Hand {
    static int deep(int a, int b, int c, int d) {
        return a + b * (c - d * (a ^ (b + c * (d - (a + b)))));
    }

    static int inner(int x, int y) {
        return x * (y - (x + y * (x - y)));
    }

    static int outer(int x, int y) {
        return y - x * inner(x + 1, y);
    }

    static int top(int x) {
        return calling(x) + 1;
    }

    static int calling(int x) {
        return target(x);
    }

    static int target(int x) {
        if (x < 0) {
            throw new IllegalStateException("negative");
        }
        return x + 1;
    }

    static String trace(int x) {
        try {
            return "" + top(x);
        } catch (IllegalStateException e) {
            StringBuilder text = new StringBuilder();
            for (StackTraceElement frame : e.getStackTrace()) {
                text.append(frame.getMethodName()).append(':').append(frame.getLineNumber());
                text.append(' ');
            }
            return text.toString();
        }
    }

    static void collect() {
        byte[][] garbage = new byte[100][];
        for (int i = 0; i < garbage.length; i++) {
            garbage[i] = new byte[10000];
        }
        System.gc();
    }

    static Object keep(Object kept) {
        collect();
        return kept;
    }

    static boolean keeps() {
        Object one = new Object();
        String other = new String("other");
        int hash = one.hashCode();
        return keep(one) == one && keep(other) == other && keep(other).equals("other")
            && one.hashCode() == hash && keep(null) == null;
    }

    static class Box {
        byte b;
        boolean z;
        short s;
        char c;
        int i;
        long l;
        double d;
        Object ref;
        Box other;
        byte last;
    }

    static String describe(Box box, int[] array, Object live) {
        collect();
        Box other = box.other;
        return box.b + " " + box.z + " " + box.s + " " + (int) box.c + " " + box.i + " " + box.l
            + " " + box.d + " " + (box.ref == live) + " " + (other.other == box) + " " + other.i
            + " " + box.last + " " + array.length + " " + array[0] + " " + array[1] + " "
            + array[2] + " " + (other.ref == array);
    }

    static String virtual(Object live) {
        Box box = null;
        int[] array = null;
        return describe(box, array, live);
    }

    static synchronized int locked(int x) {
        return x + (Thread.holdsLock(Hand.class) ? 1000 : 0);
    }

    synchronized int elided(int x) {
        return Thread.holdsLock(this) ? x : -1;
    }

    static long looping(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += i;
        }
        return sum;
    }

    static long total;

    static synchronized void adding(int n) {
        for (int i = 0; i < n; i++) {
            total += i;
        }
    }

    static long added(int n) {
        total = 0;
        adding(n);
        return Thread.holdsLock(Hand.class) ? -1 : total;
    }

    static int down(int n) {
        return n == 0 ? 0 : up(n - 1) + 1;
    }

    static int up(int n) {
        return n == 0 ? 0 : down(n - 1) + 1;
    }

    static int overflows(int times) {
        int caught = 0;
        for (int i = 0; i < times; i++) {
            try {
                down(-1);
            } catch (StackOverflowError e) {
                if (e.getStackTrace().length == 1024) {
                    caught++;
                }
            }
        }
        return caught * 1000 + down(100);
    }

    static int catching(int x) {
        try {
            return target(x);
        } catch (NullPointerException e) {
            return 1;
        } catch (IllegalStateException e) {
            return 2;
        }
    }

    static int calls(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += target(i);
        }
        return sum;
    }

    static int whole(Object monitor) {
        return 0;
    }

    static int wholeOfNew() {
        return whole(new Object());
    }

    static int storable(Object[] array, Object value) {
        return 0;
    }

    static int stores() {
        int bits = storable(new Object[1], "text");
        bits = bits << 1 | storable(new Comparable[1], "text");
        bits = bits << 1 | storable(new Integer[1], "text");
        bits = bits << 1 | storable(new Integer[1], null);
        return bits << 1 | storable(new Object[1][], new String[1]);
    }

    static volatile boolean ended;

    static int keepsWhileCollected() throws InterruptedException {
        Thread collector = new Thread(() -> {
            while (!ended) {
                collect();
            }
        });
        collector.start();
        Object one = new Object();
        boolean same = keep(one) == one;
        ended = true;
        collector.join();
        return same ? 1 : 0;
    }
}
