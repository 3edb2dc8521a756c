package java.lang.invoke;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;

/** Makes a method handle an object of an interface with one method. */
public class MethodHandleProxies {
    private MethodHandleProxies() {
    }

    /** What handles the calls of a wrapper. */
    private static final class Wrapper implements InvocationHandler {
        final Class<?> type;
        final MethodHandle target;
        private final MethodHandle generic;

        Wrapper(Class<?> type, MethodHandle target, MethodType methodType) {
            this.type = type;
            this.target = target;
            generic = target.asType(methodType);
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
            if (Modifier.isAbstract(method.getModifiers()) && !isOfObject(method)) {
                return generic.call(args == null ? new Object[0] : args);
            }
            switch (method.getName()) {
                case "toString":
                    return proxy.getClass().getName() + "@"
                            + Integer.toHexString(System.identityHashCode(proxy));
                case "hashCode":
                    return System.identityHashCode(proxy);
                case "equals":
                    return proxy == args[0];
                default:
                    return InvocationHandler.invokeDefault(proxy, method, args);
            }
        }
    }

    private static boolean isOfObject(Method m) {
        try {
            Object.class.getMethod(m.getName(), m.getParameterTypes());
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    public static <T> T asInterfaceInstance(Class<T> intfc, MethodHandle target) {
        if (!intfc.isInterface() || !Modifier.isPublic(intfc.getModifiers())) {
            throw new IllegalArgumentException("not a public interface: " + intfc.getName());
        }
        Method single = null;
        for (Method m : intfc.getMethods()) {
            if (Modifier.isAbstract(m.getModifiers()) && !isOfObject(m)) {
                if (single != null && !single.getName().equals(m.getName())) {
                    throw new IllegalArgumentException("not a single-method interface: "
                            + intfc.getName());
                }
                single = m;
            }
        }
        if (single == null) {
            throw new IllegalArgumentException("not a single-method interface: "
                    + intfc.getName());
        }
        MethodType type = MethodType.methodType(single.getReturnType(),
                single.getParameterTypes());
        return intfc.cast(Proxy.newProxyInstance(intfc.getClassLoader(), new Class<?>[] {intfc},
                new Wrapper(intfc, target, type)));
    }

    public static boolean isWrapperInstance(Object x) {
        return x != null && Proxy.isProxyClass(x.getClass())
                && Proxy.getInvocationHandler(x) instanceof Wrapper;
    }

    private static Wrapper wrapper(Object x) {
        if (!isWrapperInstance(x)) {
            throw new IllegalArgumentException("not a wrapper instance");
        }
        return (Wrapper) Proxy.getInvocationHandler(x);
    }

    public static MethodHandle wrapperInstanceTarget(Object x) {
        return wrapper(x).target;
    }

    public static Class<?> wrapperInstanceType(Object x) {
        return wrapper(x).type;
    }
}
