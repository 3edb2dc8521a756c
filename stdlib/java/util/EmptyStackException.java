package java.util;

/** Thrown when a stack is empty. */
public class EmptyStackException extends RuntimeException {
    public EmptyStackException() {
    }
}
