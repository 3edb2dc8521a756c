package java.lang.reflect;

import pvm.internal.Members;
import pvm.internal.Reflection;

/** Creates and accesses arrays whose type is known at run time only. */
public final class Array {
    private Array() {
    }

    public static Object newInstance(Class<?> componentType, int length) {
        if (componentType == void.class) {
            throw new IllegalArgumentException();
        }
        if (length < 0) {
            throw new NegativeArraySizeException(Integer.toString(length));
        }
        return Reflection.newArray(componentType, length);
    }

    public static Object newInstance(Class<?> componentType, int... dimensions) {
        if (dimensions.length == 0 || dimensions.length > 255 || componentType == void.class) {
            throw new IllegalArgumentException();
        }
        Class<?> type = componentType;
        for (int d : dimensions) {
            if (d < 0) {
                throw new NegativeArraySizeException(Integer.toString(d));
            }
        }
        for (int i = 1; i < dimensions.length; i++) {
            type = type.arrayType();
        }
        return fill(type, dimensions, 0);
    }

    private static Object fill(Class<?> type, int[] dimensions, int level) {
        Object array = Reflection.newArray(type, dimensions[level]);
        if (level + 1 < dimensions.length) {
            Object[] rows = (Object[]) array;
            for (int i = 0; i < rows.length; i++) {
                rows[i] = fill(type.getComponentType(), dimensions, level + 1);
            }
        }
        return array;
    }

    public static int getLength(Object array) {
        if (!array.getClass().isArray()) {
            throw new IllegalArgumentException("Argument is not an array");
        }
        return length(array);
    }

    /** The length of an array. */
    private static native int length(Object array);

    private static IllegalArgumentException mismatch(Object array) {
        return new IllegalArgumentException(!array.getClass().isArray()
                ? "Argument is not an array"
                : array instanceof Object[] ? "Argument is not an array of primitive type"
                        : "argument type mismatch");
    }

    public static Object get(Object array, int index) {
        if (array instanceof Object[]) {
            return ((Object[]) array)[index];
        }
        if (array instanceof boolean[]) {
            return ((boolean[]) array)[index];
        }
        if (array instanceof byte[]) {
            return ((byte[]) array)[index];
        }
        if (array instanceof char[]) {
            return ((char[]) array)[index];
        }
        if (array instanceof short[]) {
            return ((short[]) array)[index];
        }
        if (array instanceof int[]) {
            return ((int[]) array)[index];
        }
        if (array instanceof long[]) {
            return ((long[]) array)[index];
        }
        if (array instanceof float[]) {
            return ((float[]) array)[index];
        }
        if (array instanceof double[]) {
            return ((double[]) array)[index];
        }
        array.getClass();
        throw mismatch(array);
    }

    public static void set(Object array, int index, Object value) {
        Class<?> type = array.getClass().getComponentType();
        if (type == null) {
            throw new IllegalArgumentException("Argument is not an array");
        }
        if (!type.isPrimitive()) {
            if (value != null && !type.isInstance(value)) {
                throw new IllegalArgumentException("array element type mismatch");
            }
            ((Object[]) array)[index] = value;
            return;
        }
        Object v = Members.widen(value, type);
        if (v == null) {
            throw new IllegalArgumentException("argument type mismatch");
        }
        if (array instanceof boolean[]) {
            ((boolean[]) array)[index] = (Boolean) v;
        } else if (array instanceof byte[]) {
            ((byte[]) array)[index] = (Byte) v;
        } else if (array instanceof char[]) {
            ((char[]) array)[index] = (Character) v;
        } else if (array instanceof short[]) {
            ((short[]) array)[index] = (Short) v;
        } else if (array instanceof int[]) {
            ((int[]) array)[index] = (Integer) v;
        } else if (array instanceof long[]) {
            ((long[]) array)[index] = (Long) v;
        } else if (array instanceof float[]) {
            ((float[]) array)[index] = (Float) v;
        } else if (array instanceof double[]) {
            ((double[]) array)[index] = (Double) v;
        }
    }

    public static boolean getBoolean(Object array, int index) {
        if (array instanceof boolean[]) {
            return ((boolean[]) array)[index];
        }
        array.getClass();
        throw mismatch(array);
    }

    public static byte getByte(Object array, int index) {
        if (array instanceof byte[]) {
            return ((byte[]) array)[index];
        }
        array.getClass();
        throw mismatch(array);
    }

    public static char getChar(Object array, int index) {
        if (array instanceof char[]) {
            return ((char[]) array)[index];
        }
        array.getClass();
        throw mismatch(array);
    }

