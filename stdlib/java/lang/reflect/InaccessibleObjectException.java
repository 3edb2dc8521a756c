package java.lang.reflect;

/** Thrown when access checks cannot be suppressed. */
public class InaccessibleObjectException extends RuntimeException {
    public InaccessibleObjectException() {
    }

    public InaccessibleObjectException(String message) {
        super(message);
    }
}
