package java.nio.channels;

/** Thrown when a thread is interrupted while it uses a channel. */
public class ClosedByInterruptException extends AsynchronousCloseException {
    public ClosedByInterruptException() {
    }
}
