package java.time.temporal;

import java.time.DateTimeException;

/** A field or unit that a temporal object does not have. */
public class UnsupportedTemporalTypeException extends DateTimeException {
    private static final long serialVersionUID = -6898218L;

    public UnsupportedTemporalTypeException(String message) {
        super(message);
    }

    public UnsupportedTemporalTypeException(String message, Throwable cause) {
        super(message, cause);
    }
}
