package java.lang.reflect;

/** Thrown when a parameterized type has the wrong number of arguments. */
public class MalformedParameterizedTypeException extends RuntimeException {
    public MalformedParameterizedTypeException() {
    }

    public MalformedParameterizedTypeException(String message) {
        super(message);
    }
}
