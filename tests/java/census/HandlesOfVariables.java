import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.invoke.VarHandle.AccessMode;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every access mode of a VarHandle, by call and by name, and the rest of java.lang.invoke. */
public class HandlesOfVariables {
    int count;
    String text = "a";
    static final VarHandle COUNT;
    static final VarHandle TEXT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            COUNT = lookup.findVarHandle(HandlesOfVariables.class, "count", int.class);
            Field field = HandlesOfVariables.class.getDeclaredField("text");
            TEXT = lookup.unreflectVarHandle(field);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static void calls() {
        HandlesOfVariables o = new HandlesOfVariables();
        System.out.println((int) COUNT.getAndAddRelease(o, 12) + " "
                + (int) COUNT.getAndSetAcquire(o, 12) + " " + (int) COUNT.getAndSetRelease(o, 13));
        System.out.println((int) COUNT.getAndBitwiseAndAcquire(o, 14) + " "
                + (int) COUNT.getAndBitwiseAndRelease(o, 7) + " "
                + (int) COUNT.getAndBitwiseOrAcquire(o, 8) + " "
                + (int) COUNT.getAndBitwiseOrRelease(o, 16) + " "
                + (int) COUNT.getAndBitwiseXorAcquire(o, 1) + " "
                + (int) COUNT.getAndBitwiseXorRelease(o, 2) + " " + o.count);
        System.out.println((String) TEXT.getAndSetAcquire(o, "b")
                + (String) TEXT.getAndSetRelease(o, "c") + o.text);
        VarHandle.acquireFence();
        VarHandle.releaseFence();
        VarHandle.loadLoadFence();
        VarHandle.storeStoreFence();
    }

    static void views() {
        VarHandle ints = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
        byte[] bytes = new byte[8];
        ints.set(bytes, 4, 0x01020304);
        System.out.println(Arrays.toString(bytes) + " " + ints.isAccessModeSupported(
                AccessMode.GET_AND_ADD_RELEASE));
        VarHandle longs = MethodHandles.byteBufferViewVarHandle(long[].class,
                ByteOrder.LITTLE_ENDIAN);
        ByteBuffer buffer = ByteBuffer.allocate(8);
        longs.set(buffer, 0, 0x0102L);
        System.out.println((long) longs.get(buffer, 0) + " " + buffer.get(0));
        try {
            int i = (int) TEXT.getAndAddRelease(new HandlesOfVariables(), 1);
            System.out.println(i);
        } catch (UnsupportedOperationException e) {
            System.out.println("text cannot be added to");
        }
    }

    static void named() throws Throwable {
        AccessMode[] modes = {AccessMode.GET, AccessMode.SET, AccessMode.GET_VOLATILE,
            AccessMode.SET_VOLATILE, AccessMode.GET_ACQUIRE, AccessMode.SET_RELEASE,
            AccessMode.GET_OPAQUE, AccessMode.SET_OPAQUE, AccessMode.COMPARE_AND_SET,
            AccessMode.COMPARE_AND_EXCHANGE, AccessMode.COMPARE_AND_EXCHANGE_ACQUIRE,
            AccessMode.COMPARE_AND_EXCHANGE_RELEASE, AccessMode.WEAK_COMPARE_AND_SET_PLAIN,
            AccessMode.WEAK_COMPARE_AND_SET, AccessMode.WEAK_COMPARE_AND_SET_ACQUIRE,
            AccessMode.WEAK_COMPARE_AND_SET_RELEASE, AccessMode.GET_AND_SET,
            AccessMode.GET_AND_SET_ACQUIRE, AccessMode.GET_AND_SET_RELEASE,
            AccessMode.GET_AND_ADD_ACQUIRE,
            AccessMode.GET_AND_ADD_RELEASE, AccessMode.GET_AND_BITWISE_OR,
            AccessMode.GET_AND_BITWISE_OR_RELEASE, AccessMode.GET_AND_BITWISE_OR_ACQUIRE,
            AccessMode.GET_AND_BITWISE_AND, AccessMode.GET_AND_BITWISE_AND_RELEASE,
            AccessMode.GET_AND_BITWISE_AND_ACQUIRE, AccessMode.GET_AND_BITWISE_XOR,
            AccessMode.GET_AND_BITWISE_XOR_RELEASE, AccessMode.GET_AND_BITWISE_XOR_ACQUIRE};
        HandlesOfVariables o = new HandlesOfVariables();
        o.count = 6;
        for (AccessMode mode : modes) {
            MethodType type = COUNT.accessModeType(mode);
            MethodHandle exact = MethodHandles.varHandleExactInvoker(mode, type);
            List<Object> arguments = new ArrayList<>(List.of(COUNT, o, 5, 9));
            Object result = exact.invokeWithArguments(
                    arguments.subList(0, 1 + type.parameterCount()));
            System.out.println(mode + " " + mode.methodName() + " " + type.toString() + " "
                    + result + " " + o.count);
        }
        System.out.println(AccessMode.valueOf("GET_OPAQUE") == AccessMode.GET_OPAQUE);
        MethodHandle add = MethodHandles.varHandleInvoker(AccessMode.GET_AND_ADD,
                MethodType.methodType(Object.class, Object.class, Integer.class));
        System.out.println((Object) add.invoke(COUNT, (Object) o, (Integer) 4) + " " + o.count);
    }

