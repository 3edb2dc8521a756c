package pvm.internal;

import java.lang.annotation.Annotation;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Which annotations an element has: present, inherited, and in containers (JLS 9.6.3, 9.7.5). */
public final class Annotations {
    private static final Annotation[] NONE = {};

    private Annotations() {
    }

    /** The annotations of a member, a class or a record component; not to be changed. */
    public static Annotation[] declared(Class<?> c, int kind, int slot) {
        if (c.isArray() || c.isPrimitive()) {
            return NONE;
        }
        return made(c, Declarations.annotations(c, kind, slot));
    }

    private static Annotation[] made(Class<?> context, Object[] raw) {
        if (raw == null) {
            return NONE;
        }
        ArrayList<Annotation> found = new ArrayList<>();
        for (Object one : raw) {
            Annotation a = AnnotationValues.annotation(context, (Object[]) one);
            if (a != null) {
                found.add(a);
            }
        }
        return found.toArray(NONE);
    }

    /** The annotations of each parameter: those that the class file has are the last. */
    public static Annotation[][] ofParameters(Class<?> c, int slot, int count) {
        Object[] raw = Declarations.parameterAnnotations(c, slot);
        int rows = raw == null ? 0 : raw.length;
        Annotation[][] result = new Annotation[Math.max(count, rows)][];
        for (int i = 0; i < result.length; i++) {
            int row = i - (result.length - rows);
            result[i] = row < 0 ? NONE : made(c, (Object[]) raw[row]);
        }
        return result;
    }

    /** The annotations of a class, inherited ones first. */
    public static Annotation[] ofClass(Class<?> superclass, Annotation[] own) {
        Annotation[] above = superclass == null ? NONE : superclass.getAnnotations();
        LinkedHashMap<Class<?>, Annotation> all = new LinkedHashMap<>();
        for (Annotation a : above) {
            if (a.annotationType().isAnnotationPresent(Inherited.class)) {
                all.put(a.annotationType(), a);
            }
        }
        for (Annotation a : own) {
            all.put(a.annotationType(), a);
        }
        return all.values().toArray(NONE);
    }

    public static <A extends Annotation> A find(Annotation[] all, Class<A> wanted) {
        Objects.requireNonNull(wanted);
        for (Annotation a : all) {
            if (a.annotationType() == wanted) {
                return wanted.cast(a);
            }
        }
        return null;
    }

    /** Those directly or indirectly present: themselves, or in their container. */
    @SuppressWarnings("unchecked")
    public static <A extends Annotation> A[] findAll(Annotation[] all, Class<A> wanted) {
        Objects.requireNonNull(wanted);
        Repeatable repeatable = wanted.getDeclaredAnnotation(Repeatable.class);
        Class<?> container = repeatable == null ? null : repeatable.value();
        ArrayList<Object> found = new ArrayList<>();
        for (Annotation a : all) {
            if (a.annotationType() == wanted) {
                found.add(a);
            } else if (a.annotationType() == container) {
                for (Object one : contents(a)) {
                    found.add(one);
                }
            }
        }
        return found.toArray((A[]) Array.newInstance(wanted, found.size()));
    }

    private static Object[] contents(Annotation container) {
        try {
            Method value = container.annotationType().getDeclaredMethod("value");
            Members.open(value);
            return (Object[]) value.invoke(container);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new java.lang.annotation.AnnotationFormatError(e);
        }
    }

    /** The values of an annotation's elements by name, where they have one. */
    static Map<String, Object> values(Annotation a) {
        return ((AnnotationHandler) java.lang.reflect.Proxy.getInvocationHandler(a)).values();
    }
}
