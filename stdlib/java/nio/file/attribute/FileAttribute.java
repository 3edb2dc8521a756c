package java.nio.file.attribute;

/** An attribute that a new file is to have. */
public interface FileAttribute<T> {
    String name();

    T value();
}
