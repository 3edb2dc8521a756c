package java.lang.invoke;

/** Links lambda expressions. The machine does the same itself where bytecode asks for it. */
public final class LambdaMetafactory {
    public static final int FLAG_SERIALIZABLE = 1;
    public static final int FLAG_MARKERS = 2;
    public static final int FLAG_BRIDGES = 4;

    private LambdaMetafactory() {
    }

    public static CallSite metafactory(MethodHandles.Lookup caller, String interfaceMethodName,
            MethodType factoryType, MethodType interfaceMethodType, MethodHandle implementation,
            MethodType dynamicMethodType) throws LambdaConversionException {
        return link(caller, interfaceMethodName, factoryType, false, interfaceMethodType,
                implementation, dynamicMethodType);
    }

    public static CallSite altMetafactory(MethodHandles.Lookup caller, String interfaceMethodName,
            MethodType factoryType, Object... args) throws LambdaConversionException {
        return link(caller, interfaceMethodName, factoryType, true, args);
    }

    private static CallSite link(MethodHandles.Lookup caller, String name, MethodType factory,
            boolean alternative, Object... args) throws LambdaConversionException {
        if (!caller.hasFullPrivilegeAccess()) {
            throw new LambdaConversionException("Invalid caller: "
                    + caller.lookupClass().getName());
        }
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = describe(args[i]);
        }
        Object[] found;
        try {
            found = Linkage.spinLambda(caller.lookupClass(), name,
                    factory.toMethodDescriptorString(), texts, alternative);
        } catch (BootstrapMethodError e) {
            throw cause(e);
        }
        Target target = Target.of(found, name, factory);
        MethodHandle maker = DirectHandle.of(MethodHandleInfo.REF_invokeStatic, null, target,
                caller.lookupClass());
        if (factory.parameterCount() == 0) {
            return new ConstantCallSite(MethodHandles.constant(factory.returnType(), run(maker)));
        }
        return new ConstantCallSite(maker);
    }

    private static Object run(MethodHandle maker) throws LambdaConversionException {
        try {
            return maker.call(new Object[0]);
        } catch (Throwable e) {
            throw new LambdaConversionException("Exception instantiating lambda object", e);
        }
    }

    private static LambdaConversionException cause(BootstrapMethodError e) {
        Throwable why = e.getCause();
        if (why instanceof RuntimeException) {
            throw (RuntimeException) why;
        }
        return why instanceof LambdaConversionException ? (LambdaConversionException) why
                : new LambdaConversionException(e);
    }

    /** A static argument as Linkage.spinLambda takes it. */
    private static String describe(Object argument) {
        if (argument instanceof Integer) {
            return "I " + argument;
        }
        if (argument instanceof Class) {
            return "C " + ((Class<?>) argument).getName().replace('.', '/');
        }
        if (argument instanceof MethodType) {
            return "T " + ((MethodType) argument).toMethodDescriptorString();
        }
        MethodHandle fixed = ((MethodHandle) argument).asFixedArity();
        if (!(fixed instanceof DirectHandle)) {
            throw new IllegalArgumentException("not a direct method handle");
        }
        DirectHandle h = (DirectHandle) fixed;
        return "H " + h.kind + (h.declaring.isInterface() ? " interface " : " class ")
                + h.declaring.getName().replace('.', '/') + " " + h.name + " "
                + h.memberType.toMethodDescriptorString();
    }
}
