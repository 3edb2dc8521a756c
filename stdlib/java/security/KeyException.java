package java.security;

/** Thrown when something is wrong with a key. */
public class KeyException extends GeneralSecurityException {
    public KeyException() {
    }

    public KeyException(String msg) {
        super(msg);
    }

    public KeyException(String message, Throwable cause) {
        super(message, cause);
    }

    public KeyException(Throwable cause) {
        super(cause);
    }
}
