package java.lang.invoke;

import java.lang.reflect.Field;
import java.util.Arrays;
import pvm.internal.Members;
import pvm.internal.MethodBody;
import pvm.internal.Reflection;

/** The machine's way to method handles, and theirs to the machine. */
final class Linkage {
    private Linkage() {
    }

    /**
     * The method that a class has under a name and descriptor, inherited ones included, or null:
     * its class, and an int[] with its slot and access flags.
     */
    static native Object[] find(Class<?> c, String name, String descriptor);

    /** The method that a super call in a class finds, in the same form. */
    static native Object[] findSuper(Class<?> c, String name, String descriptor);

    static native Class<?> define(Class<?> host, byte[] bytes);

    static native Class<?> defineHidden(Class<?> host, byte[] bytes, boolean nestmate,
            boolean strong, Object classData);

    static native Object classData(Class<?> c);

    /**
     * The dotted name of the class in a class file. ClassFormatError or
     * UnsupportedClassVersionError if it is none, IllegalArgumentException if it is a module's.
     */
    static native String nameIn(byte[] bytes);

    /**
     * Makes the class of a lambda expression; its factory method in the form of find. Static
     * arguments: "I number", "C class", "T descriptor", or "H kind interface|class owner name
     * descriptor".
     */
    static native Object[] spinLambda(Class<?> caller, String name, String factory,
            String[] arguments, boolean alternative);

    /** Runs a body with a frame of a class's on the stack; null: of the program that asks. */
    static native MethodBody speakingFor(Class<?> caller, MethodBody body);

    // Called by the machine: their names are known there.

    static MethodType type(Class<?> returns, Class<?>[] parameters) {
        return MethodType.of(returns, parameters);
    }

    /** The handle of a resolved MethodHandle constant (JVMS 5.4.3.5). */
    static MethodHandle handle(int kind, Class<?> caller, Class<?> named, Class<?> declaring,
            int slot, MethodType type) {
        if (kind <= MethodHandleInfo.REF_putStatic) {
            return FieldHandles.of(kind, named, Members.fieldAt(declaring, slot));
        }
        Object[] found = find(declaring, kind == MethodHandleInfo.REF_newInvokeSpecial ? "<init>"
                : Members.nameAt(declaring, slot), type.toMethodDescriptorString());
        int flags = ((int[]) found[1])[1];
        Class<?> receiver = kind == MethodHandleInfo.REF_invokeSpecial ? caller : named;
        return DirectHandle.of(kind, receiver, new Target(declaring, slot, flags,
                Members.nameAt(declaring, slot), type), caller);
    }

    static Object constant(Class<?> caller, MethodHandle bootstrap, String name, Class<?> type,
            Object[] arguments) throws Throwable {
        Object result = run(caller, bootstrap, name, type, arguments);
        try {
            return MethodHandles.identity(type).asType(MethodType.methodType(
                    type, Object.class)).call(new Object[] {result});
        } catch (ClassCastException | WrongMethodTypeException e) {
            throw failed(e);
        }
    }

    static CallSite site(Class<?> caller, MethodHandle bootstrap, String name, MethodType type,
            Object[] arguments) throws Throwable {
        Object result = run(caller, bootstrap, name, type, arguments);
        try {
            CallSite site = (CallSite) result;
            if (site == null) {
                throw new ClassCastException("null is not a CallSite");
            }
            if (site.getTarget().type() != type) {
                throw new WrongMethodTypeException("wrong type: " + type + " expected, but "
                        + site.getTarget().type() + " found");
            }
            return site;
        } catch (ClassCastException | WrongMethodTypeException e) {
            throw failed(e);
        }
    }

    private static Object run(Class<?> caller, MethodHandle bootstrap, String name, Object type,
            Object[] arguments) throws Throwable {
        Object[] all = new Object[arguments.length + 3];
        all[0] = new MethodHandles.Lookup(caller);
        all[1] = name;
        all[2] = type;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        try {
            return bootstrap.invokeWithArguments(all);
        } catch (Error e) {
            throw e;
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static BootstrapMethodError failed(Throwable t) {
        return new BootstrapMethodError("bootstrap method initialization exception", t);
    }

    /** A call by reflection, for methods of hidden classes: no other class can name those. */
    static MethodBody reflective(Class<?> declaring, int slot, int kind) {
        if (kind == MethodHandleInfo.REF_newInvokeSpecial) {
            return args -> {
                Members.initialize(declaring);
                Object made = Reflection.allocate(declaring);
                Reflection.invoke(declaring, slot, made, args);
                return made;
            };
        }
        if (kind == MethodHandleInfo.REF_invokeStatic) {
            return args -> Reflection.invoke(declaring, slot, null, args);
        }
        boolean direct = kind == MethodHandleInfo.REF_invokeSpecial;
        return args -> {
            Object receiver = args[0];
            if (receiver == null) {
                throw new NullPointerException();
            }
            Object[] rest = Arrays.copyOfRange(args, 1, args.length);
            return direct ? Reflection.invokeDirect(declaring, slot, receiver, rest)
                    : Reflection.invoke(declaring, slot, receiver, rest);
        };
    }
}
