package java.lang.invoke;

import java.util.Objects;

/** A call site whose target never changes. */
public class ConstantCallSite extends CallSite {
    private MethodHandle target;

    public ConstantCallSite(MethodHandle target) {
        this.target = Objects.requireNonNull(target);
    }

    /** The target is what a hook makes that is given this call site. */
    protected ConstantCallSite(MethodType targetType, MethodHandle createTargetHook)
            throws Throwable {
        MethodHandle made = (MethodHandle) createTargetHook.invokeWithArguments(this);
        if (made.type() != targetType) {
            throw new WrongMethodTypeException(made + " should be of type " + targetType);
        }
        target = made;
    }

    @Override
    public final MethodHandle getTarget() {
        if (target == null) {
            throw new IllegalStateException();
        }
        return target;
    }

    @Override
    public final void setTarget(MethodHandle ignore) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final MethodHandle dynamicInvoker() {
        return getTarget();
    }
}
