package java.util;

/** Thrown when a format specifier has no argument. */
public class MissingFormatArgumentException extends IllegalFormatException {
    private final String spec;

    public MissingFormatArgumentException(String spec) {
        this.spec = Objects.requireNonNull(spec);
    }

    public String getFormatSpecifier() {
        return spec;
    }

    @Override
    public String getMessage() {
        return "Format specifier '" + spec + "'";
    }
}
