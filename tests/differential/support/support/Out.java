package support;

import java.util.function.Function;

/** What generated programs share: printing with the static type, tracing, and a limit of steps. */
public final class Out {
    private static final int MOST_TICKS = 1500;
    private static final int MOST_CHARACTERS = 60_000;
    private static StringBuilder text = new StringBuilder();
    private static int ticks;
    private static int flips;

    private Out() {
    }

    /** The program has run long enough. */
    public static final class Stop extends Error {
        Stop() {
            super("stop");
        }
    }

    public static String take() {
        String all = text.toString();
        text = new StringBuilder();
        ticks = 0;
        flips = 0;
        return all;
    }

    /** A condition that is not constant: true, false, false, true, and so on. */
    public static boolean flip() {
        return (0x9d36 >> (flips++ & 15) & 1) != 0;
    }

    public static void tick() {
        if (++ticks > MOST_TICKS || text.length() > MOST_CHARACTERS) {
            throw new Stop();
        }
    }

    private static void line(String kind, String value) {
        text.append(kind).append(' ');
        for (int i = 0; i < value.length() && i < 300; i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c < 127) {
                text.append(c);
            } else {
                text.append('<').append((int) c).append('>');
            }
        }
        text.append('\n');
        tick();
    }

    public static void p(boolean value) {
        line("Z", value ? "true" : "false");
    }

    public static void p(byte value) {
        line("B", Integer.toString(value));
    }

    public static void p(short value) {
        line("S", Integer.toString(value));
    }

    public static void p(char value) {
        line("C", Integer.toString(value));
    }

    public static void p(int value) {
        line("I", Integer.toString(value));
    }

    public static void p(long value) {
        line("J", Long.toString(value));
    }

    public static void p(float value) {
        line("F", Integer.toHexString(Float.floatToIntBits(value)));
    }

    public static void p(double value) {
        line("D", Long.toHexString(Double.doubleToLongBits(value)));
    }

    public static void p(Object value) {
        line(kind(value), show(value));
    }

    private static String kind(Object value) {
        if (value == null) {
            return "null";
        }
        // The names of the library's hidden classes are nobody's business.
        String name = value.getClass().getName();
        return name.startsWith("java.util") ? "object" : value.getClass().getSimpleName();
    }

    private static String show(Object value) {
        return String.valueOf(value);
    }

    public static boolean trace(boolean value) {
        line("t", value ? "true" : "false");
        return value;
    }

    public static byte trace(byte value) {
        line("tB", Integer.toString(value));
        return value;
    }

    public static short trace(short value) {
        line("tS", Integer.toString(value));
        return value;
    }

    public static char trace(char value) {
        line("tC", Integer.toString(value));
        return value;
    }

    public static int trace(int value) {
        line("tI", Integer.toString(value));
        return value;
    }

    public static long trace(long value) {
        line("tJ", Long.toString(value));
        return value;
    }

    public static float trace(float value) {
        line("tF", Integer.toHexString(Float.floatToIntBits(value)));
        return value;
    }

    public static double trace(double value) {
        line("tD", Long.toHexString(Double.doubleToLongBits(value)));
        return value;
    }

    public static <T> T trace(T value) {
        line("t" + kind(value), show(value));
        return value;
    }

    public static <T> T same(T value) {
        return value;
    }

    public static <A, B> B apply(A argument, Function<? super A, ? extends B> function) {
        tick();
        return function.apply(argument);
    }

    public static int length(String value) {
        return value == null ? -1 : value.length();
    }

    /** Keeps strings from growing without limit. */
    public static String cut(String value) {
        return value.length() > 40 ? value.substring(value.length() - 40) : value;
    }

    /** What was caught, with what is suppressed; the texts of some are the machine's own. */
    public static void show(Throwable thrown) {
        boolean own = thrown instanceof NullPointerException || thrown instanceof ClassCastException;
        String name = thrown.getClass().getSimpleName();
        line("caught", own ? name : name + ": " + thrown.getMessage());
        if (thrown instanceof Stop) {
            throw (Stop) thrown;
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            line("suppressed", suppressed.getMessage());
        }
    }
}
