package java.lang.invoke;

/** A handle of variable arity: invoke collects trailing arguments into an array. */
final class VarargsHandle extends MethodHandle {
    private final MethodHandle fixed;

    VarargsHandle(MethodHandle fixed) {
        super(fixed.type, fixed.body);
        this.fixed = fixed;
    }

    @Override
    public boolean isVarargsCollector() {
        return true;
    }

    @Override
    public MethodHandle asFixedArity() {
        return fixed;
    }

    @Override
    public MethodHandle withVarargs(boolean makeVarargs) {
        return makeVarargs ? this : fixed;
    }

    @Override
    MethodHandle converted(MethodType newType) {
        int own = type.parameterCount();
        int given = newType.parameterCount();
        Class<?> array = type.parameterType(own - 1);
        if (given == own && array.isAssignableFrom(newType.parameterType(own - 1))) {
            return fixed.asType(newType);
        }
        if (given < own - 1) {
            throw Conversions.cannotConvert(this, newType);
        }
        MethodHandle collector;
        try {
            collector = fixed.asCollector(array, given - own + 1);
        } catch (IllegalArgumentException e) {
            WrongMethodTypeException failed = Conversions.cannotConvert(this, newType);
            failed.initCause(e);
            throw failed;
        }
        if (!Conversions.isConvertible(newType, collector.type)) {
            throw Conversions.cannotConvert(this, newType);
        }
        return collector.asType(newType);
    }
}
