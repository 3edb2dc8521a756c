package java.io;

/** Thrown when an object of a class that is not serializable is to be written. */
public class NotSerializableException extends ObjectStreamException {
    public NotSerializableException() {
    }

    public NotSerializableException(String message) {
        super(message);
    }
}
