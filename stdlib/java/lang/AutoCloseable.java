package java.lang;

/** Something that a try-with-resources statement closes. */
public interface AutoCloseable {
    void close() throws Exception;
}
