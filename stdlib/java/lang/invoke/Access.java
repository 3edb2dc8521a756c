package java.lang.invoke;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import pvm.internal.Gate;
import pvm.internal.Members;

/** Finds members for a lookup and checks that it may use them. */
final class Access {
    private final Class<?> caller;
    private final Class<?> previous;
    private final int modes;

    /** `previous`: of another module than the caller; or null. */
    Access(Class<?> caller, Class<?> previous, int modes) {
        this.caller = caller;
        this.previous = previous;
        this.modes = modes;
    }

    private String from() {
        if (modes == MethodHandles.Lookup.UNCONDITIONAL) {
            return ", from public Lookup";
        }
        return ", from " + caller + " (" + caller.getModule() + ")" + (previous == null ? ""
                : ", previous lookup " + previous.getName() + " (" + previous.getModule() + ")");
    }

    private static String text(int kind, Class<?> refc, String name, Object type) {
        String separator = kind <= MethodHandleInfo.REF_putStatic ? "/" : "";
        String shown = type instanceof Class ? ((Class<?>) type).getName() : type.toString();
        return refc.getName() + "." + name + separator + shown + "/"
                + MethodHandleInfo.referenceKindToString(kind);
    }

    void checkClass(Class<?> c) throws IllegalAccessException {
        if (!isAccessible(c)) {
            throw new IllegalAccessException("access violation: " + c + from());
        }
    }

    private void checkReference(Class<?> refc) throws IllegalAccessException {
        if (!isAccessible(refc)) {
            throw new IllegalAccessException("symbolic reference class is not accessible: "
                    + refc + from());
        }
    }

    private boolean isAccessible(Class<?> c) {
        Class<?> element = c;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return canSee(element);
    }

    boolean canSee(Class<?> c) {
        if (previous != null && caller.getClassLoader() == null && c.getClassLoader() != null) {
            return false;       // the library's module reads no other
        }
        // a lookup that left its caller's module sees what all code does (API of Lookup.in)
        boolean exported = c.isPrimitive() || ((modes & MethodHandles.Lookup.MODULE) == 0
                ? Members.isExported(c) : Members.isExported(c, caller));
        return modes != 0 && (Modifier.isPublic(c.getModifiers()) && exported
                || (modes & MethodHandles.Lookup.PACKAGE) != 0 && samePackage(c));
    }

    boolean samePackage(Class<?> c) {
        return c.getClassLoader() == caller.getClassLoader()
                && c.getPackageName().equals(caller.getPackageName());
    }

    private boolean canUse(Class<?> declaring, int flags) {
        if (Modifier.isPublic(flags)) {
            return true;
        }
        int needed = Modifier.isPrivate(flags) ? MethodHandles.Lookup.PRIVATE
                : Modifier.isProtected(flags) && !samePackage(declaring)
                ? MethodHandles.Lookup.PROTECTED : MethodHandles.Lookup.PACKAGE;
        return (modes & needed) != 0 && Members.canAccess(caller, declaring,
                flags & ~Modifier.PUBLIC, true);
    }

    /** Whether the caller may have the private members of a class. */
    void checkOpen(Class<?> target) throws IllegalAccessException {
        if (target.getClassLoader() == null && caller.getClassLoader() != null) {
            throw new IllegalAccessException("module java.base does not open "
                    + target.getPackageName() + " to " + caller.getModule());
        }
        if (!caller.isNestmateOf(target)) {
            Gate.require("reflect");
        }
    }

    MethodHandle method(int kind, Class<?> refc, String name, MethodType type)
            throws NoSuchMethodException, IllegalAccessException {
        checkReference(refc);
        Target target = name.startsWith("<") ? null : Target.find(refc, name, type);
        String what = "no such method: " + text(kind, refc, name, type);
        if (target == null) {
            throw new NoSuchMethodException(what);
        }
        boolean isStatic = kind == MethodHandleInfo.REF_invokeStatic;
        if (target.isStatic() != isStatic || !canUse(target.declaring, target.flags)
                && !isArrayClone(refc, name)) {
            throw new IllegalAccessException(what);
        }
        return DirectHandle.of(kind, receiver(refc, target), target, caller);
    }

