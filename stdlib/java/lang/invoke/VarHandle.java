package java.lang.invoke;

import java.lang.constant.Constable;
import java.lang.constant.ConstantDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pvm.internal.Members;
import pvm.internal.Memory;

/**
 * A typed reference to a variable. The machine makes a call of an access mode method one of an
 * adapter, which calls access with the mode's number: its place among the native methods here, and
 * in AccessMode. All modes are as strong as volatile access.
 */
public abstract class VarHandle implements Constable {
    /** The number of the last mode for which alignment does not matter. */
    static final int PLAIN_MODES = 1;
    static final int FIRST_ATOMIC_MODE = 8;

    private static final int READ = 0;
    static final int WRITE = 1;
    private static final int TEST = 2;
    private static final int EXCHANGE = 3;
    private static final int SWAP = 4;
    private static final int ADD = 5;
    private static final int OR = 6;
    private static final int AND = 7;
    private static final int XOR = 8;
    /** What each access mode does. */
    private static final int[] ACTIONS = {READ, WRITE, READ, WRITE, READ, WRITE, READ, WRITE, TEST,
        EXCHANGE, EXCHANGE, EXCHANGE, TEST, TEST, TEST, TEST, SWAP, SWAP, SWAP, ADD, ADD, ADD,
        OR, OR, OR, AND, AND, AND, XOR, XOR, XOR};

    final boolean readOnly;
    private final Class<?> varType;
    private final List<Class<?>> coordinates;
    private final boolean exact;
    private final char kind;
    private final MethodType[] types = new MethodType[ACTIONS.length];

    VarHandle(Class<?> varType, List<Class<?>> coordinates, boolean readOnly, boolean exact) {
        this.varType = varType;
        this.coordinates = coordinates;
        this.readOnly = readOnly;
        this.exact = exact;
        kind = varType.isPrimitive() ? varType.descriptorString().charAt(0) : 'L';
    }

    public final native Object get(Object... args);

    public final native void set(Object... args);

    public final native Object getVolatile(Object... args);

    public final native void setVolatile(Object... args);

    public final native Object getAcquire(Object... args);

    public final native void setRelease(Object... args);

    public final native Object getOpaque(Object... args);

    public final native void setOpaque(Object... args);

    public final native boolean compareAndSet(Object... args);

    public final native Object compareAndExchange(Object... args);

    public final native Object compareAndExchangeAcquire(Object... args);

    public final native Object compareAndExchangeRelease(Object... args);

    public final native boolean weakCompareAndSetPlain(Object... args);

    public final native boolean weakCompareAndSet(Object... args);

    public final native boolean weakCompareAndSetAcquire(Object... args);

    public final native boolean weakCompareAndSetRelease(Object... args);

    public final native Object getAndSet(Object... args);

    public final native Object getAndSetAcquire(Object... args);

    public final native Object getAndSetRelease(Object... args);

    public final native Object getAndAdd(Object... args);

    public final native Object getAndAddAcquire(Object... args);

    public final native Object getAndAddRelease(Object... args);

    public final native Object getAndBitwiseOr(Object... args);

    public final native Object getAndBitwiseOrRelease(Object... args);

    public final native Object getAndBitwiseOrAcquire(Object... args);

    public final native Object getAndBitwiseAnd(Object... args);

    public final native Object getAndBitwiseAndRelease(Object... args);

    public final native Object getAndBitwiseAndAcquire(Object... args);

    public final native Object getAndBitwiseXor(Object... args);

    public final native Object getAndBitwiseXorRelease(Object... args);

    public final native Object getAndBitwiseXorAcquire(Object... args);

    /** The object that the variable is in, null for none. */
    abstract Object base(Object[] args);

    /** Where it is there; checks the coordinates. */
    abstract long offset(Object[] args, int mode);

    abstract VarHandle with(boolean isExact);

    /** A reference that is to be stored. */
    Object checked(Object base, Object value, int action) {
        return value;
    }

    /** Bits of a value as they lie in memory, and back. */
    long order(long bits) {
        return bits;
    }

    static boolean reads(int mode) {
        return ACTIONS[mode] == READ;
    }

    boolean isSupported(int mode) {
        int action = ACTIONS[mode];
        if (action == READ) {
            return true;
        }
        boolean integral = kind != 'L' && kind != 'F' && kind != 'D';
        return !readOnly && (action < ADD
                || (action == ADD ? kind != 'L' && kind != 'Z' : integral));
    }

