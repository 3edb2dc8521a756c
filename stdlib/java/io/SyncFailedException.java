package java.io;

/** Thrown when a file cannot be brought up to date on its device. */
public class SyncFailedException extends IOException {
    public SyncFailedException(String message) {
        super(message);
    }
}
