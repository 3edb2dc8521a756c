package java.nio.file;

/** Thrown when a folder is found below itself. */
public class FileSystemLoopException extends FileSystemException {
    public FileSystemLoopException(String dir) {
        super(dir);
    }
}
