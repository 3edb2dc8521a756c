package sun.misc;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.concurrent.locks.LockSupport;
import pvm.internal.Members;
import pvm.internal.Memory;
import pvm.internal.Reflection;

/** Memory without checks. What a wrong offset or address does is undefined. */
public final class Unsafe {
    public static final int INVALID_FIELD_OFFSET = -1;

    public static final int ARRAY_BOOLEAN_BASE_OFFSET = Memory.arrayBase();
    public static final int ARRAY_BYTE_BASE_OFFSET = Memory.arrayBase();
    public static final int ARRAY_SHORT_BASE_OFFSET = Memory.arrayBase();
    public static final int ARRAY_CHAR_BASE_OFFSET = Memory.arrayBase();
    public static final int ARRAY_INT_BASE_OFFSET = Memory.arrayBase();
    public static final int ARRAY_LONG_BASE_OFFSET = Memory.arrayBase();
    public static final int ARRAY_FLOAT_BASE_OFFSET = Memory.arrayBase();
    public static final int ARRAY_DOUBLE_BASE_OFFSET = Memory.arrayBase();
    public static final int ARRAY_OBJECT_BASE_OFFSET = Memory.arrayBase();

    public static final int ARRAY_BOOLEAN_INDEX_SCALE = Memory.scale(boolean.class);
    public static final int ARRAY_BYTE_INDEX_SCALE = Memory.scale(byte.class);
    public static final int ARRAY_SHORT_INDEX_SCALE = Memory.scale(short.class);
    public static final int ARRAY_CHAR_INDEX_SCALE = Memory.scale(char.class);
    public static final int ARRAY_INT_INDEX_SCALE = Memory.scale(int.class);
    public static final int ARRAY_LONG_INDEX_SCALE = Memory.scale(long.class);
    public static final int ARRAY_FLOAT_INDEX_SCALE = Memory.scale(float.class);
    public static final int ARRAY_DOUBLE_INDEX_SCALE = Memory.scale(double.class);
    public static final int ARRAY_OBJECT_INDEX_SCALE = Memory.scale(Object.class);

    public static final int ADDRESS_SIZE = 8;

    private static final int PAGE = 4096;
    private static final Unsafe theUnsafe = new Unsafe();

    private Unsafe() {
    }

    public static Unsafe getUnsafe() {
        Class<?> caller = Reflection.callerClass();
        if (caller != null && caller.getClassLoader() != null) {
            throw new SecurityException("Unsafe");
        }
        return theUnsafe;
    }

    public boolean getBoolean(Object o, long offset) {
        return Memory.getBits(o, offset, 'Z') != 0;
    }

    public void putBoolean(Object o, long offset, boolean x) {
        Memory.putBits(o, offset, 'Z', x ? 1 : 0);
    }

    public boolean getBooleanVolatile(Object o, long offset) {
        return Memory.getBits(o, offset, 'Z') != 0;
    }

    public void putBooleanVolatile(Object o, long offset, boolean x) {
        Memory.putBits(o, offset, 'Z', x ? 1 : 0);
    }

    public byte getByte(Object o, long offset) {
        return (byte) Memory.getBits(o, offset, 'B');
    }

    public void putByte(Object o, long offset, byte x) {
        Memory.putBits(o, offset, 'B', x);
    }

    public byte getByteVolatile(Object o, long offset) {
        return (byte) Memory.getBits(o, offset, 'B');
    }

    public void putByteVolatile(Object o, long offset, byte x) {
        Memory.putBits(o, offset, 'B', x);
    }

    public byte getByte(long address) {
        return getByte(null, address);
    }

    public void putByte(long address, byte x) {
        putByte(null, address, x);
    }

    public short getShort(Object o, long offset) {
        return (short) Memory.getBits(o, offset, 'S');
    }

    public void putShort(Object o, long offset, short x) {
        Memory.putBits(o, offset, 'S', x);
    }

    public short getShortVolatile(Object o, long offset) {
        return (short) Memory.getBits(o, offset, 'S');
    }

    public void putShortVolatile(Object o, long offset, short x) {
        Memory.putBits(o, offset, 'S', x);
    }

    public short getShort(long address) {
        return getShort(null, address);
    }

    public void putShort(long address, short x) {
        putShort(null, address, x);
    }

    public char getChar(Object o, long offset) {
        return (char) Memory.getBits(o, offset, 'C');
    }

    public void putChar(Object o, long offset, char x) {
        Memory.putBits(o, offset, 'C', x);
    }

    public char getCharVolatile(Object o, long offset) {
        return (char) Memory.getBits(o, offset, 'C');
    }

    public void putCharVolatile(Object o, long offset, char x) {
        Memory.putBits(o, offset, 'C', x);
    }

