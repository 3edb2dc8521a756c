package java.nio.channels;

/** Thrown when a channel is written that is not for writing. */
public class NonWritableChannelException extends IllegalStateException {
    public NonWritableChannelException() {
    }
}
