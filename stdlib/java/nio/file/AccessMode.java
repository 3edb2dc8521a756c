package java.nio.file;

/** What may be done with a file. */
public enum AccessMode {
    READ, WRITE, EXECUTE
}
