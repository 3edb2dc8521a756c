package pvm.internal;

/**
 * Makes and throws the exceptions that bytecodes raise implicitly (JVMS 2.10). The machine calls
 * these methods and hides their frames from stack traces.
 */
public final class Traps {
    private Traps() {
    }

    public static void nullPointer() {
        NullPointerException made = new NullPointerException();
        explain(made);
        throw made;
    }

    /**
     * Lets the exception find its message in the bytecode that trapped (JEP 358), unless that is in
     * a hidden frame: then the innermost frame of the stack trace has nothing to do with it.
     */
    private static native void explain(NullPointerException made);

    public static void arrayIndex(int index, int length) {
        throw new ArrayIndexOutOfBoundsException(
                "Index " + index + " out of bounds for length " + length);
    }

    public static void negativeArraySize(int size) {
        throw new NegativeArraySizeException(Integer.toString(size));
    }

    public static void arithmetic() {
        throw new ArithmeticException("/ by zero");
    }

    public static void stackOverflow() {
        throw new StackOverflowError();
    }

    public static void outOfMemory() {
        throw new OutOfMemoryError("Java heap space");
    }

    public static void illegalMonitorState() {
        throw new IllegalMonitorStateException("current thread is not owner");
    }

    public static void arrayStore(Object value) {
        throw new ArrayStoreException(value.getClass().getName());
    }

    public static void classCast(Object obj, Class<?> target) {
        Class<?> from = obj.getClass();
        String source = from.getName();
        String dest = target.getName();
        String sourcePlace = place(from);
        String destPlace = place(target);
        String where = sourcePlace.equals(destPlace)
                ? source + " and " + dest + " are in " + sourcePlace
                : source + " is in " + sourcePlace + "; " + dest + " is in " + destPlace;
        throw new ClassCastException(
                "class " + source + " cannot be cast to class " + dest + " (" + where + ")");
    }

    private static String place(Class<?> c) {
        while (c.isArray()) {
            c = c.getComponentType();
        }
        ClassLoader loader = c.getClassLoader();
        if (loader == null) {
            return "module java.base of loader 'bootstrap'";
        }
        return "unnamed module of loader " + Loaders.describe(loader);
    }

    public static void incompatibleClassChange(String message) {
        throw new IncompatibleClassChangeError(message);
    }

    public static void abstractMethod(String message) {
        throw new AbstractMethodError(message);
    }

    /** Throws a new object of a class of throwables with a message; for linkage errors. */
    public static void raise(Class<? extends Throwable> kind, String message) throws Throwable {
        throw kind.getConstructor(String.class).newInstance(message);
    }

    /** Throws what a static initializer threw: an error as it is, the rest wrapped (JVMS 5.5). */
    public static void initializerFailed(Throwable thrown) throws Throwable {
        if (thrown instanceof Error) {
            throw thrown;
        }
        throw new ExceptionInInitializerError(thrown);
    }
}
