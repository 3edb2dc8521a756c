package java.nio.channels;

/** Thrown when a region is locked that is locked already. */
public class OverlappingFileLockException extends IllegalStateException {
    public OverlappingFileLockException() {
    }
}
