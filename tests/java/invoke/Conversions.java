import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/** asType, explicitCastArguments, spreading and collecting; method types. */
public class Conversions {
    static void show(String name, Attempt attempt) {
        try {
            System.out.println(name + ": " + attempt.run());
        } catch (Throwable t) {
            System.out.println(name + ": " + t.getClass().getName());
        }
    }

    interface Attempt {
        Object run() throws Throwable;
    }

    public static void main(String[] args) throws Throwable {
        Class<?>[] all = {boolean.class, byte.class, char.class, short.class, int.class, long.class, float.class,
            double.class, Object.class, Number.class, Integer.class, Long.class, Comparable.class, String.class};
        for (Class<?> from : all) {
            StringBuilder line = new StringBuilder(from.getSimpleName());
            MethodHandle identity = MethodHandles.identity(from);
            for (Class<?> to : all) {
                try {
                    identity.asType(MethodType.methodType(to, from));
                    line.append(" 1");
                } catch (java.lang.invoke.WrongMethodTypeException e) {
                    line.append(" 0");
                }
            }
            System.out.println(line);
        }
        MethodHandle toInt = MethodHandles.identity(int.class).asType(MethodType.methodType(int.class, Object.class));
        for (Object value : new Object[] {1, (short) 2, 'c', (byte) 3, 4L, 5f, true, "s", null}) {
            show("int of " + value, () -> (int) toInt.invokeExact(value));
        }
        Class<?>[] primitives = {boolean.class, byte.class, char.class, short.class, int.class, long.class,
            float.class, double.class};
        for (Class<?> to : primitives) {
            MethodHandle cast = MethodHandles.explicitCastArguments(MethodHandles.identity(to),
                    MethodType.methodType(to, Object.class));
            StringBuilder line = new StringBuilder(to.getName());
            for (Object value : new Object[] {1000, -2L, 'x', 1e10, 3.9f, true, null}) {
                Object result = cast.invoke(value);
                line.append(' ').append(result instanceof Character ? (int) (char) result : result);
            }
            System.out.println(line);
        }
        System.out.println((byte) MethodHandles.explicitCastArguments(MethodHandles.identity(byte.class),
                MethodType.methodType(byte.class, double.class)).invokeExact(300.7));
        spreading();
        types();
    }

    static String join(String a, int b, Object c) {
        return a + b + c;
    }

    static int sum(int... all) {
        int sum = 0;
        for (int i : all) {
            sum += i;
        }
        return sum;
    }

    static void spreading() throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle join = lookup.findStatic(Conversions.class, "join",
                MethodType.methodType(String.class, String.class, int.class, Object.class));
        MethodHandle spread = join.asSpreader(Object[].class, 3);
        System.out.println(spread.type() + " " + (String) spread.invokeExact(new Object[] {"a", 1, 'c'}));
        System.out.println(join.asSpreader(Object[].class, 1).invoke("x", 2, new Object[] {"last"}));
        System.out.println(join.asSpreader(1, Object[].class, 1).invoke("x", new Object[] {5}, "end"));
        show("short array", () -> spread.invoke(new Object[1]));
        show("wrong element", () -> spread.invoke(new Object[] {1, 2, 3}));
        MethodHandle sum = lookup.findStatic(Conversions.class, "sum", MethodType.methodType(int.class, int[].class));
        System.out.println(sum.asFixedArity().asCollector(int[].class, 3).invoke(1, 2, 3) + " "
                + sum.invoke() + " " + sum.invoke(1, (short) 2, 'a'));
        MethodHandle list = lookup.findStatic(List.class, "of", MethodType.methodType(List.class, Object[].class));
        System.out.println(list.invoke(1, "two", 3.0) + " " + list.withVarargs(false).isVarargsCollector());
    }

    static void types() {
        MethodType type = MethodType.methodType(int.class, String.class, long[].class, double.class);
        System.out.println(type + " " + type.toMethodDescriptorString() + " " + type.parameterCount() + " "
                + type.parameterList() + " " + type.lastParameterType());
        System.out.println(type.changeReturnType(void.class) + " " + type.changeParameterType(1, char.class) + " "
                + type.dropParameterTypes(0, 2) + " " + type.insertParameterTypes(1, byte.class, short.class) + " "
                + type.appendParameterTypes(List.class));
        System.out.println(type.wrap() + " " + type.wrap().unwrap() + " " + type.erase() + " " + type.generic() + " "
                + type.hasPrimitives() + type.hasWrappers());
        System.out.println(MethodType.fromMethodDescriptorString("(ILjava/lang/String;[[J)V", null) + " "
                + MethodType.genericMethodType(1, true));
        System.out.println((MethodType.methodType(int.class, String.class) == MethodType.methodType(int.class,
                String.class)) + " " + type.equals(type.wrap().unwrap()));
        String[] bad = {"", "I", "(I", "(I)", "(Q)V", "(LNo;)V"};
        for (String text : bad) {
            show(text, () -> MethodType.fromMethodDescriptorString(text, null));
        }
        show("void parameter", () -> MethodType.methodType(int.class, void.class));
        show("null", () -> MethodType.methodType(null));
    }
}

