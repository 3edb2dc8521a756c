package pvm.internal;

import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;

/** How classes describe themselves with their type parameters. */
public final class ClassText {
    private ClassText() {
    }

    /** Class.toGenericString. */
    public static String describe(Class<?> c) {
        if (c.isPrimitive()) {
            return c.toString();
        }
        if (c.isArray()) {
            Class<?> element = c;
            StringBuilder dimensions = new StringBuilder();
            while (element.isArray()) {
                element = element.getComponentType();
                dimensions.append("[]");
            }
            return element.getName() + typeParameters(element.getTypeParameters()) + dimensions;
        }
        int modifiers = c.getModifiers() & Modifier.classModifiers();
        String text = Modifier.toString(modifiers);
        return text + (text.isEmpty() ? "" : " ") + keyword(c) + " " + c.getName()
                + typeParameters(c.getTypeParameters());
    }

    private static String keyword(Class<?> c) {
        return c.isAnnotation() ? "@interface" : c.isInterface() ? "interface"
                : c.isEnum() ? "enum" : c.isRecord() ? "record" : "class";
    }

    /** "<T,U extends A & B>", or nothing. */
    static String typeParameters(TypeVariable<?>[] variables) {
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < variables.length; i++) {
            sb.append(i == 0 ? "<" : ",").append(variables[i].getTypeName());
            Type[] bounds = variables[i].getBounds();
            if (bounds.length != 1 || bounds[0] != Object.class) {
                for (int k = 0; k < bounds.length; k++) {
                    sb.append(k == 0 ? " extends " : " & ").append(bounds[k].getTypeName());
                }
            }
        }
        return sb.append(variables.length == 0 ? "" : ">").toString();
    }
}
