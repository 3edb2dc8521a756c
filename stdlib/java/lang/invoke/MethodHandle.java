package java.lang.invoke;

/** A reference to a method that can be called. Calls through handles are not built yet. */
public abstract class MethodHandle {
    private final MethodType type;

    MethodHandle(MethodType type) {
        this.type = type;
    }

    public MethodType type() {
        return type;
    }

    public final Object invokeWithArguments(Object... arguments) throws Throwable {
        throw new UnsupportedOperationException("method handles are not supported");
    }
}
