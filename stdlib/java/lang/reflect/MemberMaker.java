package java.lang.reflect;

import pvm.internal.MemberFactory;

/** Makes members for the rest of the class library. */
final class MemberMaker implements MemberFactory {
    @Override
    public Field field(Class<?> c, String name, String descriptor, String signature, int slot,
            int flags) {
        return new Field(c, name, descriptor, signature, slot, flags);
    }

    @Override
    public Method method(Class<?> c, String name, String descriptor, String signature, int slot,
            int flags) {
        return new Method(c, name, descriptor, signature, slot, flags);
    }

    @Override
    public <T> Constructor<T> constructor(Class<T> c, String descriptor, String signature,
            int slot, int flags) {
        return new Constructor<>(c, descriptor, signature, slot, flags);
    }

    @Override
    public RecordComponent component(Class<?> c, int slot, String name, String descriptor,
            String signature) {
        return new RecordComponent(c, slot, name, descriptor, signature);
    }

    @Override
    public long place(Field f) {
        return f.place();
    }

    @Override
    public boolean isOverride(AccessibleObject member) {
        return member.isOverride();
    }

    @Override
    public void open(AccessibleObject member) {
        member.open();
    }

    @Override
    public String descriptor(Method m) {
        return m.descriptor;
    }

    @Override
    public <T> T create(Constructor<T> c)
            throws InstantiationException, InvocationTargetException {
        return c.create();
    }
}
