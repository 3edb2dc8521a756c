import java.lang.reflect.Field;
import sun.misc.Unsafe;

/** sun.misc.Unsafe: fields, statics, arrays, atomic updates, memory outside of the heap. */
public class RawMemory {
    static class Cell {
        boolean z = true;
        byte b = -1;
        char c = 'c';
        short s = -2;
        int i = 3;
        long j = 4;
        float f = 5.5f;
        double d = 6.5;
        Object o = "seven";

        Cell() {
            System.out.println("constructed");
        }
    }

    static int count = -5;
    static byte small = 7;
    static String text = "text";
    static double real = 2.5;

    public static void main(String[] args) throws Throwable {
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Unsafe unsafe = (Unsafe) field.get(null);
        instance(unsafe);
        statics(unsafe);
        arrays(unsafe);
        outside(unsafe);
        try {
            unsafe.throwException(new java.io.IOException("sneaky"));
        } catch (Exception e) {
            System.out.println(e);
        }
        try {
            unsafe.allocateInstance(Runnable.class);
        } catch (InstantiationException e) {
            System.out.println(e);
        }
    }

    static long offset(Unsafe unsafe, String name) throws Exception {
        return unsafe.objectFieldOffset(Cell.class.getDeclaredField(name));
    }

    static void instance(Unsafe unsafe) throws Exception {
        Cell empty = (Cell) unsafe.allocateInstance(Cell.class);
        System.out.println(empty.i + " " + empty.o);
        Cell cell = new Cell();
        System.out.println(unsafe.getBoolean(cell, offset(unsafe, "z")) + " " + unsafe.getByte(cell, offset(unsafe, "b"))
                + " " + unsafe.getChar(cell, offset(unsafe, "c")) + " " + unsafe.getShort(cell, offset(unsafe, "s"))
                + " " + unsafe.getInt(cell, offset(unsafe, "i")) + " " + unsafe.getLong(cell, offset(unsafe, "j"))
                + " " + unsafe.getFloat(cell, offset(unsafe, "f")) + " " + unsafe.getDouble(cell, offset(unsafe, "d"))
                + " " + unsafe.getObject(cell, offset(unsafe, "o")));
        unsafe.putByte(cell, offset(unsafe, "b"), (byte) 100);
        unsafe.putFloat(cell, offset(unsafe, "f"), -0.5f);
        unsafe.putDoubleVolatile(cell, offset(unsafe, "d"), 1e300);
        unsafe.putOrderedObject(cell, offset(unsafe, "o"), new StringBuilder("new"));
        System.out.println(cell.z + " " + cell.b + " " + cell.c + " " + cell.f + " " + cell.d + " " + cell.o);
        System.out.println(unsafe.compareAndSwapInt(cell, offset(unsafe, "i"), 3, -30)
                + " " + unsafe.compareAndSwapInt(cell, offset(unsafe, "i"), 3, 5) + " " + cell.i);
        System.out.println(unsafe.getAndAddInt(cell, offset(unsafe, "i"), 7) + " "
                + unsafe.getAndSetLong(cell, offset(unsafe, "j"), 1L << 40) + " " + cell.i + " " + cell.j);
        Object before = cell.o;
        System.out.println(unsafe.compareAndSwapObject(cell, offset(unsafe, "o"), before, "swapped") + " " + cell.o
                + " " + unsafe.getAndSetObject(cell, offset(unsafe, "o"), null) + " " + cell.o);
    }

    static void statics(Unsafe unsafe) throws Exception {
        Field field = RawMemory.class.getDeclaredField("count");
        Object base = unsafe.staticFieldBase(field);
        long at = unsafe.staticFieldOffset(field);
        System.out.println(unsafe.getInt(base, at) + " " + unsafe.compareAndSwapInt(base, at, -5, 50) + " "
                + unsafe.getAndAddInt(base, at, -60) + " " + count + " " + (count < 0));
        unsafe.putByte(base, unsafe.staticFieldOffset(RawMemory.class.getDeclaredField("small")), (byte) -7);
        System.out.println(small + 1);
        long where = unsafe.staticFieldOffset(RawMemory.class.getDeclaredField("text"));
        unsafe.putObject(base, where, unsafe.getObject(base, where) + "s");
        System.out.println(text + " " + unsafe.compareAndSwapObject(base, where, text, "other") + " " + text);
        unsafe.putDouble(base, unsafe.staticFieldOffset(RawMemory.class.getDeclaredField("real")), -1.25);
        System.out.println(real);
    }

    static void arrays(Unsafe unsafe) {
        int[] ints = {1, 2, 3};
        int base = unsafe.arrayBaseOffset(int[].class);
        int scale = unsafe.arrayIndexScale(int[].class);
        unsafe.putInt(ints, base + 2L * scale, 33);
        System.out.println(scale + " " + unsafe.getInt(ints, base + (long) scale) + " " + ints[2]);
        byte[] bytes = new byte[16];
        unsafe.putLong(bytes, Unsafe.ARRAY_BYTE_BASE_OFFSET + 8L, 0x0102030405060708L);
        System.out.println(bytes[8] + " " + bytes[15] + " " + bytes[7]);
        String[] strings = {"a", "b"};
        unsafe.putObject(strings, unsafe.arrayBaseOffset(String[].class)
                + (long) unsafe.arrayIndexScale(String[].class), new String("z"));
        System.gc();
        System.out.println(strings[0] + strings[1]);
        unsafe.copyMemory(bytes, Unsafe.ARRAY_BYTE_BASE_OFFSET + 8L, bytes, Unsafe.ARRAY_BYTE_BASE_OFFSET, 4);
        System.out.println(bytes[0] + " " + bytes[3]);
    }

    static void outside(Unsafe unsafe) {
        long address = unsafe.allocateMemory(64);
        unsafe.setMemory(address, 64, (byte) 1);
        System.out.println(unsafe.getByte(address + 63) + " " + unsafe.getShort(address));
        unsafe.putLong(address, -9L);
        unsafe.putDouble(address + 8, 0.5);
        unsafe.copyMemory(address, address + 32, 16);
        System.out.println(unsafe.getLong(address + 32) + " " + unsafe.getDouble(address + 40));
        address = unsafe.reallocateMemory(address, 1000);
        System.out.println(unsafe.getLong(address));
        unsafe.freeMemory(address);
        unsafe.fullFence();
        System.out.println(unsafe.addressSize());
    }
}

// expect:
// 0 null
// constructed
// true -1 c -2 3 4 5.5 6.5 seven
// true 100 c -0.5 1.0E300 new
// true false -30
// -30 4 -23 1099511627776
// true swapped swapped null
// -5 true 50 -10 true
// -6
// texts true other
// -1.25
// 4 2 33
// 8 1 0
// az
// 8 5
// 1 257
// -9 0.5
// -9
// 8
// java.io.IOException: sneaky
// java.lang.InstantiationException: java.lang.Runnable