    static class Base {
        String name() {
            return "base";
        }
    }

    static class Derived extends Base {
        @Override
        String name() {
            return "derived";
        }

        static MethodHandle special() throws ReflectiveOperationException {
            return MethodHandles.lookup().unreflectSpecial(
                    Base.class.getDeclaredMethod("name"), Derived.class);
        }
    }

    static void handles() throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle length = lookup.bind("four", "length", MethodType.methodType(int.class));
        System.out.println((int) length.invokeExact() + " " + length.toString());
        HandlesOfVariables o = new HandlesOfVariables();
        MethodHandle setter = lookup.unreflectSetter(
                HandlesOfVariables.class.getDeclaredField("count"));
        setter.invokeExact(o, 99);
        System.out.println(o.count + " " + (String) Derived.special().invokeExact(new Derived()));
        MethodType generic = MethodType.genericMethodType(2);
        System.out.println(generic.toString() + " " + generic.returnType());
        MethodHandle concat = lookup.findVirtual(String.class, "concat",
                MethodType.methodType(String.class, String.class));
        System.out.println(concat.invokeWithArguments(List.of("ab", "cd")));
    }

    public static void main(String[] args) throws Throwable {
        calls();
        views();
        named();
        handles();
    }
}

// expect:
// 0 12 12
// 13 12 4 12 28 29 31
// abc
// [0, 0, 0, 0, 1, 2, 3, 4] true
// 258 2
// text cannot be added to
// GET get (HandlesOfVariables)int 6 6
// SET set (HandlesOfVariables,int)void null 5
// GET_VOLATILE getVolatile (HandlesOfVariables)int 5 5
// SET_VOLATILE setVolatile (HandlesOfVariables,int)void null 5
// GET_ACQUIRE getAcquire (HandlesOfVariables)int 5 5
// SET_RELEASE setRelease (HandlesOfVariables,int)void null 5
// GET_OPAQUE getOpaque (HandlesOfVariables)int 5 5
// SET_OPAQUE setOpaque (HandlesOfVariables,int)void null 5
// COMPARE_AND_SET compareAndSet (HandlesOfVariables,int,int)boolean true 9
// COMPARE_AND_EXCHANGE compareAndExchange (HandlesOfVariables,int,int)int 9 9
// COMPARE_AND_EXCHANGE_ACQUIRE compareAndExchangeAcquire (HandlesOfVariables,int,int)int 9 9
// COMPARE_AND_EXCHANGE_RELEASE compareAndExchangeRelease (HandlesOfVariables,int,int)int 9 9
// WEAK_COMPARE_AND_SET_PLAIN weakCompareAndSetPlain (HandlesOfVariables,int,int)boolean false 9
// WEAK_COMPARE_AND_SET weakCompareAndSet (HandlesOfVariables,int,int)boolean false 9
// WEAK_COMPARE_AND_SET_ACQUIRE weakCompareAndSetAcquire (HandlesOfVariables,int,int)boolean false 9
// WEAK_COMPARE_AND_SET_RELEASE weakCompareAndSetRelease (HandlesOfVariables,int,int)boolean false 9
// GET_AND_SET getAndSet (HandlesOfVariables,int)int 9 5
// GET_AND_SET_ACQUIRE getAndSetAcquire (HandlesOfVariables,int)int 5 5
// GET_AND_SET_RELEASE getAndSetRelease (HandlesOfVariables,int)int 5 5
// GET_AND_ADD_ACQUIRE getAndAddAcquire (HandlesOfVariables,int)int 5 10
// GET_AND_ADD_RELEASE getAndAddRelease (HandlesOfVariables,int)int 10 15
// GET_AND_BITWISE_OR getAndBitwiseOr (HandlesOfVariables,int)int 15 15
// GET_AND_BITWISE_OR_RELEASE getAndBitwiseOrRelease (HandlesOfVariables,int)int 15 15
// GET_AND_BITWISE_OR_ACQUIRE getAndBitwiseOrAcquire (HandlesOfVariables,int)int 15 15
// GET_AND_BITWISE_AND getAndBitwiseAnd (HandlesOfVariables,int)int 15 5
// GET_AND_BITWISE_AND_RELEASE getAndBitwiseAndRelease (HandlesOfVariables,int)int 5 5
// GET_AND_BITWISE_AND_ACQUIRE getAndBitwiseAndAcquire (HandlesOfVariables,int)int 5 5
// GET_AND_BITWISE_XOR getAndBitwiseXor (HandlesOfVariables,int)int 5 0
// GET_AND_BITWISE_XOR_RELEASE getAndBitwiseXorRelease (HandlesOfVariables,int)int 0 5
// GET_AND_BITWISE_XOR_ACQUIRE getAndBitwiseXorAcquire (HandlesOfVariables,int)int 5 0
// true
// 0 4
// 4 MethodHandle()int
// 99 base
// (Object,Object)Object class java.lang.Object
// abcd