    /** What adapters call. */
    final Object access(int mode, MethodType site, Object[] args) throws Throwable {
        MethodType own = typeOf(mode);
        if (own == site && isSupported(mode)) {
            return run(mode, args);
        }
        return adapted(mode, own, site, args);
    }

    private Object adapted(int mode, MethodType own, MethodType site, Object[] args) {
        if (!isSupported(mode)) {
            throw new UnsupportedOperationException();
        }
        if (exact) {
            throw new WrongMethodTypeException("expected " + own + " but found " + site);
        }
        if (!Conversions.isConvertible(site, own)) {
            throw new WrongMethodTypeException("cannot convert MethodHandle"
                    + own.insertParameterTypes(0, VarHandle.class) + " to "
                    + site.insertParameterTypes(0, VarHandle.class));
        }
        Object[] converted = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            Conversions.Conversion c =
                    Conversions.between(site.parameterType(i), own.parameterType(i));
            converted[i] = c == null ? args[i] : c.apply(args[i]);
        }
        Object result = run(mode, converted);
        Conversions.Conversion c = Conversions.between(own.returnType(), site.returnType());
        return c == null ? result : c.apply(result);
    }

    private MethodType typeOf(int mode) {
        MethodType known = types[mode];
        if (known == null) {
            known = made(ACTIONS[mode]);
            types[mode] = known;
        }
        return known;
    }

    private MethodType made(int action) {
        ArrayList<Class<?>> all = new ArrayList<>(coordinates);
        if (action != READ) {
            all.add(varType);
        }
        if (action == TEST || action == EXCHANGE) {
            all.add(varType);
        }
        Class<?> result = action == WRITE ? void.class : action == TEST ? boolean.class : varType;
        return MethodType.methodType(result, all);
    }

    private Object run(int mode, Object[] args) {
        Object base = base(args);
        long offset = offset(args, mode);
        int action = ACTIONS[mode];
        int first = coordinates.size();
        return kind == 'L' ? reference(action, base, offset, args, first)
                : primitive(action, base, offset, args, first);
    }

    private Object reference(int action, Object base, long offset, Object[] args, int first) {
        switch (action) {
            case READ:
                return Memory.getReference(base, offset);
            case WRITE:
                Memory.putReference(base, offset, checked(base, args[first], action));
                return null;
            case TEST:
                return Memory.compareAndSet(base, offset, args[first],
                        checked(base, args[first + 1], action));
            case EXCHANGE:
                return exchange(base, offset, args[first], checked(base, args[first + 1], action));
            default:
                return swap(base, offset, checked(base, args[first], action));
        }
    }

    private static Object exchange(Object base, long offset, Object expected, Object value) {
        while (true) {
            Object before = Memory.getReference(base, offset);
            if (before != expected || Memory.compareAndSet(base, offset, before, value)) {
                return before;
            }
        }
    }

    private static Object swap(Object base, long offset, Object value) {
        while (true) {
            Object before = Memory.getReference(base, offset);
            if (Memory.compareAndSet(base, offset, before, value)) {
                return before;
            }
        }
    }

    private Object primitive(int action, Object base, long offset, Object[] args, int first) {
        if (action == READ) {
            return Members.box(kind, order(Memory.getBits(base, offset, kind)));
        }
        Object operand = args[first];
        long bits = order(Members.bits(operand));
        if (action == WRITE) {
            Memory.putBits(base, offset, kind, bits);
            return null;
        }
        if (action == TEST) {
            return Memory.compareAndSetBits(base, offset, kind, bits,
                    order(Members.bits(args[first + 1])));
        }
        while (true) {
            long before = Memory.getBits(base, offset, kind);
            if (action == EXCHANGE && before != bits) {
                return Members.box(kind, order(before));
            }
            long after = action == EXCHANGE ? order(Members.bits(args[first + 1]))
                    : action == SWAP ? bits : order(updated(action, order(before), operand));
            if (Memory.compareAndSetBits(base, offset, kind, before, after)) {
                return Members.box(kind, order(before));
            }
        }
    }

    /** The bits of the variable after an addition or a bitwise operation. */
    private long updated(int action, long before, Object operand) {
        if (kind == 'F') {
            return Float.floatToRawIntBits(Float.intBitsToFloat((int) before) + (Float) operand);
        }
        if (kind == 'D') {
            return Double.doubleToRawLongBits(
                    Double.longBitsToDouble(before) + (Double) operand);
        }
        long other = Members.bits(operand);
        long result = action == ADD ? before + other : action == OR ? before | other
                : action == AND ? before & other : before ^ other;
        return Members.bits(Members.box(kind, result));
    }

    public Class<?> varType() {
        return varType;
    }

    public List<Class<?>> coordinateTypes() {
        return coordinates;
    }

    public MethodType accessModeType(AccessMode accessMode) {
        return typeOf(accessMode.ordinal());
    }

    public boolean isAccessModeSupported(AccessMode accessMode) {
        return isSupported(accessMode.ordinal());
    }

    public MethodHandle toMethodHandle(AccessMode accessMode) {
        int mode = accessMode.ordinal();
        MethodType type = typeOf(mode);
        return new AdaptedHandle(type, args -> access(mode, type, args));
    }

    public boolean hasInvokeExactBehavior() {
        return exact;
    }

    public VarHandle withInvokeExactBehavior() {
        return exact ? this : with(true);
    }

    public VarHandle withInvokeBehavior() {
        return exact ? with(false) : this;
    }

    /** Nominal descriptors are not built: always empty. */
    @Override
    public Optional<? extends ConstantDesc> describeConstable() {
        return Optional.empty();
    }

    @Override
    public final String toString() {
        return "VarHandle[varType=" + varType.getName() + ", coord=" + coordinates + "]";
    }

    public static void fullFence() {
        Memory.fence();
    }

    public static void acquireFence() {
        Memory.fence();
    }

    public static void releaseFence() {
        Memory.fence();
    }

    public static void loadLoadFence() {
        Memory.fence();
    }

    public static void storeStoreFence() {
        Memory.fence();
    }

    /** The access modes, in the order of their methods. */
    public enum AccessMode {
        GET("get"),
        SET("set"),
        GET_VOLATILE("getVolatile"),
        SET_VOLATILE("setVolatile"),
        GET_ACQUIRE("getAcquire"),
        SET_RELEASE("setRelease"),
        GET_OPAQUE("getOpaque"),
        SET_OPAQUE("setOpaque"),
        COMPARE_AND_SET("compareAndSet"),
        COMPARE_AND_EXCHANGE("compareAndExchange"),
        COMPARE_AND_EXCHANGE_ACQUIRE("compareAndExchangeAcquire"),
        COMPARE_AND_EXCHANGE_RELEASE("compareAndExchangeRelease"),
        WEAK_COMPARE_AND_SET_PLAIN("weakCompareAndSetPlain"),
        WEAK_COMPARE_AND_SET("weakCompareAndSet"),
        WEAK_COMPARE_AND_SET_ACQUIRE("weakCompareAndSetAcquire"),
        WEAK_COMPARE_AND_SET_RELEASE("weakCompareAndSetRelease"),
        GET_AND_SET("getAndSet"),
        GET_AND_SET_ACQUIRE("getAndSetAcquire"),
        GET_AND_SET_RELEASE("getAndSetRelease"),
        GET_AND_ADD("getAndAdd"),
        GET_AND_ADD_ACQUIRE("getAndAddAcquire"),
        GET_AND_ADD_RELEASE("getAndAddRelease"),
        GET_AND_BITWISE_OR("getAndBitwiseOr"),
        GET_AND_BITWISE_OR_RELEASE("getAndBitwiseOrRelease"),
        GET_AND_BITWISE_OR_ACQUIRE("getAndBitwiseOrAcquire"),
        GET_AND_BITWISE_AND("getAndBitwiseAnd"),
        GET_AND_BITWISE_AND_RELEASE("getAndBitwiseAndRelease"),
        GET_AND_BITWISE_AND_ACQUIRE("getAndBitwiseAndAcquire"),
        GET_AND_BITWISE_XOR("getAndBitwiseXor"),
        GET_AND_BITWISE_XOR_RELEASE("getAndBitwiseXorRelease"),
        GET_AND_BITWISE_XOR_ACQUIRE("getAndBitwiseXorAcquire");

        private final String methodName;

        AccessMode(String methodName) {
            this.methodName = methodName;
        }

        public String methodName() {
            return methodName;
        }

        public static AccessMode valueFromMethodName(String methodName) {
            for (AccessMode mode : values()) {
                if (mode.methodName.equals(methodName)) {
                    return mode;
                }
            }
            throw new IllegalArgumentException("No AccessMode value for method name "
                    + methodName);
        }
    }
}
