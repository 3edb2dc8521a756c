package java.nio;

/** Thrown when a put goes beyond the limit of its buffer. */
public class BufferOverflowException extends RuntimeException {
    public BufferOverflowException() {
    }
}
