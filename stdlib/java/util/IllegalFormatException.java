package java.util;

/** The superclass of the exceptions for malformed format strings. */
public class IllegalFormatException extends IllegalArgumentException {
    IllegalFormatException() {
    }

    IllegalFormatException(String message) {
        super(message);
    }
}
