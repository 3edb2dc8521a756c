import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Handles of methods, constructors and fields, and calls of them with every type. */
public class DirectHandles {
    static class Base {
        protected String name = "base";
        static long count = 7;

        Base() {
        }

        Base(String name, double d) {
            this.name = name + d;
        }

        String who(int i) {
            return "Base.who " + i + " " + name;
        }
    }

    static class Derived extends Base {
        @Override
        String who(int i) {
            return "Derived.who " + i;
        }

        MethodHandle superWho() throws Exception {
            return MethodHandles.lookup().findSpecial(Base.class, "who",
                    MethodType.methodType(String.class, int.class), Derived.class);
        }
    }

    interface Greeter {
        default String greet(String s) {
            return "hello " + s;
        }
    }

    static String all(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) {
        return z + " " + b + " " + c + " " + s + " " + i + " " + j + " " + f + " " + d + " " + o;
    }

    static double mixed(double d, long j, int i) {
        return d + j + i;
    }

    private static void nothing() {
        System.out.println("nothing");
    }

    static String varargs(String first, Object... rest) {
        return first + rest.length + (rest.length > 0 ? rest[0] : "");
    }

    static int throwing(int i) throws java.io.IOException {
        throw new java.io.IOException("from " + i);
    }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle all = lookup.findStatic(DirectHandles.class, "all", MethodType.methodType(String.class,
                boolean.class, byte.class, char.class, short.class, int.class, long.class, float.class, double.class,
                Object.class));
        System.out.println((String) all.invokeExact(true, (byte) -1, 'x', (short) -2, 3, 4L, 5.5f, 6.5, (Object) "o"));
        System.out.println((String) all.invoke(false, (byte) 1, 'y', (byte) 2, 'z', 4, 5L, 6.5f, 7));
        System.out.println(all.invokeWithArguments(true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, 6.0, null));
        MethodHandle mixed = lookup.findStatic(DirectHandles.class, "mixed",
                MethodType.methodType(double.class, double.class, long.class, int.class));
        double d = (double) mixed.invokeExact(0.5, 1L << 40, -1);
        System.out.println(d + " " + (Object) mixed.invoke(1, 2, (short) 3));
        lookup.findStatic(DirectHandles.class, "nothing", MethodType.methodType(void.class)).invokeExact();
        Object nothing = lookup.findStatic(DirectHandles.class, "nothing", MethodType.methodType(void.class)).invoke();
        System.out.println(nothing);
        instances(lookup);
        fields(lookup);
        MethodHandle varargs = lookup.findStatic(DirectHandles.class, "varargs",
                MethodType.methodType(String.class, String.class, Object[].class));
        System.out.println((String) varargs.invoke("a") + varargs.invoke("b", 1) + varargs.invoke("c", 1, "2", 3L)
                + varargs.invoke("d", new Object[] {"array"}) + varargs.isVarargsCollector()
                + (String) varargs.invokeExact("e", new Object[0]) + varargs.asFixedArity().isVarargsCollector()
                + varargs.invokeWithArguments("f", 1, 2));
        try {
            lookup.findStatic(DirectHandles.class, "throwing", MethodType.methodType(int.class, int.class)).invoke(3);
        } catch (java.io.IOException e) {
            System.out.println(e.getMessage());
        }
        int sum = 0;
        MethodHandle abs = lookup.findStatic(Math.class, "abs", MethodType.methodType(int.class, int.class));
        for (int i = -5000; i < 5000; i++) {
            sum += (int) abs.invokeExact(i);
        }
        System.out.println(sum);
    }

    static void instances(MethodHandles.Lookup lookup) throws Throwable {
        MethodType type = MethodType.methodType(String.class, int.class);
        MethodHandle who = lookup.findVirtual(Base.class, "who", type);
        System.out.println(who.type() + " " + (String) who.invokeExact(new Base(), 1) + " "
                + (String) who.invoke(new Derived(), 2) + " " + who.bindTo(new Derived()).invoke(3));
        MethodHandle superWho = new Derived().superWho();
        System.out.println(superWho.type() + " " + (String) superWho.invokeExact(new Derived(), 4));
        MethodHandle make = lookup.findConstructor(Base.class,
                MethodType.methodType(void.class, String.class, double.class));
        Base made = (Base) make.invokeExact("made", 1.5);
        System.out.println(make.type() + " " + made.name);
        MethodHandle greet = lookup.findVirtual(Greeter.class, "greet",
                MethodType.methodType(String.class, String.class));
        System.out.println((String) greet.invokeExact((Greeter) new Greeter() { }, "you"));
        MethodHandle add = lookup.findVirtual(List.class, "add", MethodType.methodType(boolean.class, Object.class));
        List<Object> list = new ArrayList<>();
        boolean added = (boolean) add.invokeExact((List) list, (Object) "item");
        System.out.println(added + " " + list);
        MethodHandle length = lookup.findVirtual(String.class, "length", MethodType.methodType(int.class));
        System.out.println((int) length.invokeExact("four") + " " + length.invoke((Object) "seven77"));
        Method reflected = Base.class.getDeclaredMethod("who", int.class);
        System.out.println(lookup.unreflect(reflected).invoke(new Derived(), 5));
        System.out.println(lookup.unreflectConstructor(ArrayList.class.getConstructor()).invoke());
        System.out.println(lookup.revealDirect(who) + " " + lookup.revealDirect(make) + " "
                + lookup.revealDirect(who).reflectAs(Method.class, lookup).equals(reflected));
        try {
            who.invoke((Base) null, 1);
        } catch (NullPointerException e) {
            System.out.println("null");
        }
    }

    static void fields(MethodHandles.Lookup lookup) throws Throwable {
        Base base = new Base();
        MethodHandle get = lookup.findGetter(Base.class, "name", String.class);
        MethodHandle set = lookup.findSetter(Base.class, "name", String.class);
        set.invokeExact(base, "changed");
        System.out.println((String) get.invokeExact(base) + get.type() + set.type());
        MethodHandle count = lookup.findStaticGetter(Base.class, "count", long.class);
        lookup.findStaticSetter(Base.class, "count", long.class).invoke(70);
        System.out.println((long) count.invokeExact() + " " + Base.count + " "
                + lookup.unreflectGetter(Base.class.getDeclaredField("count")).invoke());
    }
}

// expect:
// true -1 x -2 3 4 5.5 6.5 o
// false 1 y 2 122 4 5.0 6.5 7
// true 1 c 2 3 4 5.0 6.0 null
// 1.0995116277755E12 6.0
// nothing
// nothing
// null
// (Base,int)String Base.who 1 base Derived.who 2 Derived.who 3
// (Derived,int)String Base.who 4 base
// (String,double)Base made1.5
// hello you
// true [item]
// 4 7
// Derived.who 5
// []
// invokeVirtual DirectHandles$Base.who:(int)String newInvokeSpecial DirectHandles$Base.<init>:(String,double)void true
// null
// changed(Base)String(Base,String)void
// 70 70 70
// a0b11c31d1arraytruee0falsef21
// from 3
// 25000000
