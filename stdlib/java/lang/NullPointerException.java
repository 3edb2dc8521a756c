package java.lang;

/** Thrown when code uses null where an object is needed. */
public class NullPointerException extends RuntimeException {
    /** The text found for an exception that the machine raised; empty if there is none. */
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
        if (message != null) {
            return message;
        }
        synchronized (this) {
            if (explanation == null) {
                String text = extendedMessage();
                explanation = text == null ? "" : text;
            }
            return explanation.isEmpty() ? null : explanation;
        }
    }

    private native String extendedMessage();
}
