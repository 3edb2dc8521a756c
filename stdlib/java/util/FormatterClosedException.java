package java.util;

/** Thrown when a formatter is used after it was closed. */
public class FormatterClosedException extends IllegalStateException {
    public FormatterClosedException() {
    }
}
