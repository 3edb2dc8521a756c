package java.lang.reflect;

import java.lang.invoke.MethodHandleInfo;
import pvm.internal.AnnotationValues;
import pvm.internal.Generics;
import pvm.internal.Members;
import pvm.internal.MethodBody;
import pvm.internal.Reflection;

/** A method of a class or interface. */
public final class Method extends Executable {
    private Class<?> returnType;

    Method(Class<?> declaring, String name, String descriptor, String signature, int slot,
            int flags) {
        super(declaring, name, descriptor, signature, slot, flags);
    }

    @Override
    int kind() {
        return Members.METHOD;
    }

    @Override
    public void setAccessible(boolean flag) {
        setAccessible(flag, Reflection.callerClass());
    }

    @Override
    public Class<?> getDeclaringClass() {
        return declaring;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public int getModifiers() {
        return flags & 0xd3f;
    }

    @Override
    public Class<?>[] getParameterTypes() {
        return parameters().clone();
    }

    @Override
    public Class<?>[] getExceptionTypes() {
        return exceptions();
    }

    public Class<?> getReturnType() {
        if (returnType == null) {
            String d = descriptor.substring(descriptor.indexOf(')') + 1);
            returnType = Reflection.resolve(declaring, d);
        }
        return returnType;
    }

    public Type getGenericReturnType() {
        return signature == null ? getReturnType() : Generics.returnType(this, signature);
    }

    @Override
    @SuppressWarnings("unchecked")
    public TypeVariable<Method>[] getTypeParameters() {
        return (TypeVariable<Method>[]) Generics.typeParameters(this, declaring, signature);
    }

    public boolean isBridge() {
        return (flags & 0x40) != 0;
    }

    public boolean isDefault() {
        return declaring.isInterface()
                && (flags & (Modifier.ABSTRACT | Modifier.PUBLIC | Modifier.STATIC))
                        == Modifier.PUBLIC;
    }

    /** The default value of an element of an annotation interface, or null. */
    public Object getDefaultValue() {
        return declaring.isAnnotation() ? AnnotationValues.defaultValue(this, slot) : null;
    }

    public Object invoke(Object obj, Object... args)
            throws IllegalAccessException, InvocationTargetException {
        if (!Members.isOpen(declaring, flags) && !isOverride()) {
            Class<?> caller = Reflection.callerClass();
            Members.checkAccess(caller, declaring, getModifiers());
            Members.checkProtected(caller, declaring, flags, obj);
        }
        if (!Modifier.isStatic(flags)) {
            Members.checkReceiver(obj, declaring);
        } else {
            obj = null;
        }
        Object[] converted = convert(args);
        MethodBody fast = fastBody(callKind());
        if (fast == null) {
            Members.initialize(declaring);
        }
        try {
            return fast == null ? Reflection.invoke(declaring, slot, obj, converted)
                    : fast.call(obj == null ? converted : withReceiver(obj, converted));
        } catch (Throwable t) {
            throw new InvocationTargetException(t);
        }
    }

    private int callKind() {
        return Modifier.isStatic(flags) ? MethodHandleInfo.REF_invokeStatic
                : declaring.isInterface() && !Modifier.isPrivate(flags)
                ? MethodHandleInfo.REF_invokeInterface : MethodHandleInfo.REF_invokeVirtual;
    }

    private static Object[] withReceiver(Object obj, Object[] args) {
        Object[] all = new Object[args.length + 1];
        all[0] = obj;
        System.arraycopy(args, 0, all, 1, args.length);
        return all;
    }

    @Override
    public boolean equals(Object obj) {
        if (!(obj instanceof Method)) {
            return false;
        }
        Method m = (Method) obj;
        return declaring == m.declaring && name.equals(m.name)
                && descriptor.equals(m.descriptor);
    }

    @Override
    public int hashCode() {
        return declaring.getName().hashCode() ^ name.hashCode();
    }

    @Override
    public String toString() {
        int shown = getModifiers() & Modifier.methodModifiers();
        String text = modifierText(shown);
        if (isDefault()) {
            text += "default ";
        }
        return text + getReturnType().getTypeName() + " " + declaring.getTypeName() + "." + name
                + list(parameters()) + throwsText();
    }

    @Override
    public String toGenericString() {
        String text = modifierText(getModifiers() & Modifier.methodModifiers());
        return Generics.describe(this, isDefault() ? text + "default " : text);
    }
}
