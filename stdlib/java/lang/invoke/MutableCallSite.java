package java.lang.invoke;

import java.util.Objects;

/** A call site whose target is an ordinary variable. */
public class MutableCallSite extends CallSite {
    private MethodHandle target;

    public MutableCallSite(MethodType type) {
        target = new AdaptedHandle(type, args -> {
            throw new IllegalStateException("uninitialized call site");
        });
    }

    public MutableCallSite(MethodHandle target) {
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

    /** Makes the targets of the sites visible to all threads. */
    public static void syncAll(MutableCallSite[] sites) {
        for (MutableCallSite site : sites) {
            Objects.requireNonNull(site);
        }
        pvm.internal.Memory.fence();
    }
}
