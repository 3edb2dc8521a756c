package java.lang.invoke;

/** Thrown where a method handle is used with another type than its own. */
public class WrongMethodTypeException extends RuntimeException {
    public WrongMethodTypeException() {
    }

    public WrongMethodTypeException(String s) {
        super(s);
    }
}
