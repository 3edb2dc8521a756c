package java.nio.file;

import java.util.Objects;

/** Thrown when a string is no path. */
public class InvalidPathException extends IllegalArgumentException {
    private final String input;
    private final int index;

    public InvalidPathException(String input, String reason, int index) {
        super(Objects.requireNonNull(reason));
        this.input = Objects.requireNonNull(input);
        this.index = index;
        if (index < -1) {
            throw new IllegalArgumentException();
        }
    }

    public InvalidPathException(String input, String reason) {
        this(input, reason, -1);
    }

    public String getInput() {
        return input;
    }

    public String getReason() {
        return super.getMessage();
    }

    public int getIndex() {
        return index;
    }

    @Override
    public String getMessage() {
        return getReason() + (index < 0 ? "" : " at index " + index) + ": " + input;
    }
}
