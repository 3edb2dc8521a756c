package java.lang.invoke;

import java.util.Objects;

/** A call site whose target is a volatile variable. */
public class VolatileCallSite extends CallSite {
    private volatile MethodHandle target;

    public VolatileCallSite(MethodType type) {
        target = new AdaptedHandle(type, args -> {
            throw new IllegalStateException("uninitialized call site");
        });
    }

    public VolatileCallSite(MethodHandle target) {
        this.target = Objects.requireNonNull(target);
    }

    @Override
    public final MethodHandle getTarget() {
        return target;
    }

    @Override
    public void setTarget(MethodHandle newTarget) {
        target = checked(newTarget);
    }

    @Override
    public final MethodHandle dynamicInvoker() {
        return invoking();
    }
}
