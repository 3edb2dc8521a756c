package pvm.internal;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;

/** What only java.lang.reflect can do; it hands an implementation to Members. */
public interface MemberFactory {
    Field field(Class<?> c, String name, String descriptor, String signature, int slot, int flags);

    Method method(Class<?> c, String name, String descriptor, String signature, int slot,
            int flags);

    <T> Constructor<T> constructor(Class<T> c, String descriptor, String signature, int slot,
            int flags);

    RecordComponent component(Class<?> c, int slot, String name, String descriptor,
            String signature);

    /** The place of a field, for Memory. */
    long place(Field f);

    /** Whether setAccessible(true) was called. */
    boolean isOverride(AccessibleObject member);

    /** Suppresses the access checks of a member that the library found for itself. */
    void open(AccessibleObject member);

    String descriptor(Method m);

    <T> T create(Constructor<T> c) throws InstantiationException, InvocationTargetException;
}
