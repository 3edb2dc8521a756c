package java.lang.reflect;

/** Thrown when a Signature attribute is malformed. */
public class GenericSignatureFormatError extends ClassFormatError {
    public GenericSignatureFormatError() {
    }

    public GenericSignatureFormatError(String message) {
        super(message);
    }
}
