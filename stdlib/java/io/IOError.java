package java.io;

/** Thrown when input or output fails badly. */
public class IOError extends Error {
    public IOError(Throwable cause) {
        super(cause);
    }
}
