package java.lang.invoke;

import java.util.Objects;

/** Bootstrap methods of dynamically-computed constants. */
public final class ConstantBootstraps {
    private ConstantBootstraps() {
    }

    public static Object nullConstant(MethodHandles.Lookup lookup, String name, Class<?> type) {
        if (type.isPrimitive()) {
            throw new IllegalArgumentException("not reference: " + type);
        }
        return null;
    }

    public static Class<?> primitiveClass(MethodHandles.Lookup lookup, String name,
            Class<?> type) {
        if (type != Class.class || name.length() != 1) {
            throw new IllegalArgumentException("not primitive: " + name);
        }
        return MethodType.fromMethodDescriptorString("()" + name, null).returnType();
    }

    public static <E extends Enum<E>> E enumConstant(MethodHandles.Lookup lookup, String name,
            Class<E> type) {
        return Enum.valueOf(type, name);
    }

    public static Object getStaticFinal(MethodHandles.Lookup lookup, String name, Class<?> type,
            Class<?> declaringClass) {
        try {
            return lookup.findStaticGetter(declaringClass, name, type).invokeWithArguments();
        } catch (NoSuchFieldException e) {
            throw (Error) new NoSuchFieldError(e.getMessage()).initCause(e);
        } catch (IllegalAccessException e) {
            throw (Error) new IllegalAccessError(e.getMessage()).initCause(e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("Unexpected throwable", e);
        }
    }

    public static Object getStaticFinal(MethodHandles.Lookup lookup, String name, Class<?> type) {
        Class<?> declaring = MethodType.wrapped(type);
        return getStaticFinal(lookup, name, type, declaring);
    }

    public static Object invoke(MethodHandles.Lookup lookup, String name, Class<?> type,
            MethodHandle handle, Object... args) throws Throwable {
        Objects.requireNonNull(type);
        MethodHandle fit = handle.asType(
                MethodType.genericMethodType(args.length).changeReturnType(type));
        return fit.call(args);
    }

    private static VarHandle found(MethodHandles.Lookup lookup, String name, Class<?> declaring,
            Class<?> type, boolean isStatic) {
        try {
            return isStatic ? lookup.findStaticVarHandle(declaring, name, type)
                    : lookup.findVarHandle(declaring, name, type);
        } catch (NoSuchFieldException e) {
            throw (Error) new NoSuchFieldError(e.getMessage()).initCause(e);
        } catch (IllegalAccessException e) {
            throw (Error) new IllegalAccessError(e.getMessage()).initCause(e);
        }
    }

    public static VarHandle fieldVarHandle(MethodHandles.Lookup lookup, String name,
            Class<VarHandle> type, Class<?> declaringClass, Class<?> fieldType) {
        return found(lookup, name, declaringClass, fieldType, false);
    }

    public static VarHandle staticFieldVarHandle(MethodHandles.Lookup lookup, String name,
            Class<VarHandle> type, Class<?> declaringClass, Class<?> fieldType) {
        return found(lookup, name, declaringClass, fieldType, true);
    }

    public static VarHandle arrayVarHandle(MethodHandles.Lookup lookup, String name,
            Class<VarHandle> type, Class<?> arrayClass) {
        return MethodHandles.arrayElementVarHandle(arrayClass);
    }

    public static Object explicitCast(MethodHandles.Lookup lookup, String name, Class<?> dstType,
            Object value) throws ClassCastException {
        MethodHandle identity = MethodHandles.identity(dstType);
        MethodType general = MethodType.methodType(dstType, Object.class);
        try {
            return MethodHandles.explicitCastArguments(identity, general)
                    .call(new Object[] {value});
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new InternalError(e);
        }
    }
}
