package java.lang;

/** Thrown when code uses null where an object is needed. */
public class NullPointerException extends RuntimeException {
    /** Whether the machine raised it at the innermost frame of its backtrace. */
    private transient boolean isExplicable;
    /** The text found for an explicable exception; null before it is looked for. */
    private transient String explanation;

    public NullPointerException() {
    }

    public NullPointerException(String message) {
        super(message);
    }

    /** The message given, or else what the failing bytecode tells (JEP 358). */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? explanation() : message;
    }

    /** Keeps the message, which is found in the frames that are now forgotten. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        explanation();
        return super.fillInStackTrace();
    }

    @Override
    synchronized void settleTrace() {
        explanation();
        super.settleTrace();
    }

    private synchronized String explanation() {
        if (isExplicable) {
            explanation = extendedMessage();
            isExplicable = false;
        }
        return explanation;
    }

    private native String extendedMessage();
}
