package java.lang.instrument;

/** Thrown by a transformer that is given a malformed class file. */
public class IllegalClassFormatException extends Exception {
    public IllegalClassFormatException() {
    }

    public IllegalClassFormatException(String s) {
        super(s);
    }
}
