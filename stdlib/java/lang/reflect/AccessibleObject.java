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

    boolean isOverride() {
        return accessible;
    }

    @Override
    public <T extends Annotation> T getAnnotation(Class<T> annotationClass) {
        return Annotations.find(getDeclaredAnnotations(), annotationClass);
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
