package java.nio.channels;

/** Thrown when another thread closes a channel in use. */
public class AsynchronousCloseException extends ClosedChannelException {
    public AsynchronousCloseException() {
    }
}
