package java.lang.invoke;

import pvm.internal.MethodBody;

/** A handle made of others. */
final class AdaptedHandle extends MethodHandle {
    AdaptedHandle(MethodType type, MethodBody body) {
        super(type, body);
    }
}
