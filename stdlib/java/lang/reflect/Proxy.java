package java.lang.reflect;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import pvm.internal.LoaderValue;
import pvm.internal.Members;
import pvm.internal.Reflection;

/** The superclass of proxy classes, and what makes them. */
public class Proxy implements Serializable {
    /** The proxy classes of a loader by their interfaces. */
    private static final LoaderValue<Map<List<Class<?>>, Class<?>>> CLASSES =
            new LoaderValue<>(HashMap::new);
    /** The numbers of packages for proxy classes of public interfaces. */
    private static final LoaderValue<Integer> PACKAGES =
            new LoaderValue<>(Proxy::nextPackage);
    private static int packages;
    private static int count;

    protected InvocationHandler h;

    private Proxy() {
    }

    protected Proxy(InvocationHandler h) {
        this.h = Objects.requireNonNull(h);
    }

    @Deprecated
    public static Class<?> getProxyClass(ClassLoader loader, Class<?>... interfaces)
            throws IllegalArgumentException {
        return proxyClass(loader, interfaces.clone());
    }

    public static Object newProxyInstance(ClassLoader loader, Class<?>[] interfaces,
            InvocationHandler h) {
        Objects.requireNonNull(h);
        Class<?> c = proxyClass(loader, interfaces.clone());
        try {
            return c.getDeclaredConstructor(InvocationHandler.class).create(h);
        } catch (ReflectiveOperationException e) {
            throw new InternalError(e.toString(), e);
        }
    }

    public static boolean isProxyClass(Class<?> cl) {
        if (!Proxy.class.isAssignableFrom(cl) || cl == Proxy.class) {
            return false;
        }
        Map<List<Class<?>>, Class<?>> known = CLASSES.get(cl.getClassLoader());
        synchronized (known) {
            return known.containsValue(cl);
        }
    }

    public static InvocationHandler getInvocationHandler(Object proxy)
            throws IllegalArgumentException {
        if (!isProxyClass(proxy.getClass())) {
            throw new IllegalArgumentException("not a proxy instance");
        }
        return ((Proxy) proxy).h;
    }

    private static Class<?> proxyClass(ClassLoader loader, Class<?>[] interfaces) {
        List<Class<?>> key = Arrays.asList(interfaces);
        Map<List<Class<?>>, Class<?>> known = CLASSES.get(loader);
        synchronized (known) {
            Class<?> c = known.get(key);
            if (c == null) {
                check(loader, interfaces);
                c = make(loader, interfaces);
                known.put(key, c);
            }
            return c;
        }
    }

    private static void check(ClassLoader loader, Class<?>[] interfaces) {
        if (interfaces.length > 65535) {
            throw new IllegalArgumentException("interface limit exceeded: " + interfaces.length);
        }
        for (int i = 0; i < interfaces.length; i++) {
            Class<?> c = interfaces[i];
            if (!Objects.requireNonNull(c).isInterface()) {
                throw new IllegalArgumentException(c.getName() + " is not an interface");
            }
            if (c.isHidden()) {
                throw new IllegalArgumentException(c.getName() + " is a hidden interface");
            }
            if (c.isSealed()) {
                throw new IllegalArgumentException(c.getName() + " is a sealed interface");
            }
            checkVisible(loader, c);
            for (int k = 0; k < i; k++) {
                if (interfaces[k] == c) {
                    throw new IllegalArgumentException("repeated interface: " + c.getName());
                }
            }
        }
    }

    private static void checkVisible(ClassLoader loader, Class<?> c) {
        Class<?> element = Objects.requireNonNull(c);
        while (element.isArray()) {
            element = element.getComponentType();
        }
        if (element.isPrimitive()) {
            return;
        }
        Class<?> seen = null;
        try {
            seen = Class.forName(element.getName(), false, loader);
        } catch (ClassNotFoundException e) {
            // then it is not visible
        }
        if (seen != element) {
            throw new IllegalArgumentException(element.getName()
                    + " referenced from a method is not visible from class loader: "
                    + loaderName(loader));
        }
    }

    private static String loaderName(ClassLoader loader) {
        return loader == null ? "null" : loader.toString();
    }

    /** One method of the proxy class for a name and parameter types. */
    private static final class Row {
        final Method method;
        Class<?> returns;
        Class<?>[] exceptions;

        Row(Method method) {
            this.method = method;
            returns = method.getReturnType();
            exceptions = method.getExceptionTypes();
        }
    }

