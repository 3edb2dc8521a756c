package java.nio;

/** Thrown when a get goes beyond the limit of its buffer. */
public class BufferUnderflowException extends RuntimeException {
    public BufferUnderflowException() {
    }
}
