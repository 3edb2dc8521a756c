package java.lang.invoke;

import java.lang.reflect.Modifier;
import pvm.internal.Gate;
import pvm.internal.MethodBody;
import pvm.internal.Reflection;

/** A handle for one method, constructor or field, which can be revealed. */
final class DirectHandle extends MethodHandle {
    final int kind;
    final Class<?> declaring;
    final String name;
    final MethodType memberType;
    final int modifiers;

    DirectHandle(MethodType type, MethodBody body, int kind, Class<?> declaring, String name,
            MethodType memberType, int modifiers) {
        super(type, body);
        this.kind = kind;
        this.declaring = declaring;
        this.name = name;
        this.memberType = memberType;
        this.modifiers = modifiers;
    }

    /**
     * The handle of a method; `receiver` is the type of its first parameter, if it has one. Where
     * anything can be refused, a method of the library is called in the name of the class that the
     * handle was made for.
     */
    static MethodHandle of(int kind, Class<?> receiver, Target target, Class<?> caller) {
        MethodType type = target.type;
        if (kind == MethodHandleInfo.REF_newInvokeSpecial) {
            type = type.changeReturnType(target.declaring);
        } else if (kind != MethodHandleInfo.REF_invokeStatic) {
            type = type.insertParameterTypes(0, receiver);
        }
        int call = callKind(kind, target);
        MethodBody body = target.declaring.isHidden()
                ? Linkage.reflective(target.declaring, target.slot, call)
                : Reflection.leaf(target.declaring, target.slot, call);
        if (Gate.ON && target.declaring.getClassLoader() == null) {
            body = Linkage.speakingFor(caller.getClassLoader() == null ? null : caller, body);
        }
        MethodHandle direct = new DirectHandle(type, body, kind, target.declaring, target.name,
                target.type, target.flags);
        return target.isVarArgs() ? new VarargsHandle(direct) : direct;
    }

    /** How the method is called: a private one directly, one of an interface as its kind. */
    private static int callKind(int kind, Target target) {
        boolean virtual = kind == MethodHandleInfo.REF_invokeVirtual
                || kind == MethodHandleInfo.REF_invokeInterface;
        if (!virtual) {
            return kind;
        }
        return target.declaring.isInterface() && !Modifier.isPrivate(target.flags)
                ? MethodHandleInfo.REF_invokeInterface : MethodHandleInfo.REF_invokeVirtual;
    }

    MethodHandleInfo reveal() {
        return new Revealed(this);
    }
}