    public char getChar(long address) {
        return getChar(null, address);
    }

    public void putChar(long address, char x) {
        putChar(null, address, x);
    }

    public int getInt(Object o, long offset) {
        return (int) Memory.getBits(o, offset, 'I');
    }

    public void putInt(Object o, long offset, int x) {
        Memory.putBits(o, offset, 'I', x);
    }

    public int getIntVolatile(Object o, long offset) {
        return (int) Memory.getBits(o, offset, 'I');
    }

    public void putIntVolatile(Object o, long offset, int x) {
        Memory.putBits(o, offset, 'I', x);
    }

    public int getInt(long address) {
        return getInt(null, address);
    }

    public void putInt(long address, int x) {
        putInt(null, address, x);
    }

    public long getLong(Object o, long offset) {
        return Memory.getBits(o, offset, 'J');
    }

    public void putLong(Object o, long offset, long x) {
        Memory.putBits(o, offset, 'J', x);
    }

    public long getLongVolatile(Object o, long offset) {
        return Memory.getBits(o, offset, 'J');
    }

    public void putLongVolatile(Object o, long offset, long x) {
        Memory.putBits(o, offset, 'J', x);
    }

    public long getLong(long address) {
        return getLong(null, address);
    }

    public void putLong(long address, long x) {
        putLong(null, address, x);
    }

    public float getFloat(Object o, long offset) {
        return Float.intBitsToFloat((int) Memory.getBits(o, offset, 'F'));
    }

    public void putFloat(Object o, long offset, float x) {
        Memory.putBits(o, offset, 'F', Float.floatToRawIntBits(x));
    }

    public float getFloatVolatile(Object o, long offset) {
        return Float.intBitsToFloat((int) Memory.getBits(o, offset, 'F'));
    }

    public void putFloatVolatile(Object o, long offset, float x) {
        Memory.putBits(o, offset, 'F', Float.floatToRawIntBits(x));
    }

    public float getFloat(long address) {
        return getFloat(null, address);
    }

    public void putFloat(long address, float x) {
        putFloat(null, address, x);
    }

    public double getDouble(Object o, long offset) {
        return Double.longBitsToDouble(Memory.getBits(o, offset, 'D'));
    }

    public void putDouble(Object o, long offset, double x) {
        Memory.putBits(o, offset, 'D', Double.doubleToRawLongBits(x));
    }

    public double getDoubleVolatile(Object o, long offset) {
        return Double.longBitsToDouble(Memory.getBits(o, offset, 'D'));
    }

    public void putDoubleVolatile(Object o, long offset, double x) {
        Memory.putBits(o, offset, 'D', Double.doubleToRawLongBits(x));
    }

    public double getDouble(long address) {
        return getDouble(null, address);
    }

    public void putDouble(long address, double x) {
        putDouble(null, address, x);
    }

    public Object getObject(Object o, long offset) {
        return Memory.getReference(o, offset);
    }

    public void putObject(Object o, long offset, Object x) {
        Memory.putReference(o, offset, x);
    }

    public Object getObjectVolatile(Object o, long offset) {
        return Memory.getReference(o, offset);
    }

    public void putObjectVolatile(Object o, long offset, Object x) {
        Memory.putReference(o, offset, x);
    }

    public void putOrderedObject(Object o, long offset, Object x) {
        Memory.putReference(o, offset, x);
    }

    public void putOrderedInt(Object o, long offset, int x) {
        putInt(o, offset, x);
    }

    public void putOrderedLong(Object o, long offset, long x) {
        putLong(o, offset, x);
    }

    public long getAddress(long address) {
        return getLong(address);
    }

    public void putAddress(long address, long x) {
        putLong(address, x);
    }

    public final boolean compareAndSwapObject(Object o, long offset, Object expected, Object x) {
        return Memory.compareAndSet(o, offset, expected, x);
    }

    public final boolean compareAndSwapInt(Object o, long offset, int expected, int x) {
        return Memory.compareAndSetBits(o, offset, 'I', expected, x);
    }

    public final boolean compareAndSwapLong(Object o, long offset, long expected, long x) {
        return Memory.compareAndSetBits(o, offset, 'J', expected, x);
    }

    public final int getAndAddInt(Object o, long offset, int delta) {
        int before;
        do {
            before = getInt(o, offset);
        } while (!compareAndSwapInt(o, offset, before, before + delta));
        return before;
    }

    public final long getAndAddLong(Object o, long offset, long delta) {
        long before;
        do {
            before = getLong(o, offset);
        } while (!compareAndSwapLong(o, offset, before, before + delta));
        return before;
    }

    public final int getAndSetInt(Object o, long offset, int x) {
        int before;
        do {
            before = getInt(o, offset);
        } while (!compareAndSwapInt(o, offset, before, x));
        return before;
    }

