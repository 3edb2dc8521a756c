package java.lang.invoke;

import java.lang.reflect.Member;
import pvm.internal.Members;

/** What a direct handle is made of. */
final class Revealed implements MethodHandleInfo {
    private final DirectHandle handle;

    Revealed(DirectHandle handle) {
        this.handle = handle;
    }

    @Override
    public int getReferenceKind() {
        return handle.kind;
    }

    @Override
    public Class<?> getDeclaringClass() {
        return handle.declaring;
    }

    @Override
    public String getName() {
        return handle.name;
    }

    @Override
    public MethodType getMethodType() {
        return handle.memberType;
    }

    @Override
    public int getModifiers() {
        return handle.modifiers & 0xfff;
    }

    @Override
    public <T extends Member> T reflectAs(Class<T> expected, MethodHandles.Lookup lookup) {
        Member found;
        try {
            if (handle.kind <= REF_putStatic) {
                found = Members.field(handle.declaring, handle.name);
            } else if (handle.kind == REF_newInvokeSpecial) {
                found = Members.constructor(handle.declaring, handle.memberType.parameterArray());
            } else {
                found = Members.method(handle.declaring, handle.name,
                        handle.memberType.parameterArray());
            }
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
        return expected.cast(found);
    }

    @Override
    public String toString() {
        return MethodHandleInfo.toString(handle.kind, handle.declaring, handle.name,
                handle.memberType);
    }
}
