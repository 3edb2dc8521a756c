package java.io;

/** Signals that the end of the input was reached unexpectedly. */
public class EOFException extends IOException {
    public EOFException() {
    }

    public EOFException(String message) {
        super(message);
    }
}
