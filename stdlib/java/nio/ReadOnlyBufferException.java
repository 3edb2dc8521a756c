package java.nio;

/** Thrown when a read-only buffer is to be written. */
public class ReadOnlyBufferException extends UnsupportedOperationException {
    public ReadOnlyBufferException() {
    }
}
