package java.util;

/** What formats itself for %s. */
public interface Formattable {
    void formatTo(Formatter formatter, int flags, int width, int precision);
}
