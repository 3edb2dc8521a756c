import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.invoke.VarHandle.AccessMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Variable handles: fields, statics, arrays and views of arrays in all access modes. */
public class Variables {
    boolean z;
    byte b = 1;
    char c = 'a';
    short s = 2;
    int i = 3;
    long j = 4;
    float f = 1.5f;
    double d = 2.5;
    String text = "text";
    final int constant = 9;
    static int count = -1;
    static String name = "name";
    static boolean flag;

    static VarHandle of(String field, Class<?> type) throws Exception {
        return MethodHandles.lookup().findVarHandle(Variables.class, field, type);
    }

    public static void main(String[] args) throws Throwable {
        numbers();
        references();
        statics();
        arrays();
        views();
        for (AccessMode mode : AccessMode.values()) {
            System.out.println(mode + " " + mode.methodName() + " " + of("i", int.class).accessModeType(mode) + " "
                    + supported(mode) + " " + AccessMode.valueFromMethodName(mode.methodName()).equals(mode));
        }
        System.out.println(of("i", int.class) + " " + of("text", String.class).varType());
        refusals();
        threads();
    }

    static String supported(AccessMode mode) throws Exception {
        StringBuilder sb = new StringBuilder();
        VarHandle[] all = {of("z", boolean.class), of("c", char.class), of("i", int.class), of("d", double.class),
            of("text", String.class), of("constant", int.class), MethodHandles.arrayElementVarHandle(byte[].class),
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN),
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)};
        for (VarHandle h : all) {
            sb.append(h.isAccessModeSupported(mode) ? '1' : '0');
        }
        return sb.toString();
    }

    static void numbers() throws Exception {
        Variables v = new Variables();
        VarHandle i = of("i", int.class);
        i.set(v, 10);
        i.setVolatile(v, 1 + (int) i.get(v));
        i.setOpaque(v, 1 + (int) i.getOpaque(v));
        i.setRelease(v, 1 + (int) i.getAcquire(v));
        System.out.println(v.i + " " + (int) i.getVolatile(v));
        System.out.println(i.compareAndSet(v, 13, 14) + " " + i.compareAndSet(v, 13, 15) + " "
                + (int) i.compareAndExchange(v, 14, 16) + " " + (int) i.compareAndExchangeAcquire(v, 14, 17) + " "
                + (int) i.compareAndExchangeRelease(v, 16, 18) + " " + v.i);
        System.out.println((int) i.getAndAdd(v, 5) + " " + (int) i.getAndAddAcquire(v, -50) + " "
                + (int) i.getAndSet(v, 0xff) + " " + (int) i.getAndBitwiseAnd(v, 0x3c) + " "
                + (int) i.getAndBitwiseOr(v, 0x101) + " " + (int) i.getAndBitwiseXorRelease(v, -1) + " " + v.i);
        while (!i.weakCompareAndSet(v, v.i, 1) || !i.weakCompareAndSetPlain(v, 1, 2)
                || !i.weakCompareAndSetAcquire(v, 2, 3) || !i.weakCompareAndSetRelease(v, 3, 4)) {
            System.out.println("again");
        }
        VarHandle b = of("b", byte.class);
        System.out.println((byte) b.getAndAdd(v, (byte) 127) + " " + v.b + " " + b.compareAndSet(v, (byte) -128, (byte) 5)
                + " " + v.b + " " + v.z + v.c);
        VarHandle c = of("c", char.class);
        System.out.println((char) c.getAndAdd(v, (char) 1) + " " + v.c + " " + (char) c.getAndSet(v, '\uffff') + " "
                + (int) v.c);
        VarHandle s = of("s", short.class);
        System.out.println((short) s.getAndBitwiseOr(v, (short) 0x8000) + " " + v.s + " "
                + s.compareAndSet(v, (short) -32766, (short) 1) + v.s);
        VarHandle z = of("z", boolean.class);
        System.out.println((boolean) z.getAndSet(v, true) + " " + (boolean) z.getAndBitwiseXor(v, true) + " " + v.z + " "
                + z.compareAndSet(v, false, true) + v.z);
        VarHandle j = of("j", long.class);
        System.out.println((long) j.getAndAdd(v, 1L << 40) + " " + v.j + " " + (long) j.getAndBitwiseAnd(v, 6) + v.j);
        VarHandle f = of("f", float.class);
        System.out.println((float) f.getAndAdd(v, 1) + " " + v.f + " " + f.compareAndSet(v, 2.5f, -0f) + v.f);
        VarHandle d = of("d", double.class);
        System.out.println((double) d.getAndAdd(v, 0.25) + " " + v.d + " " + (double) d.compareAndExchange(v, 2.75, 1e300)
                + v.d);
    }

    static void references() throws Exception {
        Variables v = new Variables();
        VarHandle text = of("text", String.class);
        String before = (String) text.get(v);
        System.out.println(text.compareAndSet(v, before, "new") + " " + text.compareAndSet(v, before, "newer") + " "
                + (String) text.getAndSet(v, "last") + " " + (String) text.compareAndExchange(v, "last", null) + " "
                + v.text);
        text.set(v, null);
        Object object = text.getVolatile(v);
        System.out.println(object);
    }

    static void statics() throws Exception {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        VarHandle h = lookup.findStaticVarHandle(Variables.class, "count", int.class);
        h.set(-10);
        System.out.println((int) h.getAndAdd(7) + " " + count + " " + h.compareAndSet(-3, 3) + count + " "
                + (count < 4) + " " + h.coordinateTypes());
        VarHandle n = lookup.findStaticVarHandle(Variables.class, "name", String.class);
        String old = name;
        System.out.println(n.compareAndSet(old, "other") + name + (String) n.getAndSet("third") + n.get());
        VarHandle z = lookup.findStaticVarHandle(Variables.class, "flag", boolean.class);
        System.out.println((boolean) z.getAndSet(true) + " " + flag);
    }

    static void arrays() {
        int[] ints = {1, 2, 3};
        VarHandle h = MethodHandles.arrayElementVarHandle(int[].class);
        System.out.println((int) h.getAndAdd(ints, 1, 10) + " " + h.compareAndSet(ints, 2, 3, 33) + " "
                + Arrays.toString(ints));
        byte[] bytes = {1, 2, 3};
        VarHandle b = MethodHandles.arrayElementVarHandle(byte[].class);
        System.out.println((byte) b.getAndBitwiseOr(bytes, 0, (byte) 0x70) + " " + b.compareAndSet(bytes, 1, (byte) 2,
                (byte) -2) + " " + Arrays.toString(bytes));
        VarHandle o = MethodHandles.arrayElementVarHandle(Object[].class);
        Object[] objects = new String[] {"a", "b"};
        o.setVolatile(objects, 0, "z");
        System.out.println(Arrays.toString(objects));
        refusal("store", () -> o.set(objects, 0, 1));
        for (int index : new int[] {-1, 3}) {
            try {
                h.get(ints, index);
            } catch (ArrayIndexOutOfBoundsException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    static void views() {
        byte[] bytes = new byte[12];
        VarHandle big = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
        VarHandle little = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
        VarHandle shorts = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
        VarHandle doubles = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);
        big.set(bytes, 1, 0x01020304);
        shorts.set(bytes, 10, (short) -2);
        System.out.println(Arrays.toString(bytes) + " " + Long.toHexString((long) little.get(bytes, 0)));
        doubles.set(bytes, 3, 1.5);
        System.out.println(Arrays.toString(bytes) + " " + (double) doubles.get(bytes, 3));
        try {
            big.get(bytes, 9);
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(big);
        ByteBuffer buffer = ByteBuffer.allocate(24).position(8).slice();
        VarHandle inBuffer = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
        inBuffer.set(buffer, 1, 0x01020304);
        System.out.println((int) inBuffer.getAndAdd(buffer, 8, 5) + " " + buffer.getInt(8) + " " + buffer.getInt(1)
                + " " + (int) inBuffer.get(buffer.asReadOnlyBuffer(), 8) + " " + inBuffer);
        refusal("read only", () -> inBuffer.set(buffer.asReadOnlyBuffer(), 0, 1));
        refusal("misaligned", () -> inBuffer.setVolatile(buffer, 1, 3));
        refusal("outside", () -> inBuffer.get(buffer, 13));
    }

    static void refusal(String what, Runnable action) {
        try {
            action.run();
            System.out.println(what + " allowed");
        } catch (RuntimeException e) {
            System.out.println(what + " " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    static void refusals() throws Exception {
        Variables v = new Variables();
        VarHandle i = of("i", int.class);
        VarHandle exact = i.withInvokeExactBehavior();
        refusal("wrong value", () -> i.set(v, "x"));
        refusal("wrong receiver", () -> i.set("v", 1));
        refusal("null receiver", () -> i.set((Variables) null, 1));
        refusal("too wide", () -> i.set(v, 1L));
        refusal("narrow", () -> i.set(v, (short) 1));
        refusal("exact narrow", () -> exact.set(v, (short) 1));
        refusal("exact", () -> exact.set(v, 1));
        refusal("dropped result", () -> i.getAndAdd(v, 1));
        refusal("exact dropped result", () -> exact.getAndAdd(v, 1));
        refusal("too few", () -> i.set(v));
        refusal("boxed", () -> i.set((Object) v, (Integer) 5));
        VarHandle constant = of("constant", int.class);
        refusal("final", () -> constant.set(v, 1));
        VarHandle text = of("text", String.class);
        refusal("add to reference", () -> text.getAndAdd(v, "x"));
        refusal("wrong class", () -> text.set(v, (Object) 1));
        System.out.println(v.i + " " + exact.hasInvokeExactBehavior() + i.hasInvokeExactBehavior());
    }

    static void threads() throws Throwable {
        Variables v = new Variables();
        VarHandle j = of("j", long.class);
        MethodHandle add = j.toMethodHandle(AccessMode.GET_AND_ADD);
        Thread[] threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new Thread(() -> {
                try {
                    for (int n = 0; n < 500; n++) {
                        long old = (long) add.invokeExact(v, 2L);
                    }
                } catch (Throwable e) {
                    System.out.println(e);
                }
            });
            threads[t].start();
        }
        for (Thread t : threads) {
            t.join();
        }
        VarHandle.fullFence();
        System.out.println(v.j + " " + add.type());
    }
}

// expect:
// 13 13
// true false 14 16 16 18
// 18 23 -27 255 60 317 -318
// 1 -128 true 5 falsea
// a b b 65535
// 2 -32766 true1
// false true false truetrue
// 4 1099511627780 10995116277804
// 1.5 2.5 true-0.0
// 2.5 2.75 2.751.0E300
// true false new last null
// null
// -10 -3 true3 true []
// trueotherotherthird
// false true
// 2 true [1, 12, 33]
// 1 true [113, -2, 3]
// [z, b]
// store ArrayStoreException java.lang.Integer
// Index -1 out of bounds for length 3
// Index 3 out of bounds for length 3
// [0, 1, 2, 3, 4, 0, 0, 0, 0, 0, -1, -2] 403020100
// [0, 1, 2, 63, -8, 0, 0, 0, 0, 0, 0, -2] 1.5
// Index 9 out of bounds for length 9
// VarHandle[varType=int, coord=[class [B, int]]
// 0 5 16909060 5 VarHandle[varType=int, coord=[class java.nio.ByteBuffer, int]]
// read only ReadOnlyBufferException null
// misaligned IllegalStateException Misaligned access at index: 1
// outside IndexOutOfBoundsException Index 13 out of bounds for length 13
// GET get (Variables)int 111111111 true
// SET set (Variables,int)void 111110111 true
// GET_VOLATILE getVolatile (Variables)int 111111111 true
// SET_VOLATILE setVolatile (Variables,int)void 111110111 true
// GET_ACQUIRE getAcquire (Variables)int 111111111 true
// SET_RELEASE setRelease (Variables,int)void 111110111 true
// GET_OPAQUE getOpaque (Variables)int 111111111 true
// SET_OPAQUE setOpaque (Variables,int)void 111110111 true
// COMPARE_AND_SET compareAndSet (Variables,int,int)boolean 111110101 true
// COMPARE_AND_EXCHANGE compareAndExchange (Variables,int,int)int 111110101 true
// COMPARE_AND_EXCHANGE_ACQUIRE compareAndExchangeAcquire (Variables,int,int)int 111110101 true
// COMPARE_AND_EXCHANGE_RELEASE compareAndExchangeRelease (Variables,int,int)int 111110101 true
// WEAK_COMPARE_AND_SET_PLAIN weakCompareAndSetPlain (Variables,int,int)boolean 111110101 true
// WEAK_COMPARE_AND_SET weakCompareAndSet (Variables,int,int)boolean 111110101 true
// WEAK_COMPARE_AND_SET_ACQUIRE weakCompareAndSetAcquire (Variables,int,int)boolean 111110101 true
// WEAK_COMPARE_AND_SET_RELEASE weakCompareAndSetRelease (Variables,int,int)boolean 111110101 true
// GET_AND_SET getAndSet (Variables,int)int 111110101 true
// GET_AND_SET_ACQUIRE getAndSetAcquire (Variables,int)int 111110101 true
// GET_AND_SET_RELEASE getAndSetRelease (Variables,int)int 111110101 true
// GET_AND_ADD getAndAdd (Variables,int)int 011100101 true
// GET_AND_ADD_ACQUIRE getAndAddAcquire (Variables,int)int 011100101 true
// GET_AND_ADD_RELEASE getAndAddRelease (Variables,int)int 011100101 true
// GET_AND_BITWISE_OR getAndBitwiseOr (Variables,int)int 111000101 true
// GET_AND_BITWISE_OR_RELEASE getAndBitwiseOrRelease (Variables,int)int 111000101 true
// GET_AND_BITWISE_OR_ACQUIRE getAndBitwiseOrAcquire (Variables,int)int 111000101 true
// GET_AND_BITWISE_AND getAndBitwiseAnd (Variables,int)int 111000101 true
// GET_AND_BITWISE_AND_RELEASE getAndBitwiseAndRelease (Variables,int)int 111000101 true
// GET_AND_BITWISE_AND_ACQUIRE getAndBitwiseAndAcquire (Variables,int)int 111000101 true
// GET_AND_BITWISE_XOR getAndBitwiseXor (Variables,int)int 111000101 true
// GET_AND_BITWISE_XOR_RELEASE getAndBitwiseXorRelease (Variables,int)int 111000101 true
// GET_AND_BITWISE_XOR_ACQUIRE getAndBitwiseXorAcquire (Variables,int)int 111000101 true
// VarHandle[varType=int, coord=[class Variables]] class java.lang.String
// wrong value WrongMethodTypeException cannot convert MethodHandle(VarHandle,Variables,int)void to (VarHandle,Variables,String)void
// wrong receiver ClassCastException Cannot cast java.lang.String to Variables
// null receiver NullPointerException null
// too wide WrongMethodTypeException cannot convert MethodHandle(VarHandle,Variables,int)void to (VarHandle,Variables,long)void
// narrow allowed
// exact narrow WrongMethodTypeException expected (Variables,int)void but found (Variables,short)void
// exact allowed
// dropped result allowed
// exact dropped result WrongMethodTypeException expected (Variables,int)int but found (Variables,int)Object
// too few WrongMethodTypeException cannot convert MethodHandle(VarHandle,Variables,int)void to (VarHandle,Variables)void
// boxed allowed
// final UnsupportedOperationException null
// add to reference UnsupportedOperationException null
// wrong class ClassCastException Cannot cast java.lang.Integer to java.lang.String
// 5 truefalse
// 4004 (Variables,long)long
