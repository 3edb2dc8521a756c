package java.lang.invoke;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Objects;
import pvm.internal.Members;
import pvm.internal.Memory;
import pvm.internal.MethodBody;

/** Handles that read and write fields. */
final class FieldHandles {
    private FieldHandles() {
    }

    static MethodHandle of(int kind, Class<?> receiver, Field f) {
        Class<?> type = f.getType();
        boolean isPut = kind == MethodHandleInfo.REF_putField
                || kind == MethodHandleInfo.REF_putStatic;
        MethodType own = isPut ? MethodType.methodType(void.class, type)
                : MethodType.methodType(type);
        MethodType whole = Modifier.isStatic(f.getModifiers()) ? own
                : own.insertParameterTypes(0, receiver);
        return new DirectHandle(whole, new Access(f, isPut), kind, f.getDeclaringClass(),
                f.getName(), own, f.getModifiers());
    }

    private static final class Access implements MethodBody {
        private final Class<?> declaring;
        private final long place;
        private final char kind;
        private final boolean isPut;
        private final boolean isStatic;
        private boolean initialised;

        Access(Field f, boolean isPut) {
            declaring = f.getDeclaringClass();
            place = Members.place(f);
            kind = f.getType().descriptorString().charAt(0);
            isStatic = Modifier.isStatic(f.getModifiers());
            this.isPut = isPut;
        }

        @Override
        public Object call(Object[] args) {
            if (isStatic && !initialised) {
                Members.initialize(declaring);
                initialised = true;
            }
            Object base = isStatic ? null : Objects.requireNonNull(args[0]);
            boolean reference = kind == 'L' || kind == '[';
            if (!isPut) {
                return reference ? Memory.getReference(base, place)
                        : Members.box(kind, Memory.getBits(base, place, kind));
            }
            Object value = args[isStatic ? 0 : 1];
            if (reference) {
                Memory.putReference(base, place, value);
            } else {
                Memory.putBits(base, place, kind, Members.bits(value));
            }
            return null;
        }
    }
}
