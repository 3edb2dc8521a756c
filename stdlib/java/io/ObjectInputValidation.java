package java.io;

/** Checks an object when all of its graph has been read. */
public interface ObjectInputValidation {
    void validateObject() throws InvalidObjectException;
}
