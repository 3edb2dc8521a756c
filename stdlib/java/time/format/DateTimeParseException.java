package java.time.format;

import java.time.DateTimeException;

/** A text is not a date or a time of the form that is asked for. */
public class DateTimeParseException extends DateTimeException {
    private static final long serialVersionUID = 4304633501674722597L;

    private final String parsedString;
    private final int errorIndex;

    public DateTimeParseException(String message, CharSequence parsedData, int errorIndex) {
        this(message, parsedData, errorIndex, null);
    }

    public DateTimeParseException(String message, CharSequence parsedData, int errorIndex,
            Throwable cause) {
        super(message, cause);
        parsedString = parsedData.toString();
        this.errorIndex = errorIndex;
    }

    public String getParsedString() {
        return parsedString;
    }

    public int getErrorIndex() {
        return errorIndex;
    }
}
