package java.net;

/** Thrown when the address of a host cannot be found. */
public class UnknownHostException extends java.io.IOException {
    public UnknownHostException() {
    }

    public UnknownHostException(String message) {
        super(message);
    }
}
