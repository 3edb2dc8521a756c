package java.lang.invoke;

/** Thrown by StringConcatFactory when a concatenation cannot be linked as it was described. */
public class StringConcatException extends Exception {
    public StringConcatException(String msg) {
        super(msg);
    }

    public StringConcatException(String msg, Throwable cause) {
        super(msg, cause);
    }
}
