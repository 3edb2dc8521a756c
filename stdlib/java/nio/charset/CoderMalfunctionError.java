package java.nio.charset;

/** Thrown when the loop of a coder throws an exception of its own. */
public class CoderMalfunctionError extends Error {
    public CoderMalfunctionError(Exception cause) {
        super(cause);
    }
}
