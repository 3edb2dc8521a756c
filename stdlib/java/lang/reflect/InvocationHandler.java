package java.lang.reflect;

/** Handles the calls of a proxy's methods. */
public interface InvocationHandler {
    Object invoke(Object proxy, Method method, Object[] args) throws Throwable;

    /** Runs a default method of an interface of the proxy, as its own super call would. */
    static Object invokeDefault(Object proxy, Method method, Object... args) throws Throwable {
        return Proxy.invokeDefault(proxy, method, args);
    }
}
