package java.lang.instrument;

import java.util.Objects;

/** A class and the class file that is to replace its own. */
public final class ClassDefinition {
    private final Class<?> definitionClass;
    private final byte[] definitionClassFile;

    public ClassDefinition(Class<?> theClass, byte[] theClassFile) {
        definitionClass = Objects.requireNonNull(theClass);
        definitionClassFile = Objects.requireNonNull(theClassFile);
    }

    public Class<?> getDefinitionClass() {
        return definitionClass;
    }

    public byte[] getDefinitionClassFile() {
        return definitionClassFile;
    }
}
