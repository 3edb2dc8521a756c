import java.lang.reflect.Method;

/** What functions.c works on. Each test of it returns null, or what is not as it should be. */
public class Functions {
    boolean booleanField = true;
    byte byteField = -8;
    char charField = '\u20ac';
    short shortField = -1600;
    int intField = -320000;
    long longField = -64000000000L;
    float floatField = 1.5f;
    double doubleField = 2.25;
    Object objectField = "field";
    static boolean booleanStatic = true;
    static byte byteStatic = -8;
    static char charStatic = '\u20ac';
    static short shortStatic = -1600;
    static int intStatic = -320000;
    static long longStatic = -64000000000L;
    static float floatStatic = 1.5f;
    static double doubleStatic = 2.25;
    static Object objectStatic = "static";
    int calls;

    Functions() {
    }

    Functions(int i, String s, double d, float f, long j, boolean z) {
        intField = i;
        objectField = s;
        doubleField = d + f + j + (z ? 1 : 0);
    }

    // Each takes an argument of every kind, and returns the one of its own type.
    boolean booleanMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return z; }
    byte byteMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return b; }
    char charMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return c; }
    short shortMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return s; }
    int intMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return i; }
    long longMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return j; }
    float floatMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return f; }
    double doubleMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return d; }
    Object objectMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return o; }
    void voidMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { calls += i; }

    static boolean booleanStaticMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return z; }
    static byte byteStaticMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return b; }
    static char charStaticMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return c; }
    static short shortStaticMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return s; }
    static int intStaticMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return i; }
    static long longStaticMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return j; }
    static float floatStaticMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return f; }
    static double doubleStaticMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return d; }
    static Object objectStaticMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return o; }
    static void voidStaticMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { intStatic += i; }

    /** Overrides all that the non-virtual calls must not reach. */
    static class Sub extends Functions {
        @Override int intMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return -1; }
        @Override Object objectMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return this; }
        @Override double doubleMethod(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) { return -1; }
    }

    interface Face {
        String name();

        default String both() {
            return name() + name();
        }
    }

    static class Named implements Face {
        public String name() {
            return "named";
        }
    }

    static class Failing {
        static int tries;

        static void fail() {
            throw new IllegalStateException("failed");
        }
    }

    static native int count();

    static native String name(int test);

    /** Runs a test; `bytes` is a class file, `method` and others are for reflection. */
    static native String run(int test, Functions object, Sub sub, byte[] bytes, Method method);

    native int registered(int a);

    static byte[] classFile() throws Exception {
        try (java.io.InputStream in = Functions.class.getResourceAsStream("Defined.class")) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    public static String all() throws Exception {
        StringBuilder found = new StringBuilder();
        Method method = Functions.class.getDeclaredMethod("classFile");
        for (int i = 0; i < count(); i++) {
            String wrong;
            try {
                wrong = run(i, new Functions(), new Sub(), classFile(), method);
            } catch (Throwable thrown) {
                wrong = thrown.toString();
            }
            found.append(name(i)).append(": ").append(wrong == null ? "ok" : wrong).append('\n');
        }
        return found.toString();
    }

    public static void main(String[] args) throws Exception {
        System.load(args[0]);
        System.out.print(all());
    }
}
