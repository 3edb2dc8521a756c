package java.nio.file;

/** Thrown when a closed file system is used. */
public class ClosedFileSystemException extends IllegalStateException {
    public ClosedFileSystemException() {
    }
}
