package java.util.zip;

/** Thrown when a zip file is in error. */
public class ZipException extends java.io.IOException {
    public ZipException() {
    }

    public ZipException(String s) {
        super(s);
    }
}