    private static Class<?> make(ClassLoader loader, Class<?>[] interfaces) {
        ArrayList<Row> rows = new ArrayList<>();
        addObjectMethod(rows, "hashCode");
        addObjectMethod(rows, "equals", Object.class);
        addObjectMethod(rows, "toString");
        String[] names = new String[interfaces.length];
        for (int i = 0; i < interfaces.length; i++) {
            names[i] = interfaces[i].getName().replace('.', '/');
            for (Method m : interfaces[i].getMethods()) {
                if (!Modifier.isStatic(m.getModifiers())) {
                    add(rows, m);
                }
            }
        }
        String[] texts = new String[4 * rows.size()];
        Method[] methods = new Method[rows.size()];
        for (int i = 0; i < methods.length; i++) {
            methods[i] = rows.get(i).method;
            describe(rows.get(i), texts, 4 * i);
            checkVisible(loader, rows.get(i).returns);
            for (Class<?> p : methods[i].getParameterTypes()) {
                checkVisible(loader, p);
            }
        }
        Class<?> hidden = nonPublic(interfaces);
        String name = packagePrefix(loader, hidden) + "$Proxy" + nextNumber();
        return define(loader, name, hidden == null, names, texts, methods);
    }

    private static void describe(Row row, String[] texts, int at) {
        StringBuilder descriptor = new StringBuilder("(");
        for (Class<?> p : row.method.getParameterTypes()) {
            descriptor.append(p.descriptorString());
        }
        descriptor.append(')').append(row.returns.descriptorString());
        StringBuilder exceptions = new StringBuilder();
        for (Class<?> e : row.exceptions) {
            exceptions.append(e.getName().replace('.', '/')).append(' ');
        }
        texts[at] = row.method.getName();
        texts[at + 1] = descriptor.toString();
        texts[at + 2] = exceptions.toString();
        texts[at + 3] = row.method.isVarArgs() ? "varargs" : "";
    }

    private static void addObjectMethod(ArrayList<Row> rows, String name, Class<?>... types) {
        rows.add(new Row(Members.method(Object.class, name, types)));
    }

    private static void add(ArrayList<Row> rows, Method m) {
        for (Row row : rows) {
            if (row.method.getName().equals(m.getName())
                    && Arrays.equals(row.method.getParameterTypes(), m.getParameterTypes())) {
                if (row.method.getDeclaringClass() != Object.class) {
                    merge(row, m);
                }
                return;
            }
        }
        rows.add(new Row(m));
    }

    /** Two interfaces have the method: the narrower result, the exceptions that both allow. */
    private static void merge(Row row, Method m) {
        Class<?> other = m.getReturnType();
        if (row.returns.isAssignableFrom(other)) {
            row.returns = other;
        } else if (!other.isAssignableFrom(row.returns)) {
            throw new IllegalArgumentException("methods with same signature " + m.getName()
                    + Executable.list(m.getParameterTypes()) + " but incompatible return types: ["
                    + row.returns + ", " + other + "]");
        }
        ArrayList<Class<?>> both = new ArrayList<>();
        addAllowed(both, row.exceptions, m.getExceptionTypes());
        addAllowed(both, m.getExceptionTypes(), row.exceptions);
        row.exceptions = both.toArray(new Class<?>[0]);
    }

    private static void addAllowed(ArrayList<Class<?>> both, Class<?>[] some, Class<?>[] others) {
        for (Class<?> e : some) {
            for (Class<?> o : others) {
                if (o.isAssignableFrom(e) && !both.contains(e)) {
                    both.add(e);
                }
            }
        }
    }

    /** An interface that is not public, or null; all such must be of one package. */
    private static Class<?> nonPublic(Class<?>[] interfaces) {
        Class<?> found = null;
        for (Class<?> c : interfaces) {
            if (!Modifier.isPublic(c.getModifiers())) {
                if (found != null && !found.getPackageName().equals(c.getPackageName())) {
                    throw new IllegalArgumentException(
                            "cannot have non-public interfaces in different packages");
                }
                found = c;
            }
        }
        return found;
    }

    private static synchronized Integer nextPackage() {
        return ++packages;
    }

    private static synchronized int nextNumber() {
        return count++;
    }

    private static String packagePrefix(ClassLoader loader, Class<?> hidden) {
        if (hidden == null) {
            return "jdk.proxy" + PACKAGES.get(loader) + ".";
        }
        String name = hidden.getPackageName();
        return name.isEmpty() ? "" : name + ".";
    }

    /**
     * Defines the class of a proxy: it hands each method on, with its element of `methods`. Four
     * texts a method: name, descriptor, the exceptions that pass, and whether it is varargs.
     */
    private static native Class<?> define(ClassLoader loader, String name, boolean isPublic,
            String[] interfaces, String[] texts, Method[] methods);

    static Object invokeDefault(Object proxy, Method method, Object[] args) throws Throwable {
        if (!isProxyClass(proxy.getClass())) {
            throw new IllegalArgumentException("'proxy' is not a proxy instance");
        }
        if (!method.isDefault()) {
            throw new IllegalArgumentException("\"" + method + "\" is not a default method");
        }
        Class<?> declaring = method.getDeclaringClass();
        if (!declaring.isInstance(proxy)) {
            throw new IllegalArgumentException("\"" + declaring
                    + "\" is not a proxy interface of \"" + proxy.getClass() + "\"");
        }
        return Reflection.invokeDirect(declaring, method.slot, proxy, method.convert(args));
    }
}
