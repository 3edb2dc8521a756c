package java.security;

/** Thrown when a provider is not there. */
public class NoSuchProviderException extends GeneralSecurityException {
    public NoSuchProviderException() {
    }

    public NoSuchProviderException(String msg) {
        super(msg);
    }

    public NoSuchProviderException(String message, Throwable cause) {
        super(message, cause);
    }

    public NoSuchProviderException(Throwable cause) {
        super(cause);
    }
}
