package java.util.zip;

/** Thrown when compressed data is in error. */
public class DataFormatException extends Exception {
    public DataFormatException() {
    }

    public DataFormatException(String s) {
        super(s);
    }
}
