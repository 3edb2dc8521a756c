package java.util.concurrent;

/** Thrown when a cancelled task's result is asked for. */
public class CancellationException extends IllegalStateException {
    public CancellationException() {
    }

    public CancellationException(String message) {
        super(message);
    }
}
