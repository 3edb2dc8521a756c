package java.lang;

/** Thrown on an attempt to store a value of the wrong type into an array. */
public class ArrayStoreException extends RuntimeException {
    public ArrayStoreException() {
    }

    public ArrayStoreException(String message) {
        super(message);
    }
}
