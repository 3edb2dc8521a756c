package java.lang.invoke;

import java.lang.reflect.Modifier;

/** A method or constructor that a handle is for: where it is declared, and its own type. */
final class Target {
    final Class<?> declaring;
    final int slot;
    final int flags;
    final String name;
    final MethodType type;

    Target(Class<?> declaring, int slot, int flags, String name, MethodType type) {
        this.declaring = declaring;
        this.slot = slot;
        this.flags = flags;
        this.name = name;
        this.type = type;
    }

    /** The method that a class has or inherits, or null. */
    static Target find(Class<?> c, String name, MethodType type) {
        return c.isArray() ? find(Object.class, name, type)
                : of(Linkage.find(c, name, type.toMethodDescriptorString()), name, type);
    }

    static Target of(Object[] found, String name, MethodType type) {
        if (found == null) {
            return null;
        }
        int[] numbers = (int[]) found[1];
        return new Target((Class<?>) found[0], numbers[0], numbers[1], name, type);
    }

    boolean isStatic() {
        return Modifier.isStatic(flags);
    }

    boolean isVarArgs() {
        return (flags & 0x80) != 0;
    }
}
