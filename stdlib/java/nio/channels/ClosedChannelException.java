package java.nio.channels;

/** Thrown when a closed channel is used. */
public class ClosedChannelException extends java.io.IOException {
    public ClosedChannelException() {
    }
}
