import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;

/** What method handles and lookups refuse, with the messages. */
public class Refusals {
    interface Attempt {
        Object run() throws Throwable;
    }

    static class Other {
        final int constant = 1;
        int field;
        static int shared;

        private void hidden() {
        }
    }

    static int same(int i) {
        return i;
    }

    static void show(Attempt attempt) {
        try {
            System.out.println(attempt.run());
        } catch (Throwable t) {
            String text = t.toString();
            int from = text.indexOf(" (unnamed module");
            System.out.println(from < 0 ? text : text.substring(0, from));
        }
    }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodType type = MethodType.methodType(int.class, int.class);
        MethodHandle same = lookup.findStatic(Refusals.class, "same", type);
        show(() -> {
            same.invokeExact(1);
            return null;
        });
        show(() -> (Object) same.invokeExact(1));
        show(() -> (int) same.invokeExact((short) 1));
        show(() -> (int) same.invoke("x"));
        show(() -> (int) same.invoke((Object) "x"));
        show(() -> (int) same.invoke());
        show(() -> same.invokeWithArguments(1, 2));
        show(() -> same.asType(MethodType.methodType(short.class, int.class)));
        show(() -> same.bindTo("x"));
        show(() -> same.asSpreader(Object[].class, 2));
        show(() -> same.asSpreader(String.class, 1));
        show(() -> same.asCollector(Object[].class, 1));
        show(() -> same.asVarargsCollector(Object[].class));
        show(() -> lookup.findStatic(Refusals.class, "nope", type));
        show(() -> lookup.findVirtual(Refusals.class, "same", type));
        show(() -> lookup.findStatic(Refusals.class, "toString", MethodType.methodType(String.class)));
        show(() -> lookup.findConstructor(Refusals.class, type));
        show(() -> lookup.findConstructor(Refusals.class, MethodType.methodType(void.class, int.class)));
        show(() -> lookup.findGetter(Other.class, "field", long.class));
        show(() -> lookup.findGetter(Other.class, "nope", int.class));
        show(() -> lookup.findGetter(Other.class, "shared", int.class));
        show(() -> lookup.findStaticSetter(Other.class, "field", int.class));
        show(() -> lookup.findSetter(Other.class, "constant", int.class));
        show(() -> lookup.findSpecial(String.class, "toString", MethodType.methodType(String.class), String.class));
        show(() -> MethodHandles.publicLookup().findVirtual(Other.class, "hidden", MethodType.methodType(void.class)));
        show(() -> MethodHandles.insertArguments(same, 0, "s"));
        show(() -> MethodHandles.insertArguments(same, 0, 1, 2));
        show(() -> MethodHandles.dropArguments(same, 3, int.class));
        show(() -> MethodHandles.permuteArguments(same, MethodType.methodType(int.class, String.class), 0));
        show(() -> MethodHandles.guardWithTest(same, same, same));
        show(() -> MethodHandles.catchException(same, Exception.class, same));
        show(() -> MethodHandles.foldArguments(same, same));
        show(() -> MethodHandles.constant(int.class, "s"));
        show(() -> MethodHandles.identity(void.class));
        try {
            MethodHandle.class.getMethod("invoke", Object[].class).invoke(same, (Object) new Object[0]);
        } catch (InvocationTargetException e) {
            System.out.println(e.getCause());
        }
        System.out.println(lookup + " " + lookup.in(Other.class) + " " + lookup.in(String.class) + " "
                + MethodHandles.publicLookup() + " " + lookup.dropLookupMode(MethodHandles.Lookup.PACKAGE) + " "
                + lookup.lookupModes());
        MethodHandles.Lookup inside = MethodHandles.privateLookupIn(Other.class, lookup);
        inside.findVirtual(Other.class, "hidden", MethodType.methodType(void.class)).invoke(new Other());
        System.out.println(inside + " " + inside.hasFullPrivilegeAccess() + " " + inside.lookupModes());
    }
}

// expect:
// java.lang.invoke.WrongMethodTypeException: expected (int)int but found (int)void
// java.lang.invoke.WrongMethodTypeException: expected (int)int but found (int)Object
// java.lang.invoke.WrongMethodTypeException: expected (int)int but found (short)int
// java.lang.invoke.WrongMethodTypeException: cannot convert MethodHandle(int)int to (String)int
// java.lang.ClassCastException: class java.lang.String cannot be cast to class java.lang.Number (java.lang.String and java.lang.Number are in module java.base of loader 'bootstrap')
// java.lang.invoke.WrongMethodTypeException: cannot convert MethodHandle(int)int to ()int
// java.lang.invoke.WrongMethodTypeException: cannot convert MethodHandle(int)int to (Object,Object)Object
// java.lang.invoke.WrongMethodTypeException: cannot convert MethodHandle(int)int to (int)short
// java.lang.IllegalArgumentException: no leading reference parameter
// java.lang.IllegalArgumentException: bad spread array length
// java.lang.IllegalArgumentException: not an array type: class java.lang.String
// java.lang.IllegalArgumentException: array type not assignable to argument: MethodHandle(int)int, class [Ljava.lang.Object;
// java.lang.IllegalArgumentException: array type not assignable to argument: MethodHandle(int)int, class [Ljava.lang.Object;
// java.lang.NoSuchMethodException: no such method: Refusals.nope(int)int/invokeStatic
// java.lang.IllegalAccessException: no such method: Refusals.same(int)int/invokeVirtual
// java.lang.IllegalAccessException: no such method: Refusals.toString()String/invokeStatic
// java.lang.NoSuchMethodException: no such constructor: Refusals.<init>(int)int/newInvokeSpecial
// java.lang.NoSuchMethodException: no such constructor: Refusals.<init>(int)void/newInvokeSpecial
// java.lang.NoSuchFieldException: no such field: Refusals$Other.field/long/getField
// java.lang.NoSuchFieldException: no such field: Refusals$Other.nope/int/getField
// java.lang.IllegalAccessException: expected a non-static field: Refusals$Other.shared/int/getStatic, from class Refusals
// java.lang.IllegalAccessException: expected a static field: Refusals$Other.field/int/putField, from class Refusals
// java.lang.IllegalAccessException: unexpected set of a final field: Refusals$Other.constant/int/putField, from class Refusals
// java.lang.IllegalAccessException: no private access for invokespecial: class java.lang.String, from class Refusals
// java.lang.IllegalAccessException: symbolic reference class is not accessible: class Refusals$Other, from public Lookup
// java.lang.ClassCastException: class java.lang.Integer is not compatible with class java.lang.String
// java.lang.IllegalArgumentException: too many values to insert
// java.lang.IllegalArgumentException: no argument type to remove[(int)int, 3, [int], 2, 1]
// java.lang.IllegalArgumentException: parameter types do not match after reorder: (int)int, (String)int
// java.lang.IllegalArgumentException: guard type is not a predicate (int)int
// java.lang.IllegalArgumentException: handler does not accept exception type class java.lang.Exception
// java.lang.IllegalArgumentException: target and combiner types must match: (int)int != (int)int
// java.lang.ClassCastException: class java.lang.Integer is not compatible with class java.lang.String
// java.lang.IllegalArgumentException: parameter type cannot be void
// java.lang.UnsupportedOperationException: MethodHandle.invoke cannot be invoked reflectively
// Refusals Refusals$Other java.lang.String/Refusals/public java.lang.Object/publicLookup Refusals/module 95
// Refusals$Other true 31
