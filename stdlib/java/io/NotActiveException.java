package java.io;

/** Thrown when a method is called at a time that it is not for. */
public class NotActiveException extends ObjectStreamException {
    public NotActiveException() {
    }

    public NotActiveException(String message) {
        super(message);
    }
}
