import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.StringConcatFactory;
import java.lang.invoke.SwitchPoint;
import java.lang.invoke.VolatileCallSite;
import java.util.Comparator;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;

/** Call sites, switch points, and the bootstrap methods of the library called by a program. */
public class CallSites {
    static int plus(int a, int b) {
        return a + b;
    }

    static int times(int a, int b) {
        return a * b;
    }

    private String hidden(String s) {
        return "hidden " + s;
    }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodType type = MethodType.methodType(int.class, int.class, int.class);
        MethodHandle plus = lookup.findStatic(CallSites.class, "plus", type);
        MethodHandle times = lookup.findStatic(CallSites.class, "times", type);
        MutableCallSite mutable = new MutableCallSite(plus);
        MethodHandle invoker = mutable.dynamicInvoker();
        System.out.print((int) invoker.invokeExact(3, 4) + " ");
        mutable.setTarget(times);
        System.out.println((int) invoker.invokeExact(3, 4) + " " + mutable.type());
        VolatileCallSite site = new VolatileCallSite(type);
        try {
            int i = (int) site.dynamicInvoker().invokeExact(1, 2);
        } catch (IllegalStateException e) {
            System.out.println("no target yet");
        }
        CallSite constant = new ConstantCallSite(plus);
        System.out.println((int) constant.dynamicInvoker().invokeExact(5, 6));
        try {
            mutable.setTarget(MethodHandles.identity(int.class));
        } catch (RuntimeException e) {
            System.out.println(e);
        }
        SwitchPoint point = new SwitchPoint();
        MethodHandle guarded = point.guardWithTest(plus, times);
        System.out.print((int) guarded.invokeExact(5, 6) + " ");
        SwitchPoint.invalidateAll(new SwitchPoint[] {point});
        System.out.println((int) guarded.invokeExact(5, 6) + " " + point.hasBeenInvalidated());
        bootstraps(lookup, plus, type);
    }

    static void bootstraps(MethodHandles.Lookup lookup, MethodHandle plus, MethodType type) throws Throwable {
        CallSite lambda = LambdaMetafactory.metafactory(lookup, "applyAsInt",
                MethodType.methodType(IntBinaryOperator.class), type, plus, type);
        IntBinaryOperator operator = (IntBinaryOperator) lambda.getTarget().invokeExact();
        System.out.println(operator.applyAsInt(20, 22));
        MethodHandle hidden = lookup.findVirtual(CallSites.class, "hidden",
                MethodType.methodType(String.class, String.class));
        CallSite capturing = LambdaMetafactory.metafactory(lookup, "apply",
                MethodType.methodType(java.util.function.Function.class, CallSites.class),
                MethodType.methodType(Object.class, Object.class), hidden,
                MethodType.methodType(String.class, String.class));
        java.util.function.Function<String, String> function =
                (java.util.function.Function<String, String>) capturing.getTarget().invoke(new CallSites());
        System.out.println(function.apply("value"));
        CallSite serializable = LambdaMetafactory.altMetafactory(lookup, "get", MethodType.methodType(Supplier.class),
                MethodType.methodType(Object.class), lookup.findConstructor(CallSites.class,
                MethodType.methodType(void.class)), MethodType.methodType(CallSites.class),
                LambdaMetafactory.FLAG_MARKERS, 1, java.io.Serializable.class);
        Supplier<?> supplier = (Supplier<?>) serializable.getTarget().invoke();
        System.out.println((supplier.get() instanceof CallSites) + " " + (supplier instanceof java.io.Serializable));
        CallSite concat = StringConcatFactory.makeConcatWithConstants(lookup, "concat",
                MethodType.methodType(String.class, int.class, Object.class, char.class), "<\1|\1|\2|\1>", "const");
        System.out.println((String) concat.getTarget().invokeExact(1, (Object) null, 'c'));
        Comparator<String> comparator = MethodHandleProxies.asInterfaceInstance(Comparator.class,
                lookup.findVirtual(String.class, "compareTo", MethodType.methodType(int.class, String.class)));
        System.out.println(comparator.compare("a", "b") + " " + comparator.reversed().compare("a", "b") + " "
                + MethodHandleProxies.isWrapperInstance(comparator) + " "
                + MethodHandleProxies.wrapperInstanceType(comparator));
    }
}

// expect:
// 7 12 (int,int)int
// no target yet
// 11
// java.lang.invoke.WrongMethodTypeException: MethodHandle(int)int should be of type (int,int)int
// 11 30 true
// 42
// hidden value
// true true
// <1|null|const|c>
// -1 1 true interface java.util.Comparator
