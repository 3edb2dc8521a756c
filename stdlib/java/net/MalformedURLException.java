package java.net;

/** Thrown when a string is no URL. */
public class MalformedURLException extends java.io.IOException {
    public MalformedURLException() {
    }

    public MalformedURLException(String message) {
        super(message);
    }
}
