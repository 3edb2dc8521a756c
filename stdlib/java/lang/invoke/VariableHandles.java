package java.lang.invoke;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import java.util.Objects;
import pvm.internal.Members;
import pvm.internal.Memory;

/** The kinds of variables that variable handles are for. */
final class VariableHandles {
    private static final int ARRAY_BASE = Memory.arrayBase();

    private VariableHandles() {
    }

    static VarHandle ofField(Class<?> receiver, Field f) {
        boolean readOnly = Modifier.isFinal(f.getModifiers());
        return Modifier.isStatic(f.getModifiers()) ? new OfStatic(f, readOnly, false)
                : new OfField(receiver, f.getType(), Members.place(f), readOnly, false);
    }

    static VarHandle ofArray(Class<?> arrayClass) {
        if (arrayClass.getComponentType() == null) {
            throw new IllegalArgumentException("not an array type: " + arrayClass);
        }
        return new OfArray(arrayClass, false);
    }

    /** A view of a byte array, or of a byte buffer. */
    static VarHandle ofView(Class<?> viewed, Class<?> viewArrayClass, ByteOrder order) {
        Class<?> component = viewArrayClass.getComponentType();
        if (component == null) {
            throw new IllegalArgumentException("not an array type");
        }
        if (!component.isPrimitive() || component == boolean.class || component == byte.class) {
            throw new UnsupportedOperationException();
        }
        boolean swaps = order == ByteOrder.BIG_ENDIAN;
        return viewed == ByteBuffer.class ? new OfBuffer(component, swaps, false)
                : new OfView(byte[].class, component, swaps, false);
    }

    private static final class OfField extends VarHandle {
        private final Class<?> receiver;
        private final long offset;

        OfField(Class<?> receiver, Class<?> type, long offset, boolean readOnly, boolean exact) {
            super(type, List.of(receiver), readOnly, exact);
            this.receiver = receiver;
            this.offset = offset;
        }

        @Override
        Object base(Object[] args) {
            return Objects.requireNonNull(args[0]);
        }

        @Override
        long offset(Object[] args, int mode) {
            return offset;
        }

        @Override
        VarHandle with(boolean isExact) {
            return new OfField(receiver, varType(), offset, readOnly, isExact);
        }
    }

    private static final class OfStatic extends VarHandle {
        private final Field field;
        private final long place;
        private boolean initialised;

        OfStatic(Field field, boolean readOnly, boolean exact) {
            super(field.getType(), List.of(), readOnly, exact);
            this.field = field;
            place = Members.place(field);
        }

        @Override
        Object base(Object[] args) {
            return null;
        }

        @Override
        long offset(Object[] args, int mode) {
            if (!initialised) {
                Members.initialize(field.getDeclaringClass());
                initialised = true;
            }
            return place;
        }

        @Override
        VarHandle with(boolean isExact) {
            return new OfStatic(field, readOnly, isExact);
        }
    }

    private static final class OfArray extends VarHandle {
        private final Class<?> arrayClass;
        private final int scale;

        OfArray(Class<?> arrayClass, boolean exact) {
            super(arrayClass.getComponentType(), List.of(arrayClass, int.class), false, exact);
            this.arrayClass = arrayClass;
            scale = Memory.scale(varType());
        }

        @Override
        Object base(Object[] args) {
            return Objects.requireNonNull(args[0]);
        }

        @Override
        long offset(Object[] args, int mode) {
            int index = (Integer) args[1];
            int length = Array.getLength(args[0]);
            if (index < 0 || index >= length) {
                throw new ArrayIndexOutOfBoundsException(
                        "Index " + index + " out of bounds for length " + length);
            }
            return ARRAY_BASE + (long) index * scale;
        }

        /** An array may have narrower elements than its static type says. */
        @Override
        Object checked(Object base, Object value, int action) {
            Class<?> component = base.getClass().getComponentType();
            if (action == WRITE && value != null && !component.isInstance(value)) {
                throw new ArrayStoreException(value.getClass().getName());
            }
            return component.cast(value);
        }

        @Override
        VarHandle with(boolean isExact) {
            return new OfArray(arrayClass, isExact);
        }
    }

    private static class OfView extends VarHandle {
        final boolean swaps;

        OfView(Class<?> viewed, Class<?> type, boolean swaps, boolean exact) {
            super(type, List.of(viewed, int.class), false, exact);
            this.swaps = swaps;
        }

        @Override
        Object base(Object[] args) {
            return Objects.requireNonNull(args[0]);
        }

        @Override
        long offset(Object[] args, int mode) {
            return placed(mode, (Integer) args[1], ((byte[]) args[0]).length, 0);
        }

        /** Where an index is, in an array from `start` on. */
        long placed(int mode, int index, int length, int start) {
            int size = Memory.scale(varType());
            Objects.checkIndex(index, Math.max(0, length - size + 1));
            if (mode > PLAIN_MODES && (start + index & size - 1) != 0) {
                throw new IllegalStateException("Misaligned access at index: " + index);
            }
            return ARRAY_BASE + start + index;
        }

        @Override
        boolean isSupported(int mode) {
            boolean whole = varType() != short.class && varType() != char.class;
            return super.isSupported(mode) && (whole || mode < FIRST_ATOMIC_MODE);
        }

        @Override
        long order(long bits) {
            if (!swaps) {
                return bits;
            }
            switch (Memory.scale(varType())) {
                case 2:
                    return varType() == char.class ? Character.reverseBytes((char) bits)
                            : Short.reverseBytes((short) bits);
                case 4:
                    return Integer.reverseBytes((int) bits);
                default:
                    return Long.reverseBytes(bits);
            }
        }

        @Override
        VarHandle with(boolean isExact) {
            return new OfView(byte[].class, varType(), swaps, isExact);
        }
    }

    /** Every byte buffer has its bytes in an array. */
    private static final class OfBuffer extends OfView {
        private static final long BYTES = Memory.fieldOffset(ByteBuffer.class, "bytes");
        private static final long OFFSET = Memory.fieldOffset(ByteBuffer.class, "offset");

        OfBuffer(Class<?> type, boolean swaps, boolean exact) {
            super(ByteBuffer.class, type, swaps, exact);
        }

        @Override
        Object base(Object[] args) {
            return Memory.getReference(Objects.requireNonNull(args[0]), BYTES);
        }

        @Override
        long offset(Object[] args, int mode) {
            ByteBuffer buffer = (ByteBuffer) args[0];
            if (buffer.isReadOnly() && !reads(mode)) {
                throw new ReadOnlyBufferException();
            }
            int start = (int) Memory.getBits(buffer, OFFSET, 'I');
            return placed(mode, (Integer) args[1], buffer.limit(), start);
        }

        @Override
        VarHandle with(boolean isExact) {
            return new OfBuffer(varType(), swaps, isExact);
        }
    }
}
