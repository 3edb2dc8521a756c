package java.nio.file;

/** Thrown when a file is no folder. */
public class NotDirectoryException extends FileSystemException {
    public NotDirectoryException(String dir) {
        super(dir);
    }
}
