package java.nio;

/** Thrown when a buffer is reset that has no mark. */
public class InvalidMarkException extends IllegalStateException {
    public InvalidMarkException() {
    }
}