    public static short getShort(Object array, int index) {
        if (array instanceof short[]) {
            return ((short[]) array)[index];
        }
        if (array instanceof byte[]) {
            return ((byte[]) array)[index];
        }
        array.getClass();
        throw mismatch(array);
    }

    public static int getInt(Object array, int index) {
        if (array instanceof int[]) {
            return ((int[]) array)[index];
        }
        if (array instanceof byte[]) {
            return ((byte[]) array)[index];
        }
        if (array instanceof char[]) {
            return ((char[]) array)[index];
        }
        if (array instanceof short[]) {
            return ((short[]) array)[index];
        }
        array.getClass();
        throw mismatch(array);
    }

    public static long getLong(Object array, int index) {
        if (array instanceof long[]) {
            return ((long[]) array)[index];
        }
        if (array instanceof byte[]) {
            return ((byte[]) array)[index];
        }
        if (array instanceof char[]) {
            return ((char[]) array)[index];
        }
        if (array instanceof short[]) {
            return ((short[]) array)[index];
        }
        if (array instanceof int[]) {
            return ((int[]) array)[index];
        }
        array.getClass();
        throw mismatch(array);
    }

    public static float getFloat(Object array, int index) {
        if (array instanceof float[]) {
            return ((float[]) array)[index];
        }
        if (array instanceof byte[]) {
            return ((byte[]) array)[index];
        }
        if (array instanceof char[]) {
            return ((char[]) array)[index];
        }
        if (array instanceof short[]) {
            return ((short[]) array)[index];
        }
        if (array instanceof int[]) {
            return ((int[]) array)[index];
        }
        if (array instanceof long[]) {
            return ((long[]) array)[index];
        }
        array.getClass();
        throw mismatch(array);
    }

    public static double getDouble(Object array, int index) {
        if (array instanceof double[]) {
            return ((double[]) array)[index];
        }
        if (array instanceof byte[]) {
            return ((byte[]) array)[index];
        }
        if (array instanceof char[]) {
            return ((char[]) array)[index];
        }
        if (array instanceof short[]) {
            return ((short[]) array)[index];
        }
        if (array instanceof int[]) {
            return ((int[]) array)[index];
        }
        if (array instanceof long[]) {
            return ((long[]) array)[index];
        }
        if (array instanceof float[]) {
            return ((float[]) array)[index];
        }
        array.getClass();
        throw mismatch(array);
    }

    public static void setBoolean(Object array, int index, boolean b) {
        if (array instanceof boolean[]) {
            ((boolean[]) array)[index] = b;
        } else if (array instanceof Object[]) {
            throw mismatch(array);
        } else {
            set(array, index, b);
        }
    }

    public static void setByte(Object array, int index, byte b) {
        if (array instanceof byte[]) {
            ((byte[]) array)[index] = b;
        } else if (array instanceof Object[]) {
            throw mismatch(array);
        } else {
            set(array, index, b);
        }
    }

    public static void setChar(Object array, int index, char c) {
        if (array instanceof char[]) {
            ((char[]) array)[index] = c;
        } else if (array instanceof Object[]) {
            throw mismatch(array);
        } else {
            set(array, index, c);
        }
    }

    public static void setShort(Object array, int index, short s) {
        if (array instanceof short[]) {
            ((short[]) array)[index] = s;
        } else if (array instanceof Object[]) {
            throw mismatch(array);
        } else {
            set(array, index, s);
        }
    }

    public static void setInt(Object array, int index, int i) {
        if (array instanceof int[]) {
            ((int[]) array)[index] = i;
        } else if (array instanceof Object[]) {
            throw mismatch(array);
        } else {
            set(array, index, i);
        }
    }

    public static void setLong(Object array, int index, long l) {
        if (array instanceof long[]) {
            ((long[]) array)[index] = l;
        } else if (array instanceof Object[]) {
            throw mismatch(array);
        } else {
            set(array, index, l);
        }
    }

    public static void setFloat(Object array, int index, float f) {
        if (array instanceof float[]) {
            ((float[]) array)[index] = f;
        } else if (array instanceof Object[]) {
            throw mismatch(array);
        } else {
            set(array, index, f);
        }
    }

    public static void setDouble(Object array, int index, double d) {
        if (array instanceof double[]) {
            ((double[]) array)[index] = d;
        } else if (array instanceof Object[]) {
            throw mismatch(array);
        } else {
            set(array, index, d);
        }
    }
}