    public final long getAndSetLong(Object o, long offset, long x) {
        long before;
        do {
            before = getLong(o, offset);
        } while (!compareAndSwapLong(o, offset, before, x));
        return before;
    }

    public final Object getAndSetObject(Object o, long offset, Object x) {
        Object before;
        do {
            before = getObject(o, offset);
        } while (!compareAndSwapObject(o, offset, before, x));
        return before;
    }

    public long allocateMemory(long bytes) {
        return bytes == 0 ? 0 : Memory.reallocate(0, checkedSize(bytes));
    }

    public long reallocateMemory(long address, long bytes) {
        if (bytes == 0) {
            Memory.free(address);
            return 0;
        }
        return Memory.reallocate(address, checkedSize(bytes));
    }

    private static long checkedSize(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException();
        }
        return bytes;
    }

    public void freeMemory(long address) {
        Memory.free(address);
    }

    public void setMemory(Object o, long offset, long bytes, byte value) {
        Memory.fill(o, offset, checkedSize(bytes), value);
    }

    public void setMemory(long address, long bytes, byte value) {
        Memory.fill(null, address, checkedSize(bytes), value);
    }

    public void copyMemory(Object srcBase, long srcOffset, Object destBase, long destOffset,
            long bytes) {
        Memory.copy(srcBase, srcOffset, destBase, destOffset, checkedSize(bytes));
    }

    public void copyMemory(long srcAddress, long destAddress, long bytes) {
        Memory.copy(null, srcAddress, null, destAddress, checkedSize(bytes));
    }

    @Deprecated
    public long objectFieldOffset(Field f) {
        Class<?> declaring = f.getDeclaringClass();
        refuse(declaring, "field offset");
        if (Modifier.isStatic(f.getModifiers())) {
            throw new IllegalArgumentException();
        }
        return Members.place(f);
    }

    private static void refuse(Class<?> declaring, String what) {
        if (declaring.isHidden() || declaring.isRecord()) {
            throw new UnsupportedOperationException("can't get " + what + " on a "
                    + (declaring.isHidden() ? "hidden" : "record") + " class: " + declaring);
        }
    }

    @Deprecated
    public long staticFieldOffset(Field f) {
        refuse(f.getDeclaringClass(), "field offset");
        if (!Modifier.isStatic(f.getModifiers())) {
            throw new IllegalArgumentException();
        }
        return Members.place(f);
    }

    @Deprecated
    public Object staticFieldBase(Field f) {
        refuse(f.getDeclaringClass(), "base address");
        if (!Modifier.isStatic(f.getModifiers())) {
            throw new IllegalArgumentException();
        }
        return f.getDeclaringClass();
    }

    @Deprecated
    public boolean shouldBeInitialized(Class<?> c) {
        return Reflection.isUninitialized(c);
    }

    @Deprecated
    public void ensureClassInitialized(Class<?> c) {
        Members.initialize(c);
    }

    public int arrayBaseOffset(Class<?> arrayClass) {
        componentOf(arrayClass);
        return Memory.arrayBase();
    }

    public int arrayIndexScale(Class<?> arrayClass) {
        return Memory.scale(componentOf(arrayClass));
    }

    private static Class<?> componentOf(Class<?> arrayClass) {
        if (!arrayClass.isArray()) {
            throw new InternalError("no array class: " + arrayClass.getName());
        }
        return arrayClass.getComponentType();
    }

    public int addressSize() {
        return ADDRESS_SIZE;
    }

    public int pageSize() {
        return PAGE;
    }

    public Object allocateInstance(Class<?> cls) throws InstantiationException {
        if (cls.isArray() || cls.isPrimitive() || cls.isInterface() || cls == Class.class
                || Modifier.isAbstract(cls.getModifiers())) {
            throw new InstantiationException(cls.getName());
        }
        Members.initialize(cls);
        return Reflection.allocate(cls);
    }

    public void throwException(Throwable ee) {
        Unsafe.<RuntimeException>sneak(ee);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable t) throws E {
        throw (E) t;
    }

    /** As LockSupport: a time of 0 is for ever, absolute times are in milliseconds. */
    public void park(boolean isAbsolute, long time) {
        if (isAbsolute) {
            LockSupport.parkUntil(time);
        } else if (time == 0) {
            LockSupport.park();
        } else {
            LockSupport.parkNanos(time);
        }
    }

    public void unpark(Object thread) {
        LockSupport.unpark((Thread) thread);
    }

    public void loadFence() {
        Memory.fence();
    }

    public void storeFence() {
        Memory.fence();
    }

    public void fullFence() {
        Memory.fence();
    }
}
