package java.lang.reflect;

/** The common superinterface of all types of the language. */
public interface Type {
    default String getTypeName() {
        return toString();
    }
}
