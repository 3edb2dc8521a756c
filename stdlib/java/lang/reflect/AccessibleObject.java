package java.lang.reflect;

import java.lang.annotation.Annotation;
import pvm.internal.Annotations;
import pvm.internal.Members;
import pvm.internal.Reflection;

/** A member whose access checks can be suppressed. */
public class AccessibleObject implements AnnotatedElement {
    static {
        Members.register(new MemberMaker());
    }

    private boolean accessible;

    @Deprecated(since = "17")
    protected AccessibleObject() {
    }

    public static void setAccessible(AccessibleObject[] array, boolean flag) {
        Class<?> caller = Reflection.callerClass();
        for (AccessibleObject a : array) {
            a.setAccessible(flag, caller);
        }
    }

    public void setAccessible(boolean flag) {
        setAccessible(flag, Reflection.callerClass());
    }

    void setAccessible(boolean flag, Class<?> caller) {
        if (flag) {
            Members.checkOpen(this, caller);
        }
        accessible = flag;
    }

    public final boolean trySetAccessible() {
        try {
            setAccessible(true, Reflection.callerClass());
            return true;
        } catch (InaccessibleObjectException e) {
            return false;
        }
    }

    @Deprecated(since = "9")
    public boolean isAccessible() {
        return accessible;
    }

    /** Whether the caller may use the member on obj (null for static members). */
    public final boolean canAccess(Object obj) {
        Member m = (Member) this;
        boolean free = Modifier.isStatic(m.getModifiers()) || this instanceof Constructor;
        if (free && obj != null) {
            throw new IllegalArgumentException("non-null object for " + this);
        }
        if (!free && !m.getDeclaringClass().isInstance(obj)) {
            throw new IllegalArgumentException(obj == null ? "null object for " + this
                    : "object is not an instance of " + m.getDeclaringClass().getName());
        }
        Class<?> caller = Reflection.callerClass();
        return accessible || Members.canAccess(caller, m.getDeclaringClass(), m.getModifiers());
    }

    /** Without asking: for the library itself. */
    final void open() {
        accessible = true;
    }

    boolean isOverride() {
        return accessible;
    }

    @Override
    public <T extends Annotation> T getAnnotation(Class<T> annotationClass) {
        return Annotations.find(getDeclaredAnnotations(), annotationClass);
    }

    @Override
    public boolean isAnnotationPresent(Class<? extends Annotation> annotationClass) {
        return getAnnotation(annotationClass) != null;
    }

    @Override
    public <T extends Annotation> T[] getAnnotationsByType(Class<T> annotationClass) {
        return Annotations.findAll(getDeclaredAnnotations(), annotationClass);
    }

    @Override
    public Annotation[] getAnnotations() {
        return getDeclaredAnnotations();
    }

    @Override
    public <T extends Annotation> T getDeclaredAnnotation(Class<T> annotationClass) {
        return Annotations.find(getDeclaredAnnotations(), annotationClass);
    }

    @Override
    public <T extends Annotation> T[] getDeclaredAnnotationsByType(Class<T> annotationClass) {
        return Annotations.findAll(getDeclaredAnnotations(), annotationClass);
    }

    @Override
    public Annotation[] getDeclaredAnnotations() {
        return new Annotation[0];
    }
}
