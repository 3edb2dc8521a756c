package harness;

import java.util.Collection;
import java.util.Map;

/**
 * A checksum of all that a program does: results, exceptions with the program's own frames, and the
 * state of its objects.  It is printed now and then, so that a difference has a place; with
 * -Dtrace=m3 everything that happens in the method m3 is printed.
 */
public final class Sum {
    private static final int DEEPEST = 4;
    private static final Sum SUM = new Sum();
    private static final String TRACED = System.getProperty("trace", "");

    private static String program = "";
    private static boolean tracing;
    private static int thrown;
    private static int call;

    private long hash;
    private int depth;

    private Sum() {
    }

    static void start(String name) {
        program = name + ".";
    }

    /** The calls of a method begin. */
    public static void method(String name) {
        SUM.hash = 17;
        thrown = 0;
        tracing = TRACED.equals(name) || TRACED.equals("all");
    }

    /** The next call begins. */
    public static void call(int number) {
        call = number;
        if (number == 4 || number == 64 || number == 256) {
            System.out.println("  before " + number + " " + Long.toHexString(SUM.hash));
        }
    }

    /** All calls of the method were made. */
    public static void end(String name, int calls) {
        System.out.println(name + " " + calls + " thrown " + thrown + " "
                + Long.toHexString(SUM.hash));
        tracing = false;
    }

    private void mix(long bits) {
        hash = (hash ^ bits) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 29;
    }

    private void trace(String what) {
        System.out.println("    " + call + " " + what);
    }

    /** Something that the program did, where the order matters. */
    public static void note(int value) {
        SUM.add(value);
    }

    public static void result(long value) {
        SUM.add(value);
    }

    public static void result(double value) {
        SUM.add(value);
    }

    public static void result(Object value) {
        SUM.add(value);
    }

    /** What the method threw: class, message, and where in the program. */
    public static void thrown(Throwable e) {
        thrown++;
        if (e instanceof StackOverflowError || e instanceof OutOfMemoryError) {
            SUM.addText(e.getClass().getName());
            return;
        }
        SUM.addText(e.toString());
        if (thrown > 8 && (call & 31) != 0) {
            return;
        }
        for (StackTraceElement frame : e.getStackTrace()) {
            if (frame.getClassName().startsWith(program)) {
                SUM.addText(frame.toString());
            }
        }
    }

    public void add(long value) {
        mix(value);
        if (tracing) {
            trace(Long.toString(value));
        }
    }

    public void add(double value) {
        mix(Double.doubleToLongBits(value));
        if (tracing) {
            trace(Double.toString(value));
        }
    }

    private void addText(String text) {
        mix(text.hashCode());
        if (tracing) {
            trace(text);
        }
    }

    /** The value of an object: of its class, its contents, and theirs to some depth. */
    public void add(Object value) {
        if (value == null) {
            mix(3);
        } else if (depth >= DEEPEST) {
            mix(5);
        } else {
            depth++;
            try {
                contents(value);
            } finally {
                depth--;
            }
        }
    }

    private void contents(Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Character
                || value instanceof Boolean || value instanceof CharSequence) {
            addText(value.getClass().getSimpleName() + " " + value);
        } else if (value instanceof State) {
            addText(value.getClass().getName());
            ((State) value).state(this);
        } else if (value instanceof Object[]) {
            objects((Object[]) value);
        } else if (value instanceof Collection<?>) {
            objects(((Collection<?>) value).toArray());
        } else if (value instanceof Map<?, ?>) {
            objects(((Map<?, ?>) value).entrySet().toArray());
        } else if (value instanceof Map.Entry<?, ?>) {
            add(((Map.Entry<?, ?>) value).getKey());
            add(((Map.Entry<?, ?>) value).getValue());
        } else {
            array(value);
        }
    }

    private void objects(Object[] values) {
        addText(values.getClass().getName() + values.length);
        for (Object value : values) {
            add(value);
        }
    }

    private void array(Object value) {
        if (value instanceof int[]) {
            for (int element : (int[]) value) {
                add(element);
            }
        } else if (value instanceof long[]) {
            for (long element : (long[]) value) {
                add(element);
            }
        } else if (value instanceof byte[]) {
            for (byte element : (byte[]) value) {
                add(element);
            }
        } else if (value instanceof char[]) {
            for (char element : (char[]) value) {
                add(element);
            }
        } else if (value instanceof short[]) {
            for (short element : (short[]) value) {
                add(element);
            }
        } else {
            rest(value);
        }
    }

    private void rest(Object value) {
        if (value instanceof double[]) {
            for (double element : (double[]) value) {
                add(element);
            }
        } else if (value instanceof float[]) {
            for (float element : (float[]) value) {
                add((double) element);
            }
        } else if (value instanceof boolean[]) {
            for (boolean element : (boolean[]) value) {
                add(element ? 1 : 0);
            }
        } else {
            addText(value.getClass().isHidden() ? "hidden" : value.getClass().getName());
        }
    }
}
