package java.net;

/** Thrown when a connection cannot do what is asked of it. */
public class UnknownServiceException extends java.io.IOException {
    public UnknownServiceException() {
    }

    public UnknownServiceException(String message) {
        super(message);
    }
}
