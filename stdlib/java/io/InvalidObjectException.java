package java.io;

/** Thrown when a deserialized object fails its checks. */
public class InvalidObjectException extends ObjectStreamException {
    public InvalidObjectException(String message) {
        super(message);
    }

    public InvalidObjectException(String message, Throwable cause) {
        super(message);
        initCause(cause);
    }
}