    private static boolean isArrayClone(Class<?> refc, String name) {
        return refc.isArray() && name.equals("clone");
    }

    /** JVMS 5.4.3.5: through a protected method only objects of the caller's class are reached. */
    private Class<?> receiver(Class<?> refc, Target target) {
        boolean narrows = Modifier.isProtected(target.flags) && !samePackage(target.declaring)
                && refc != caller && refc.isAssignableFrom(caller);
        return narrows ? caller : refc;
    }

    MethodHandle constructor(Class<?> refc, MethodType type)
            throws NoSuchMethodException, IllegalAccessException {
        int kind = MethodHandleInfo.REF_newInvokeSpecial;
        if (refc.isArray()) {
            throw new NoSuchMethodException("no constructor for array class: " + refc.getName());
        }
        checkReference(refc);
        Target target = type.returnType() == void.class
                ? Target.of(Linkage.find(refc, "<init>", type.toMethodDescriptorString()),
                        "<init>", type) : null;
        String what = "no such constructor: " + text(kind, refc, "<init>", type);
        if (target == null) {
            throw new NoSuchMethodException(what);
        }
        if (!canUse(target.declaring, target.flags)) {
            throw new IllegalAccessException(what);
        }
        return made(target);
    }

    private MethodHandle made(Target target) {
        if (Modifier.isAbstract(target.declaring.getModifiers())) {
            return new AdaptedHandle(target.type.changeReturnType(target.declaring), args -> {
                throw new InstantiationException(target.declaring.getName());
            });
        }
        return DirectHandle.of(MethodHandleInfo.REF_newInvokeSpecial, null, target, caller);
    }

    private void checkSpecial(Class<?> specialCaller) throws IllegalAccessException {
        boolean allowed = specialCaller == caller
                && (modes & MethodHandles.Lookup.PRIVATE) != 0;
        if (!allowed) {
            throw new IllegalAccessException("no private access for invokespecial: "
                    + specialCaller + from());
        }
    }

    MethodHandle special(Class<?> refc, String name, MethodType type, Class<?> specialCaller)
            throws NoSuchMethodException, IllegalAccessException {
        checkSpecial(specialCaller);
        int kind = MethodHandleInfo.REF_invokeSpecial;
        Target target = Target.find(refc, name, type);
        String what = "no such method: " + text(kind, refc, name, type);
        if (target == null) {
            throw new NoSuchMethodException(what);
        }
        if (target.isStatic() || !canUse(target.declaring, target.flags)) {
            throw new IllegalAccessException(what);
        }
        return special(refc, target, specialCaller);
    }

    /** JVMS 6.5 invokespecial: of superclasses the nearest implementation is what runs. */
    private MethodHandle special(Class<?> refc, Target target, Class<?> specialCaller) {
        Target selected = target;
        if (!refc.isInterface() && refc != specialCaller && !Modifier.isPrivate(target.flags)) {
            Target nearest = Target.of(Linkage.findSuper(specialCaller, target.name,
                    target.type.toMethodDescriptorString()), target.name, target.type);
            selected = nearest == null ? target : nearest;
        }
        return DirectHandle.of(MethodHandleInfo.REF_invokeSpecial, specialCaller, selected,
                caller);
    }

    MethodHandle field(int kind, Class<?> refc, String name, Class<?> type)
            throws NoSuchFieldException, IllegalAccessException {
        return FieldHandles.of(kind, refc, checkedField(kind, refc, name, type));
    }

    Field checkedField(int kind, Class<?> refc, String name, Class<?> type)
            throws NoSuchFieldException, IllegalAccessException {
        checkReference(refc);
        Field f = Members.anyField(refc, name);
        if (f == null || f.getType() != type) {
            throw new NoSuchFieldException("no such field: " + text(kind, refc, name, type));
        }
        checkField(kind, refc, f);
        return f;
    }

