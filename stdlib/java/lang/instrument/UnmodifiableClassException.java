package java.lang.instrument;

/** Thrown when a class cannot be changed. */
public class UnmodifiableClassException extends Exception {
    public UnmodifiableClassException() {
    }

    public UnmodifiableClassException(String s) {
        super(s);
    }
}
