package java.util.concurrent.atomic;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** What the field updaters ask of a field. */
final class FieldPlace {
    private FieldPlace() {
    }

    /** Checks that a class declares a volatile instance field of a type. */
    static void check(Class<?> owner, String name, Class<?> type) {
        Field field;
        try {
            field = owner.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            throw new RuntimeException(e);
        }
        if (field.getType() != type) {
            if (type == int.class || type == long.class) {
                throw new IllegalArgumentException(
                        "Must be " + (type == int.class ? "integer" : "long") + " type");
            }
            throw new ClassCastException();
        }
        if (!Modifier.isVolatile(field.getModifiers())) {
            throw new IllegalArgumentException("Must be volatile type");
        }
        if (Modifier.isStatic(field.getModifiers())) {
            throw new IllegalArgumentException("Must not be a static field");
        }
    }
}