// expect:
// boolean 1 0 0 0 0 0 0 0 1 0 0 0 1 0
// byte 0 1 0 1 1 1 1 1 1 1 0 0 1 0
// char 0 0 1 0 1 1 1 1 1 0 0 0 1 0
// short 0 0 0 1 1 1 1 1 1 1 0 0 1 0
// int 0 0 0 0 1 1 1 1 1 1 1 0 1 0
// long 0 0 0 0 0 1 1 1 1 1 0 1 1 0
// float 0 0 0 0 0 0 1 1 1 1 0 0 1 0
// double 0 0 0 0 0 0 0 1 1 1 0 0 1 0
// Object 1 1 1 1 1 1 1 1 1 1 1 1 1 1
// Number 0 1 0 1 1 1 1 1 1 1 1 1 1 1
// Integer 0 0 0 0 1 1 1 1 1 1 1 1 1 1
// Long 0 0 0 0 0 1 1 1 1 1 1 1 1 1
// Comparable 1 1 1 1 1 1 1 1 1 1 1 1 1 1
// String 0 0 0 0 0 0 0 0 1 1 1 1 1 1
// int of 1: 1
// int of 2: 2
// int of c: 99
// int of 3: 3
// int of 4: java.lang.ClassCastException
// int of 5.0: java.lang.ClassCastException
// int of true: java.lang.ClassCastException
// int of s: java.lang.ClassCastException
// int of null: java.lang.NullPointerException
// boolean false false false true true true false
// byte -24 -2 120 -1 3 1 0
// char 1000 65534 120 65535 3 1 0
// short 1000 -2 120 -1 3 1 0
// int 1000 -2 120 2147483647 3 1 0
// long 1000 -2 120 10000000000 3 1 0
// float 1000.0 -2.0 120.0 1.0E10 3.9 1.0 0.0
// double 1000.0 -2.0 120.0 1.0E10 3.9000000953674316 1.0 0.0
// 44
// (Object[])String a1c
// x2last
// x5end
// short array: java.lang.IllegalArgumentException
// wrong element: java.lang.ClassCastException
// 6 0 100
// [1, two, 3.0] false
// (String,long[],double)int (Ljava/lang/String;[JD)I 3 [class java.lang.String, class [J, double] double
// (String,long[],double)void (String,char,double)int (double)int (String,byte,short,long[],double)int (String,long[],double,List)int
// (String,long[],Double)Integer (String,long[],double)int (Object,Object,double)int (Object,Object,Object)Object truefalse
// (int,String,long[][])void (Object,Object[])Object
// true true
// : java.lang.IllegalArgumentException
// I: java.lang.IllegalArgumentException
// (I: java.lang.IllegalArgumentException
// (I): java.lang.IllegalArgumentException
// (Q)V: java.lang.IllegalArgumentException
// (LNo;)V: java.lang.TypeNotPresentException
// void parameter: java.lang.IllegalArgumentException
// null: java.lang.NullPointerException
