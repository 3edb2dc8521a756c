package pvm.internal;

/** An exception of Python's on its way through Java; the message is what its repr says. */
final class PythonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PythonException(String message) {
        super(message);
    }
}
