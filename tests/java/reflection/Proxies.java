import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.Comparator;

/** Proxy classes: their names, calls of every type, exceptions, default methods, refusals. */
public class Proxies {
    public interface Shape {
        double area(double scale, int times);

        long count(byte b, short s, char c, long j, float f, boolean z);

        void draw(String... names);

        int[] points();

        default String describe(String how) {
            return how + " shape of " + count((byte) 1, (short) 2, 'c', 4L, 5f, true);
        }
    }

    interface Failing {
        int read() throws IOException;
    }

    public static void main(String[] args) throws Throwable {
        InvocationHandler handler = (proxy, method, values) -> {
            System.out.println(method.getName() + " " + Arrays.deepToString(values));
            switch (method.getName()) {
                case "area":
                    return (double) values[0] * (int) values[1];
                case "count":
                    return 77L;
                case "points":
                    return new int[] {1, 2};
                case "hashCode":
                    return 5;
                case "toString":
                    return "a proxy";
                case "describe":
                    return InvocationHandler.invokeDefault(proxy, method, values);
                default:
                    return null;
            }
        };
        Shape shape = (Shape) Proxy.newProxyInstance(Proxies.class.getClassLoader(),
                new Class<?>[] {Shape.class, Runnable.class}, handler);
        System.out.println(shape.area(1.5, 2) + " " + shape.describe("nice"));
        shape.draw("a", "b");
        ((Runnable) shape).run();
        System.out.println(shape.points().length + " " + shape.hashCode() + " " + shape);
        Class<?> c = shape.getClass();
        System.out.println(c.getName() + " " + Modifier.toString(c.getModifiers()) + " " + c.getSuperclass() + " "
                + Arrays.toString(c.getInterfaces()));
        System.out.println(Proxy.isProxyClass(c) + " " + Proxy.isProxyClass(String.class) + " "
                + (Proxy.getInvocationHandler(shape) == handler));
        failures(args);
        refusals();
    }

    static Failing failing(Object result, Throwable thrown) {
        return (Failing) Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {Failing.class},
                (proxy, method, values) -> {
                    if (thrown != null) {
                        throw thrown;
                    }
                    return result;
                });
    }

    static void failures(String[] args) {
        Object[] results = {null, "text", 5L, 6};
        for (Object result : results) {
            try {
                System.out.println(failing(result, null).read());
            } catch (Exception e) {
                System.out.println(e.getClass());
            }
        }
        Throwable[] all = {new IOException("io"), new IllegalStateException("s"), new Error("e"), new Exception("x")};
        for (Throwable thrown : all) {
            try {
                failing(1, thrown).read();
            } catch (UndeclaredThrowableException e) {
                System.out.println("undeclared " + e.getUndeclaredThrowable() + " " + (e.getCause() == thrown));
            } catch (Throwable t) {
                System.out.println(t + " " + (t == thrown));
            }
        }
        System.out.println(failing(1, null).getClass().getName() + " "
                + (failing(1, null).getClass() == failing(2, null).getClass()));
    }

    static void refusals() throws Throwable {
        Class<?>[][] bad = {{String.class}, {Shape.class, Shape.class}, {null}};
        for (Class<?>[] interfaces : bad) {
            try {
                Proxy.newProxyInstance(Proxies.class.getClassLoader(), interfaces, (p, m, a) -> null);
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            } catch (NullPointerException e) {
                System.out.println("null");
            }
        }
        try {
            Proxy.newProxyInstance(null, new Class<?>[] {Shape.class}, (p, m, a) -> null);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            Proxy.getInvocationHandler("text");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        Comparator<?> lambda = (a, b) -> 0;
        System.out.println(Proxy.isProxyClass(lambda.getClass()));
        Method method = Shape.class.getMethod("points");
        try {
            InvocationHandler.invokeDefault(failing(1, null), method);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}

// expect:
// area [1.5, 2]
// describe [nice]
// count [1, 2, c, 4, 5.0, true]
// 3.0 nice shape of 77
// draw [[a, b]]
// run null
// points null
// hashCode null
// toString null
// 2 5 a proxy
// jdk.proxy1.$Proxy0 public final class java.lang.reflect.Proxy [interface Proxies$Shape, interface java.lang.Runnable]
// true false true
// class java.lang.NullPointerException
// class java.lang.ClassCastException
// class java.lang.ClassCastException
// 6
// java.io.IOException: io true
// java.lang.IllegalStateException: s true
// java.lang.Error: e true
// undeclared java.lang.Exception: x true
// $Proxy1 true
// java.lang.String is not an interface
// repeated interface: Proxies$Shape
// null
// Proxies$Shape referenced from a method is not visible from class loader: null
// not a proxy instance
// false
// "public abstract int[] Proxies$Shape.points()" is not a default method
