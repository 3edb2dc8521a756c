package java.lang.invoke;

/** Links lambda expressions. The machine itself does the work of these methods for bytecode. */
public final class LambdaMetafactory {
    private LambdaMetafactory() {
    }

    public static CallSite metafactory(MethodHandles.Lookup caller, String interfaceMethodName,
            MethodType factoryType, MethodType interfaceMethodType, MethodHandle implementation,
            MethodType dynamicMethodType) {
        throw new UnsupportedOperationException("LambdaMetafactory called by a program");
    }

    public static CallSite altMetafactory(MethodHandles.Lookup caller, String interfaceMethodName,
            MethodType factoryType, Object... args) {
        throw new UnsupportedOperationException("LambdaMetafactory called by a program");
    }
}
