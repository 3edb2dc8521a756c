package java.nio.file;

/** Thrown when a file cannot be moved in one step. */
public class AtomicMoveNotSupportedException extends FileSystemException {
    public AtomicMoveNotSupportedException(String file, String other, String reason) {
        super(file, other, reason);
    }
}
