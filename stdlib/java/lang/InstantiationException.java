package java.lang;

/** Thrown when a class cannot be instantiated through reflection. */
public class InstantiationException extends ReflectiveOperationException {
    public InstantiationException() {
    }

    public InstantiationException(String message) {
        super(message);
    }
}
