package java.lang;

/** Thrown when a waiting or sleeping thread is interrupted. */
public class InterruptedException extends Exception {
    public InterruptedException() {
    }

    public InterruptedException(String message) {
        super(message);
    }
}
