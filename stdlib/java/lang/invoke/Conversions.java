package java.lang.invoke;

import pvm.internal.Members;
import pvm.internal.MethodBody;

/** Conversions of boxed arguments and results (MethodHandle.asType, explicitCastArguments). */
final class Conversions {
    /** One value's conversion. */
    interface Conversion {
        Object apply(Object value);
    }

    private Conversions() {
    }

    static WrongMethodTypeException cannotConvert(MethodHandle h, MethodType newType) {
        return new WrongMethodTypeException("cannot convert " + h + " to " + newType);
    }

    /** Whether asType can make a handle of type `to` one of type `from`. */
    static boolean isConvertible(MethodType from, MethodType to) {
        if (from.parameterCount() != to.parameterCount()) {
            return false;
        }
        for (int i = 0; i < from.parameterCount(); i++) {
            if (!isConvertible(from.parameterType(i), to.parameterType(i))) {
                return false;
            }
        }
        Class<?> result = to.returnType();
        Class<?> wanted = from.returnType();
        return result == void.class || wanted == void.class || isConvertible(result, wanted);
    }

    static boolean isConvertible(Class<?> from, Class<?> to) {
        if (from == to || from == Object.class || to == Object.class) {
            return true;
        }
        if (from.isPrimitive()) {
            return to.isPrimitive() ? widens(from, to)
                    : to.isAssignableFrom(Members.boxClass(from));
        }
        if (!to.isPrimitive()) {
            return true;
        }
        Class<?> inside = unboxed(from);
        return from.isAssignableFrom(Members.boxClass(to)) || inside != null && widens(inside, to);
    }

    /** JLS 5.1.2, or the same type. */
    static boolean widens(Class<?> from, Class<?> to) {
        return from == to || from != void.class && to != void.class
                && Members.widen(zero(from), to) != null;
    }

    /** The primitive type of a box class, or null. */
    static Class<?> unboxed(Class<?> c) {
        Class<?> found = MethodType.primitiveOf(c);
        return found == void.class ? null : found;
    }

    static Object zero(Class<?> type) {
        if (!type.isPrimitive() || type == void.class) {
            return null;
        }
        return Members.box(Members.primitiveDescriptor(type).charAt(0), 0);
    }

    /** The conversion by asType, null where nothing is to be done. */
    static Conversion between(Class<?> from, Class<?> to) {
        if (from == to || to == Object.class || to == void.class) {
            return null;
        }
        if (from == void.class) {
            Object zero = zero(to);
            return value -> zero;
        }
        if (from.isPrimitive()) {
            return to.isPrimitive() ? value -> Members.widen(value, to) : null;
        }
        if (to.isPrimitive()) {
            return value -> open(value, to);
        }
        return to.isInterface() || to.isAssignableFrom(from) ? null : to::cast;
    }

    /** Unboxes and widens. */
    static Object open(Object value, Class<?> to) {
        if (value == null) {
            throw new NullPointerException();
        }
        Object result = Members.widen(value, to);
        if (result != null) {
            return result;
        }
        if (MethodType.primitiveOf(value.getClass()) != null) {
            return Members.boxClass(to).cast(value);
        }
        return to == boolean.class ? (Boolean) value : to == char.class ? (Character) value
                : (Object) (Number) value;
    }

    /** The conversion by explicitCastArguments. */
    static Conversion casting(Class<?> from, Class<?> to) {
        if (to.isPrimitive() && to != void.class && from != void.class && from != to) {
            return value -> cast(value, to);
        }
        return between(from, to);
    }

    /** A cast to a primitive type: null is zero, boolean is the lowest bit. */
    private static Object cast(Object value, Class<?> to) {
        if (value == null) {
            return zero(to);
        }
        if (MethodType.primitiveOf(value.getClass()) == null) {
            return open(value, to);
        }
        char kind = Members.primitiveDescriptor(to).charAt(0);
        if (kind == 'Z') {
            return value instanceof Boolean ? value : (narrow(value) & 1) != 0;
        }
        if (kind == 'F') {
            return (float) floating(value);
        }
        if (kind == 'D') {
            return floating(value);
        }
        return Members.box(kind, kind == 'J' ? integer(value) : narrow(value));
    }

    private static double floating(Object value) {
        return value instanceof Number ? ((Number) value).doubleValue() : integer(value);
    }

    private static long integer(Object value) {
        return value instanceof Boolean ? (Boolean) value ? 1 : 0
                : value instanceof Character ? (Character) value : ((Number) value).longValue();
    }

    /** As int: floating values saturate there before they are narrowed (JLS 5.1.3). */
    private static long narrow(Object value) {
        return value instanceof Float || value instanceof Double ? ((Number) value).intValue()
                : integer(value);
    }

    /** A handle of another type that converts by asType, which must be possible. */
    static MethodHandle adapt(MethodHandle target, MethodType newType) {
        MethodType type = target.type;
        Conversion[] arguments = new Conversion[type.parameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = between(newType.parameterType(i), type.parameterType(i));
        }
        return converting(target, newType, arguments,
                between(type.returnType(), newType.returnType()));
    }

    static MethodHandle converting(MethodHandle target, MethodType newType,
            Conversion[] arguments, Conversion result) {
        boolean none = true;
        for (Conversion c : arguments) {
            none &= c == null;
        }
        MethodBody body = target.body;
        if (none && result == null) {
            return new AdaptedHandle(newType, body);
        }
        if (none) {
            return new AdaptedHandle(newType, args -> result.apply(body.call(args)));
        }
        return new AdaptedHandle(newType, args -> {
            Object value = body.call(convert(args, arguments));
            return result == null ? value : result.apply(value);
        });
    }

    static Object[] convert(Object[] args, Conversion[] conversions) {
        Object[] converted = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            Conversion c = conversions[i];
            converted[i] = c == null ? args[i] : c.apply(args[i]);
        }
        return converted;
    }
}
