package java.lang.reflect;

import java.lang.invoke.MethodHandleInfo;
import pvm.internal.Generics;
import pvm.internal.Members;
import pvm.internal.MethodBody;
import pvm.internal.Reflection;

/** A constructor of a class. */
public final class Constructor<T> extends Executable {
    Constructor(Class<T> declaring, String descriptor, String signature, int slot, int flags) {
        super(declaring, declaring.getName(), descriptor, signature, slot, flags);
    }

    @Override
    int kind() {
        return Members.CONSTRUCTOR;
    }

    @Override
    public void setAccessible(boolean flag) {
        setAccessible(flag, Reflection.callerClass());
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<T> getDeclaringClass() {
        return (Class<T>) declaring;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public int getModifiers() {
        return flags & 0x7;
    }

    @Override
    public Class<?>[] getParameterTypes() {
        return parameters().clone();
    }

    @Override
    public Class<?>[] getExceptionTypes() {
        return exceptions();
    }

    @Override
    @SuppressWarnings("unchecked")
    public TypeVariable<Constructor<T>>[] getTypeParameters() {
        return (TypeVariable<Constructor<T>>[])
                Generics.typeParameters(this, declaring, signature);
    }

    public T newInstance(Object... initargs) throws InstantiationException,
            IllegalAccessException, InvocationTargetException {
        if (!Members.isOpen(declaring, flags) && !isOverride()) {
            Members.checkAccess(Reflection.callerClass(), declaring, getModifiers());
        }
        return create(initargs);
    }

    /** What newInstance does after its access check. */
    @SuppressWarnings("unchecked")
    T create(Object... initargs) throws InstantiationException, InvocationTargetException {
        if (declaring.isEnum()) {
            throw new IllegalArgumentException("Cannot reflectively create enum objects");
        }
        Object[] converted = convert(initargs);
        if (Modifier.isAbstract(declaring.getModifiers())) {
            throw new InstantiationException();
        }
        MethodBody fast = fastBody(MethodHandleInfo.REF_newInvokeSpecial);
        if (fast == null) {
            Members.initialize(declaring);
        }
        try {
            if (fast != null) {
                return (T) fast.call(converted);
            }
            Object obj = Reflection.allocate(declaring);
            Reflection.invoke(declaring, slot, obj, converted);
            return (T) obj;
        } catch (Throwable t) {
            throw new InvocationTargetException(t);
        }
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof Constructor && declaring == ((Constructor<?>) obj).declaring
                && descriptor.equals(((Constructor<?>) obj).descriptor);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return modifierText(getModifiers()) + declaring.getTypeName() + list(parameters())
                + throwsText();
    }

    @Override
    public String toGenericString() {
        return Generics.describe(this, modifierText(getModifiers()));
    }
}
