package pvm.internal;

import java.lang.annotation.Annotation;
import java.lang.annotation.AnnotationTypeMismatchException;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes annotations, and the values of their elements, of what the class file says. */
public final class AnnotationValues {
    private static final ClassValue<Map<String, Object>> DEFAULTS = new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
            return defaults(type);
        }
    };

    private AnnotationValues() {
    }

    /** A value that could not be made: reading the element throws. */
    static final class Failure {
        final RuntimeException exception;

        Failure(RuntimeException exception) {
            this.exception = exception;
        }
    }

    /** The annotation; null if its type cannot be found. */
    static Annotation annotation(Class<?> context, Object[] raw) {
        Class<?> type;
        try {
            type = Reflection.resolve(context, (String) raw[0]);
        } catch (NoClassDefFoundError e) {
            return null;
        }
        if (!type.isAnnotation()) {
            return null;
        }
        LinkedHashMap<String, Object> values = new LinkedHashMap<>(DEFAULTS.get(type));
        for (int i = 1; i < raw.length; i += 2) {
            String name = (String) raw[i];
            Class<?> wanted = elementType(type, name);
            if (wanted != null) {
                values.put(name, checked(context, raw[i + 1], wanted, type, name));
            }
        }
        return (Annotation) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                new AnnotationHandler(type, values));
    }

    private static Class<?> elementType(Class<?> type, String name) {
        Method m = Members.method(type, name, new Class<?>[0]);
        return m == null ? null : m.getReturnType();
    }

    private static Map<String, Object> defaults(Class<?> type) {
        Map<String, Object> found = new HashMap<>(0);
        for (Method m : Members.methods(type)) {
            Object value = m.getDefaultValue();
            if (value != null) {
                found.put(m.getName(), value);
            }
        }
        return found;
    }

    /** The default value of an element of an annotation interface, or null. */
    public static Object defaultValue(Method m, int slot) {
        Object raw = Declarations.defaultValue(m.getDeclaringClass(), slot);
        if (raw == null) {
            return null;
        }
        Object value = checked(m.getDeclaringClass(), raw, m.getReturnType(),
                m.getDeclaringClass(), m.getName());
        if (value instanceof Failure) {
            throw ((Failure) value).exception;
        }
        return value;
    }

    private static Object checked(Class<?> context, Object raw, Class<?> wanted, Class<?> type,
            String name) {
        Object value = value(context, raw, wanted);
        if (value instanceof Failure || boxOf(wanted).isInstance(value)) {
            return value;
        }
        String found = value.getClass().getName() + "[" + value + "]";
        return new Failure(new AnnotationTypeMismatchException(
                Members.method(type, name, new Class<?>[0]), found));
    }

    private static Object value(Class<?> context, Object raw, Class<?> wanted) {
        if (!(raw instanceof Object[])) {
            return raw;
        }
        Object[] parts = (Object[]) raw;
        switch ((String) parts[0]) {
            case "c":
                return classValue(context, (String) parts[1]);
            case "e":
                return enumValue(context, (String) parts[1], (String) parts[2]);
            case "@":
                return annotation(context, (Object[]) parts[1]);
            default:
                return arrayValue(context, parts, wanted);
        }
    }

    private static Object classValue(Class<?> context, String descriptor) {
        try {
            return Reflection.resolve(context, descriptor);
        } catch (NoClassDefFoundError e) {
            String name = descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
            return new Failure(new TypeNotPresentException(name, e));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object enumValue(Class<?> context, String descriptor, String name) {
        Object type = classValue(context, descriptor);
        if (type instanceof Failure) {
            return type;
        }
        try {
            return Enum.valueOf((Class) type, name);
        } catch (IllegalArgumentException e) {
            return new Failure(new EnumConstantNotPresentException((Class) type, name));
        }
    }

    private static Object arrayValue(Class<?> context, Object[] parts, Class<?> wanted) {
        if (!wanted.isArray()) {
            return parts;
        }
        Class<?> component = wanted.getComponentType();
        Object result = Array.newInstance(component, parts.length - 1);
        for (int i = 1; i < parts.length; i++) {
            Object value = value(context, parts[i], component);
            if (value instanceof Failure) {
                return value;
            }
            if (!boxOf(component).isInstance(value)) {
                return parts;
            }
            Array.set(result, i - 1, value);
        }
        return result;
    }

    private static Class<?> boxOf(Class<?> c) {
        return c.isPrimitive() ? Members.boxClass(c) : c;
    }
}
