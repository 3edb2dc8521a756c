package java.lang.instrument;

/** Thrown when a module cannot be changed. */
public class UnmodifiableModuleException extends RuntimeException {
    public UnmodifiableModuleException() {
    }

    public UnmodifiableModuleException(String msg) {
        super(msg);
    }
}
