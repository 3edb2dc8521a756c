import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** The handles that MethodHandles makes of others. */
public class Combining {
    static String pair(String a, int b) {
        return a + "-" + b;
    }

    static boolean positive(int i) {
        return i > 0;
    }

    static int twice(int i) {
        return 2 * i;
    }

    static int fail(int i) throws Exception {
        throw new Exception("fail " + i);
    }

    static int recover(Exception e, int i) {
        System.out.println("recover " + e.getMessage());
        return -i;
    }

    static int cleanup(Throwable t, int result, int i) {
        System.out.println("cleanup " + t + " " + result + " " + i);
        return result + 1;
    }

    static boolean below(int i, int limit) {
        return i < limit;
    }

    static int step(int i, int limit) {
        return i + 3;
    }

    static String append(String s, int i) {
        return s + i;
    }

    static String collect(String s, String next) {
        return s + "," + next;
    }

    static MethodHandle of(String name, Class<?> result, Class<?>... parameters) throws Exception {
        return MethodHandles.lookup().findStatic(Combining.class, name, MethodType.methodType(result, parameters));
    }

    public static void main(String[] args) throws Throwable {
        MethodHandle pair = of("pair", String.class, String.class, int.class);
        MethodHandle twice = of("twice", int.class, int.class);
        System.out.println((String) MethodHandles.insertArguments(pair, 1, 5).invokeExact("a"));
        System.out.println((String) MethodHandles.insertArguments(pair, 0, "x", 6).invokeExact());
        System.out.println((String) MethodHandles.dropArguments(pair, 1, long.class, Object.class)
                .invokeExact("b", 1L, (Object) null, 7));
        System.out.println((String) MethodHandles.permuteArguments(pair,
                MethodType.methodType(String.class, int.class, String.class), 1, 0).invokeExact(8, "c"));
        System.out.println((String) MethodHandles.filterArguments(pair, 1, twice).invokeExact("d", 9));
        System.out.println(MethodHandles.filterReturnValue(twice, twice).invoke(5));
        System.out.println((String) MethodHandles.collectArguments(pair, 0, pair).invokeExact("e", 1, 2));
        MethodHandle length = MethodHandles.lookup().findVirtual(String.class, "length",
                MethodType.methodType(int.class));
        MethodHandle swapped = MethodHandles.permuteArguments(pair,
                MethodType.methodType(String.class, int.class, String.class), 1, 0);
        System.out.println((String) MethodHandles.foldArguments(swapped, length).invokeExact("four"));
        MethodHandle test = of("positive", boolean.class, int.class);
        MethodHandle guarded = MethodHandles.guardWithTest(test, twice, MethodHandles.identity(int.class));
        System.out.println((int) guarded.invokeExact(4) + " " + (int) guarded.invokeExact(-4));
        MethodHandle caught = MethodHandles.catchException(of("fail", int.class, int.class), Exception.class,
                of("recover", int.class, Exception.class, int.class));
        System.out.println((int) caught.invokeExact(3));
        MethodHandle cleanup = of("cleanup", int.class, Throwable.class, int.class, int.class);
        System.out.println((int) MethodHandles.tryFinally(twice, cleanup).invokeExact(20));
        try {
            MethodHandles.tryFinally(of("fail", int.class, int.class), cleanup).invoke(1);
        } catch (Exception e) {
            System.out.println(e.getMessage());
        }
        simple();
        loops();
        arrays();
    }

