package java.lang.invoke;

/** What an invokedynamic instruction is linked to. */
public abstract class CallSite {
    CallSite() {
    }

    public abstract MethodHandle getTarget();

    public abstract void setTarget(MethodHandle newTarget);

    public MethodType type() {
        return getTarget().type();
    }
}
