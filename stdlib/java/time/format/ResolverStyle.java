package java.time.format;

/** How strictly the fields of a text must fit together. */
public enum ResolverStyle {
    STRICT,
    SMART,
    LENIENT
}
