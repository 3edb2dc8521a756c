package java.lang.invoke;

/** What an invokedynamic instruction is linked to. */
public abstract class CallSite {
    CallSite() {
    }

    public abstract MethodHandle getTarget();

    public abstract void setTarget(MethodHandle newTarget);

    public abstract MethodHandle dynamicInvoker();

    public MethodType type() {
        return getTarget().type();
    }

    /** The new target, which must have the type of the site. */
    MethodHandle checked(MethodHandle newTarget) {
        if (newTarget.type() != type()) {
            throw new WrongMethodTypeException(newTarget + " should be of type " + type());
        }
        return newTarget;
    }

    MethodHandle invoking() {
        return new AdaptedHandle(type(), args -> getTarget().call(args));
    }
}
