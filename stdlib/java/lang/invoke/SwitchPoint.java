package java.lang.invoke;

/** A switch that goes off once, and then selects the fallbacks of the handles guarded by it. */
public class SwitchPoint {
    private volatile boolean invalid;

    public SwitchPoint() {
    }

    public boolean hasBeenInvalidated() {
        return invalid;
    }

    public MethodHandle guardWithTest(MethodHandle target, MethodHandle fallback) {
        if (target.type != fallback.type) {
            throw Combinators.mismatch("target and fallback types must match", target.type,
                    fallback.type);
        }
        return new AdaptedHandle(target.type,
                args -> (invalid ? fallback : target).call(args));
    }

    public static void invalidateAll(SwitchPoint[] switchPoints) {
        for (SwitchPoint point : switchPoints) {
            point.invalid = true;
        }
    }
}
