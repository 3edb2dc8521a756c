package java.io;

/** Thrown when an object stream is read that was ended by an exception of its writer. */
public class WriteAbortedException extends ObjectStreamException {
    public Exception detail;

    public WriteAbortedException(String s, Exception ex) {
        super(s);
        initCause(null);
        detail = ex;
    }

    @Override
    public String getMessage() {
        return detail == null ? super.getMessage()
                : super.getMessage() + "; " + detail.toString();
    }

    @Override
    public Throwable getCause() {
        return detail;
    }
}
