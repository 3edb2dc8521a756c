package java.security;

/** Wraps what a privileged action has thrown. */
public class PrivilegedActionException extends Exception {
    public PrivilegedActionException(Exception exception) {
        super(exception);
    }

    public Exception getException() {
        return (Exception) getCause();
    }

    @Override
    public String toString() {
        return getClass().getName() + (getCause() == null ? "" : ": " + getCause());
    }
}
