package java.nio.file;

/** Thrown when there is no file system of a URI. */
public class FileSystemNotFoundException extends RuntimeException {
    public FileSystemNotFoundException() {
    }

    public FileSystemNotFoundException(String msg) {
        super(msg);
    }
}
