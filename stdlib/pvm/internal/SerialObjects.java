package pvm.internal;

import java.io.InvalidClassException;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

/** Makes the objects that an object stream holds, and stores into their fields. */
public final class SerialObjects {
    private static final Class<?>[] PRIMITIVES = {
        boolean.class, byte.class, char.class, short.class, int.class, long.class, float.class,
        double.class, void.class};

    private SerialObjects() {
    }

    /** The type of a descriptor of one letter. */
    public static Class<?> primitive(char kind) {
        for (Class<?> c : PRIMITIVES) {
            if (c.descriptorString().charAt(0) == kind) {
                return c;
            }
        }
        throw new IllegalArgumentException("illegal signature");
    }

    /** The primitive type or void of a name, or null. */
    public static Class<?> primitiveNamed(String name) {
        for (Class<?> c : PRIMITIVES) {
            if (c.getName().equals(name)) {
                return c;
            }
        }
        return null;
    }

    /** An object made by its public constructor without parameters. */
    public static Object externalizable(Class<?> c) throws InvalidClassException {
        try {
            Constructor<?> constructor = c.getDeclaredConstructor();
            if (!Modifier.isPublic(constructor.getModifiers())) {
                throw new InvalidClassException(c.getName(), "no valid constructor");
            }
            Members.open(constructor);
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw SerialObjects.<RuntimeException>unchecked(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new InvalidClassException(c.getName(), "no valid constructor");
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable t) throws E {
        throw (E) t;
    }

    /** An object on which only the constructor of the first class ran that is not serializable. */
    public static Object serializable(Class<?> c) throws InvalidClassException {
        Class<?> first = c;
        while (Serializable.class.isAssignableFrom(first)) {
            first = first.getSuperclass();
        }
        if (Modifier.isAbstract(c.getModifiers())) {
            throw new InvalidClassException(c.getName(), "no valid constructor");
        }
        int slot = constructorSlot(first, c);
        Reflection.ensureInitialized(c);
        Object made = Reflection.allocate(c);
        Reflection.invoke(first, slot, made, new Object[0]);
        return made;
    }

    private static int constructorSlot(Class<?> c, Class<?> user) throws InvalidClassException {
        String[] text = Reflection.memberText(c, 2);
        int[] data = Reflection.memberData(c, 2);
        for (int i = 0; i < data.length / 2; i++) {
            int flags = data[2 * i + 1];
            boolean visible = (flags & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
                    || !Modifier.isPrivate(flags)
                            && c.getPackageName().equals(user.getPackageName());
            if (text[3 * i + 1].equals("()V") && visible) {
                return data[2 * i];
            }
        }
        throw new InvalidClassException(user.getName(), "no valid constructor");
    }

    /** Stores into a field, final or not. */
    public static void set(Field f, Object obj, Object value) {
        try {
            f.set(obj, value);
        } catch (IllegalAccessException e) {
            throw new InternalError(e);
        }
    }
}
