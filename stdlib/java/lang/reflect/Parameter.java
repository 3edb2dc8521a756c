package java.lang.reflect;

import java.lang.annotation.Annotation;
import pvm.internal.Annotations;

/** A parameter of a method or constructor. */
public final class Parameter implements AnnotatedElement {
    private final Executable executable;
    private final int index;
    private final String name;
    private final boolean namePresent;
    private final int modifiers;

    Parameter(Executable executable, int index, String name, boolean namePresent, int modifiers) {
        this.executable = executable;
        this.index = index;
        this.name = name;
        this.namePresent = namePresent;
        this.modifiers = modifiers;
    }

    public String getName() {
        return name;
    }

    public boolean isNamePresent() {
        return namePresent;
    }

    public int getModifiers() {
        return modifiers;
    }

    public boolean isImplicit() {
        return (modifiers & 0x8000) != 0;
    }

    public boolean isSynthetic() {
        return (modifiers & 0x1000) != 0;
    }

    public boolean isVarArgs() {
        return executable.isVarArgs() && index == executable.getParameterCount() - 1;
    }

    public Class<?> getType() {
        return executable.parameters()[index];
    }

    public Type getParameterizedType() {
        Type[] generic = executable.getGenericParameterTypes();
        int hidden = executable.getParameterCount() - generic.length;
        return hidden == 0 ? generic[index] : getType();
    }

    public Executable getDeclaringExecutable() {
        return executable;
    }

    @Override
    public <T extends Annotation> T getAnnotation(Class<T> annotationClass) {
        return Annotations.find(getDeclaredAnnotations(), annotationClass);
    }

    @Override
    public Annotation[] getAnnotations() {
        return getDeclaredAnnotations();
    }

    @Override
    public Annotation[] getDeclaredAnnotations() {
        return executable.getParameterAnnotations()[index];
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof Parameter && executable.equals(((Parameter) obj).executable)
                && index == ((Parameter) obj).index;
    }

    @Override
    public int hashCode() {
        return executable.hashCode() ^ index;
    }

    @Override
    public String toString() {
        String type = getParameterizedType().getTypeName();
        if (isVarArgs() && type.endsWith("[]")) {
            type = type.substring(0, type.length() - 2) + "...";
        }
        String modifierText = Modifier.toString(modifiers);
        return modifierText + (modifierText.isEmpty() ? "" : " ") + type + " " + name;
    }
}