    void checkField(int kind, Class<?> refc, Field f) throws IllegalAccessException {
        boolean wantsStatic = kind == MethodHandleInfo.REF_getStatic
                || kind == MethodHandleInfo.REF_putStatic;
        boolean isPut = kind >= MethodHandleInfo.REF_putField;
        boolean isStatic = Modifier.isStatic(f.getModifiers());
        int shown = isStatic ? isPut ? MethodHandleInfo.REF_putStatic
                : MethodHandleInfo.REF_getStatic : isPut ? MethodHandleInfo.REF_putField
                : MethodHandleInfo.REF_getField;
        String problem = null;
        if (!canUse(f.getDeclaringClass(), f.getModifiers())) {
            problem = "member is " + (Modifier.isPrivate(f.getModifiers()) ? "private"
                    : Modifier.isProtected(f.getModifiers()) ? "protected"
                    : "private to package");
        } else if (isStatic != wantsStatic) {
            problem = wantsStatic ? "expected a static field" : "expected a non-static field";
        } else if (isPut && Modifier.isFinal(f.getModifiers())) {
            problem = "unexpected set of a final field";
        }
        if (problem != null) {
            throw new IllegalAccessException(problem + ": "
                    + text(shown, refc, f.getName(), f.getType()) + from());
        }
    }

    private void check(boolean override, int kind, Class<?> declaring, int flags, String name,
            MethodType type) throws IllegalAccessException {
        if (!override && !(canSee(declaring) && canUse(declaring, flags))) {
            String why = Modifier.isPrivate(flags) ? "member is private"
                    : Modifier.isProtected(flags) ? "member is protected"
                    : Modifier.isPublic(flags) ? "class is not public"
                    : "member is private to package";
            throw new IllegalAccessException(why + ": " + text(kind, declaring, name, type)
                    + from());
        }
    }

    private static Target targetOf(Method m) {
        MethodType type = MethodType.methodType(m.getReturnType(), m.getParameterTypes());
        return Target.of(Linkage.find(m.getDeclaringClass(), m.getName(),
                type.toMethodDescriptorString()), m.getName(), type);
    }

    MethodHandle unreflect(Method m) throws IllegalAccessException {
        Class<?> declaring = m.getDeclaringClass();
        Target target = targetOf(m);
        int kind = target.isStatic() ? MethodHandleInfo.REF_invokeStatic
                : declaring.isInterface() ? MethodHandleInfo.REF_invokeInterface
                : MethodHandleInfo.REF_invokeVirtual;
        check(Members.isOverride(m), kind, declaring, target.flags, m.getName(), target.type);
        return DirectHandle.of(kind, declaring, target, caller);
    }

    MethodHandle unreflectSpecial(Method m, Class<?> specialCaller)
            throws IllegalAccessException {
        checkSpecial(specialCaller);
        return special(m.getDeclaringClass(), targetOf(m), specialCaller);
    }

    MethodHandle unreflect(Constructor<?> c) throws IllegalAccessException {
        Class<?> declaring = c.getDeclaringClass();
        MethodType type = MethodType.methodType(void.class, c.getParameterTypes());
        Target target = Target.of(Linkage.find(declaring, "<init>",
                type.toMethodDescriptorString()), "<init>", type);
        check(Members.isOverride(c), MethodHandleInfo.REF_newInvokeSpecial, declaring,
                target.flags, "<init>", type);
        return made(target);
    }

    MethodHandle unreflect(Field f, boolean isPut) throws IllegalAccessException {
        boolean isStatic = Modifier.isStatic(f.getModifiers());
        int kind = isStatic ? isPut ? MethodHandleInfo.REF_putStatic
                : MethodHandleInfo.REF_getStatic : isPut ? MethodHandleInfo.REF_putField
                : MethodHandleInfo.REF_getField;
        boolean mayPut = !isPut || !Modifier.isFinal(f.getModifiers())
                || !isStatic && !f.getDeclaringClass().isRecord();
        if (!Members.isOverride(f) || !mayPut) {
            checkField(kind, f.getDeclaringClass(), f);
        }
        return FieldHandles.of(kind, f.getDeclaringClass(), f);
    }
}
