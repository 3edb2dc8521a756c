package pvm.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.util.Objects;

/** Annotations at run time. What has none says so; reading present ones is not built. */
public final class Annotations {
    private Annotations() {
    }

    public static Annotation[] declared(Class<?> c, int kind, int slot) {
        if (!c.isArray() && !c.isPrimitive() && Reflection.hasAnnotations(c, kind, slot)) {
            throw new UnsupportedOperationException(
                    "annotations are not supported (of " + c.getName() + ")");
        }
        return new Annotation[0];
    }

    /** The annotations of a class, inherited ones included. */
    public static Annotation[] ofClass(Class<?> c) {
        Annotation[] own = declared(c, Members.CLASS, 0);
        for (Class<?> s = c.getSuperclass(); s != null; s = s.getSuperclass()) {
            declared(s, Members.CLASS, 0);
        }
        return own;
    }

    public static <A extends Annotation> A find(Annotation[] all, Class<A> wanted) {
        Objects.requireNonNull(wanted);
        for (Annotation a : all) {
            if (wanted.isInstance(a)) {
                return wanted.cast(a);
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    public static <A extends Annotation> A[] findAll(Annotation[] all, Class<A> wanted) {
        A found = find(all, wanted);
        A[] result = (A[]) Array.newInstance(wanted, found == null ? 0 : 1);
        if (found != null) {
            result[0] = found;
        }
        return result;
    }
}