    static void simple() throws Throwable {
        System.out.println((int) MethodHandles.constant(int.class, 42).invokeExact() + " "
                + (String) MethodHandles.constant(String.class, null).invokeExact() + " "
                + (long) MethodHandles.zero(long.class).invokeExact() + " "
                + MethodHandles.empty(MethodType.methodType(String.class, int.class)).invoke(1));
        MethodHandle thrower = MethodHandles.throwException(int.class, IllegalStateException.class);
        try {
            int i = (int) thrower.invokeExact(new IllegalStateException("thrown"));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " " + thrower.type());
        }
        MethodHandle twice = of("twice", int.class, int.class);
        MethodHandle exact = MethodHandles.exactInvoker(twice.type());
        System.out.println((int) exact.invokeExact(twice, 21) + " " + exact.type() + " "
                + MethodHandles.invoker(MethodType.methodType(Object.class, Object.class)).invoke(twice, (Object) 4) + " "
                + MethodHandles.spreadInvoker(twice.type(), 0).invoke(twice, new Object[] {5}));
        System.out.println(MethodHandles.dropReturn(twice).type() + " "
                + MethodHandles.dropArgumentsToMatch(twice, 0, List.of(String.class, int.class, long.class), 1).type());
        MethodHandle table = MethodHandles.tableSwitch(
                MethodHandles.dropArguments(MethodHandles.constant(String.class, "default"), 0, int.class),
                MethodHandles.dropArguments(MethodHandles.constant(String.class, "zero"), 0, int.class),
                MethodHandles.dropArguments(MethodHandles.constant(String.class, "one"), 0, int.class));
        System.out.println((String) table.invokeExact(0) + (String) table.invokeExact(1) + (String) table.invokeExact(9)
                + (String) table.invokeExact(-1));
    }

    static void loops() throws Throwable {
        MethodHandle below = of("below", boolean.class, int.class, int.class);
        MethodHandle step = of("step", int.class, int.class, int.class);
        MethodHandle zero = MethodHandles.dropArguments(MethodHandles.constant(int.class, 0), 0, int.class);
        MethodHandle loop = MethodHandles.whileLoop(zero, below, step);
        System.out.println(loop.type() + " " + (int) loop.invokeExact(10) + " " + (int) loop.invokeExact(0));
        MethodHandle until = MethodHandles.doWhileLoop(zero, step, below);
        System.out.println((int) until.invokeExact(10) + " " + (int) until.invokeExact(0));
        MethodHandle counted = MethodHandles.countedLoop(MethodHandles.constant(int.class, 4),
                MethodHandles.constant(String.class, "n"), of("append", String.class, String.class, int.class));
        System.out.println(counted.type() + " " + (String) counted.invokeExact());
        MethodHandle iterator = MethodHandles.lookup().findVirtual(List.class, "iterator",
                MethodType.methodType(Iterator.class));
        MethodHandle iterated = MethodHandles.iteratedLoop(iterator,
                MethodHandles.dropArguments(MethodHandles.constant(String.class, "all"), 0, List.class),
                of("collect", String.class, String.class, String.class));
        System.out.println(iterated.type() + " " + (String) iterated.invokeExact(Arrays.asList("x", "y", "z")));
        MethodHandle[] clause = {null, of("twice", int.class, int.class).asType(
                MethodType.methodType(int.class, int.class))};
        MethodHandle[] index = {MethodHandles.constant(int.class, 1), clause[1],
            MethodHandles.insertArguments(below, 1, 100), MethodHandles.identity(int.class)};
        System.out.println(MethodHandles.loop(index).invoke());
    }

    static void arrays() throws Throwable {
        long[] longs = {1, 2, 3};
        MethodHandle set = MethodHandles.arrayElementSetter(long[].class);
        set.invokeExact(longs, 1, 20L);
        System.out.println((long) MethodHandles.arrayElementGetter(long[].class).invokeExact(longs, 1) + " "
                + (int) MethodHandles.arrayLength(long[].class).invokeExact(longs) + " " + set.type());
        String[] made = (String[]) MethodHandles.arrayConstructor(String[].class).invokeExact(2);
        System.out.println(made.length);
        try {
            MethodHandles.arrayElementGetter(long[].class).invoke(longs, 3);
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
    }
}

// expect:
// a-5
// x-6
// b-7
// c-8
// d-18
// 20
// e-1-2
// four-4
// 8 -4
// recover fail 3
// -3
// cleanup null 40 20
// 41
// cleanup java.lang.Exception: fail 1 0 1
// fail 1
// 42 null 0 null
// thrown (IllegalStateException)int
// 42 (MethodHandle,int)int 8 10
// (int)void (String,int,long)int
// zeroonedefaultdefault
// (int)int 12 0
// 12 3
// ()String n0123
// (List)String all,x,y,z
// 128
// 20 3 (long[],int,long)void
// 2
// Index 3 out of bounds for length 3
