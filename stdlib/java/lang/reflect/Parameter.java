package java.lang.reflect;

/** A parameter of a method or constructor. */
public final class Parameter {
    private final Executable executable;
    private final int index;
    private final String name;
    private final boolean namePresent;

    Parameter(Executable executable, int index, String name, boolean namePresent) {
        this.executable = executable;
        this.index = index;
        this.name = name;
        this.namePresent = namePresent;
    }

    public String getName() {
        return name;
    }

    public boolean isNamePresent() {
        return namePresent;
    }

    public Class<?> getType() {
        return executable.parameters()[index];
    }

    public Type getParameterizedType() {
        return executable.getGenericParameterTypes()[index];
    }

    public Executable getDeclaringExecutable() {
        return executable;
    }

    @Override
    public String toString() {
        return getType().getTypeName() + " " + name;
    }
}
