package java.util;

/** Thrown when a flag needs a width. */
public class MissingFormatWidthException extends IllegalFormatException {
    private final String spec;

    public MissingFormatWidthException(String spec) {
        this.spec = Objects.requireNonNull(spec);
    }

    public String getFormatSpecifier() {
        return spec;
    }

    @Override
    public String getMessage() {
        return spec;
    }
}
