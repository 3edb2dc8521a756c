package java.nio.channels;

/** Thrown when a channel is read that is not for reading. */
public class NonReadableChannelException extends IllegalStateException {
    public NonReadableChannelException() {
    }
}
