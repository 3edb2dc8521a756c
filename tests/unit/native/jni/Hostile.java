/** Native code that does what it must not. */
public class Hostile {
    static int spin;

    static native long call(int number, long a, long b, long c, long d);

    static native long handle(Object o, int kind);

    static native void stale();

    static native int crash(int way, long address);

    static native int recurse(int depth);

    static int again(int depth) {
        return recurse(depth + 1);
    }

    static native Integer wrongResult(String s);

    static native int pending();

    static native void loop();

    /** Every function with every kind of bad argument; how often what came of it. */
    public static String everything() {
        long string = handle("a string", 2);
        long weak = handle("a string", 3);
        long array = handle(new int[4], 2);
        long type = handle(String.class, 2);
        long[] bad = {0, 1, -1, 8, 0x1000, 0x7ffff, 1L << 40, Long.MIN_VALUE, string, string ^ 4, string + (1L << 34),
            weak, array, type, 0xd, 0xe, 0x15, 0x1d};
        int returned = 0;
        int thrown = 0;
        for (int number = 4; number < 236; number++) {
            for (int i = 0; i < bad.length; i++) {
                for (int j = 0; j < bad.length; j += 1 + (i + number) % 4) {
                    try {
                        call(number, bad[i], bad[j], bad[(i * 7 + j) % bad.length], bad[(i + j * 5) % bad.length]);
                        returned++;
                    } catch (Throwable t) {
                        thrown++;
                    }
                }
            }
            array = handle(new int[4], 2);
        }
        return returned > 1000 && thrown > 10000 ? "as it should be" : returned + " " + thrown;
    }

    /** What comes of a deed. */
    public static String outcome(int way, long address) {
        try {
            return "returned " + crash(way, address);
        } catch (Throwable t) {
            String text = t.toString();
            return text.substring(0, Math.min(text.length(), 110));
        }
    }

    public static String deep() {
        try {
            return "" + recurse(0);
        } catch (StackOverflowError e) {
            return "overflow";
        }
    }

    public static String wrong() {
        try {
            Integer i = wrongResult("text");
            return "" + i;
        } catch (InternalError e) {
            return e.getMessage().substring(0, 60);
        }
    }

    public static String pendings() {
        try {
            return "" + pending();
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }

    public static String stales() {
        try {
            stale();
            return "used";
        } catch (InternalError e) {
            return e.getMessage().replaceAll("0x[0-9a-f]+", "#").substring(0, 60);
        }
    }

    public static void load(String path) {
        System.load(path);
    }

    public static void loops() {
        loop();
    }
}
