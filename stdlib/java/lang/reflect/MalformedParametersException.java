package java.lang.reflect;

/** Thrown when the parameter data of a class file is malformed. */
public class MalformedParametersException extends RuntimeException {
    public MalformedParametersException() {
    }

    public MalformedParametersException(String message) {
        super(message);
    }
}
