// pvm: --sandbox
// exit: 1
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.PrivilegedAction;
import java.security.PrivilegedExceptionAction;
import java.security.ProtectionDomain;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Ways round the check that need nothing but code: every deed is denied in every way. */
public class Ways {
    static MethodHandle current;

    @SuppressWarnings("unchecked")
    static <T> T wrapped(Class<T> type, MethodHandle deed) {
        MethodHandle fit = deed;
        for (Method m : type.getMethods()) {
            if (java.lang.reflect.Modifier.isAbstract(m.getModifiers())) {
                MethodType t = MethodType.methodType(m.getReturnType(), m.getParameterTypes());
                fit = MethodHandles.dropArguments(deed, 0, t.parameterList()).asType(t);
                break;
            }
        }
        return MethodHandleProxies.asInterfaceInstance(type, fit);
    }

    static class Reader implements Serializable {
        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            call(current);
        }
    }

    static class Hashed implements Serializable {
        static boolean armed;

        @Override
        public int hashCode() {
            return armed ? String.valueOf(call(current)).length() : 0;
        }
    }

    static class Initialised {
        static {
            call(current);
        }

        static void touch() {
        }
    }

    static class Talking extends RuntimeException {
        @Override
        public String getMessage() {
            call(current);
            return "";
        }
    }

    static <E extends Throwable> void sneak(Throwable t) throws E {
        @SuppressWarnings("unchecked")
        E e = (E) t;
        throw e;
    }

    static Object call(MethodHandle deed) {
        try {
            return deed.invoke();
        } catch (Throwable t) {
            Ways.<RuntimeException>sneak(t);
            return null;
        }
    }

    static Object serialised(Object o) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(o);
        return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    }

    static AccessControlContext forged() {
        Permissions all = new Permissions();
        all.add(new AllPermission());
        return new AccessControlContext(
                new ProtectionDomain[] {new ProtectionDomain(null, all)});
    }

    public static void main(String[] args) throws Exception {
        MethodHandles.Lookup here = MethodHandles.lookup();
        Method invoke = MethodHandle.class.getMethod("invokeWithArguments", Object[].class);
        Deeds.tryAll("direct", deed -> deed.invoke());
        Deeds.tryAll("reflection", deed -> invoke.invoke(deed, (Object) new Object[0]));
        Deeds.tryAll("reflection of reflection", deed ->
                Method.class.getMethod("invoke", Object.class, Object[].class).invoke(invoke, deed,
                        new Object[] {new Object[0]}));
        Deeds.tryAll("lambda in the library", deed ->
                Optional.of(1).map(x -> call(deed)));
        Deeds.tryAll("method reference in the library", deed ->
                Optional.of(deed).map(Ways::call));
        Deeds.tryAll("handle in the library", deed ->
                List.of(1).forEach(wrapped(Consumer.class, deed)));
        Deeds.tryAll("proxy", deed -> ((Callable<?>) Proxy.newProxyInstance(
                Ways.class.getClassLoader(), new Class<?>[] {Callable.class},
                (proxy, method, arguments) -> call(deed))).call());
        Deeds.tryAll("proxy without a loader", deed -> ((Callable<?>) Proxy.newProxyInstance(
                null, new Class<?>[] {Callable.class},
                wrapped(InvocationHandler.class, deed))).call());
        Deeds.tryAll("stream", deed -> Stream.generate(wrapped(Supplier.class, deed)).limit(1)
                .forEach(x -> { }));
        Deeds.tryAll("iterator", deed -> {
            Iterator<?> it = Stream.generate(wrapped(Supplier.class, deed)).iterator();
            it.next();
        });
        Deeds.tryAll("thread local", deed ->
                ThreadLocal.withInitial(wrapped(Supplier.class, deed)).get());
        Deeds.tryAll("privileged", deed -> AccessController.doPrivileged(
                (PrivilegedAction<?>) () -> call(deed)));
        Deeds.tryAll("privileged handle", deed -> AccessController.doPrivileged(
                wrapped(PrivilegedAction.class, deed)));
        Deeds.tryAll("privileged with exceptions", deed -> AccessController.doPrivileged(
                wrapped(PrivilegedExceptionAction.class, deed)));
        Deeds.tryAll("privileged by reflection", deed -> AccessController.class
                .getMethod("doPrivileged", PrivilegedAction.class)
                .invoke(null, wrapped(PrivilegedAction.class, deed)));
        MethodHandle privileged = here.findStatic(AccessController.class, "doPrivileged",
                MethodType.methodType(Object.class, PrivilegedAction.class));
        Deeds.tryAll("privileged by a handle", deed ->
                privileged.invoke((PrivilegedAction) wrapped(PrivilegedAction.class, deed)));
        Deeds.tryAll("privileged by a handle in the library", deed ->
                Optional.of(wrapped(PrivilegedAction.class, deed)).map((Function)
                        MethodHandleProxies.asInterfaceInstance(Function.class,
                                privileged.asType(MethodType.genericMethodType(1)))));
        Deeds.tryAll("privileged by a reference in the library", deed -> {
            Function<PrivilegedAction<Object>, Object> f = AccessController::doPrivileged;
            Optional.of((PrivilegedAction<Object>) wrapped(PrivilegedAction.class, deed)).map(f);
        });
        Deeds.tryAll("forged context", deed -> AccessController.doPrivileged(
                wrapped(PrivilegedAction.class, deed), forged()));
        Deeds.tryAll("forged context and permissions", deed -> AccessController.doPrivileged(
                wrapped(PrivilegedAction.class, deed), forged(), new AllPermission()));
        Deeds.tryAll("after an exception out of a privileged block", deed -> {
            try {
                AccessController.doPrivileged((PrivilegedAction<?>) () -> {
                    throw new IllegalStateException();
                }, forged());
            } catch (IllegalStateException e) {
                deed.invoke();
            }
        });
        Deeds.tryAll("finally", deed -> {
            try {
                throw new IllegalStateException();
            } catch (IllegalStateException e) {
                return;
            } finally {
                deed.invoke();
            }
        });
        Deeds.tryAll("readObject", deed -> {
            current = deed;
            serialised(new Reader());
        });
        Deeds.tryAll("callback of the library's readObject", deed -> {
            current = deed;
            HashSet<Hashed> set = new HashSet<>(List.of(new Hashed()));
            Hashed.armed = true;
            try {
                serialised(set);
            } finally {
                Hashed.armed = false;
            }
        });
        Deeds.tryAll("serialised lambda", deed -> {
            current = deed;
            ((Supplier<?>) serialised((Supplier<Object> & Serializable) () -> call(current)))
                    .get();
        });
        Deeds.tryAll("comparator in the library", deed -> new TreeSet<Object>(
                wrapped(Comparator.class, MethodHandles.filterReturnValue(deed,
                        MethodHandles.dropArguments(MethodHandles.constant(int.class, 0), 0,
                                Object.class)))).add(1));
        Deeds.tryAll("message of an exception", deed -> {
            current = deed;
            new Talking().printStackTrace(new PrintWriter(new StringWriter()));
        });
        Deeds.tryAll("toString in the library", deed -> {
            current = deed;
            String.valueOf(new Object() {
                @Override
                public String toString() {
                    return "" + call(deed);
                }
            });
        });
        Deeds.tryAll("compiled code", deed -> {
            for (int i = 0; i < 3000; i++) {
                try {
                    call(deed);
                    throw new Error("not denied");
                } catch (SecurityException e) {
                    if (i == 2999) {
                        throw e;
                    }
                }
            }
        });
        Deeds.tryAll("SecurityManager", deed -> {
            try {
                System.setSecurityManager(null);
            } catch (UnsupportedOperationException e) {
                deed.invoke();
            }
        });
        current = Deeds.all().get("read");
        try {
            Initialised.touch();
            System.out.println("initialiser: OPEN");
        } catch (ExceptionInInitializerError e) {
            System.out.println("initialiser: " + e.getCause());
        }
        Thread.setDefaultUncaughtExceptionHandler(
                wrapped(Thread.UncaughtExceptionHandler.class, Deeds.all().get("exit")));
        throw new IllegalStateException("the handler's halt would end with 7");
    }
}

// expect:
// direct: 10 denied
// reflection: 10 denied
// reflection of reflection: 10 denied
// lambda in the library: 10 denied
// method reference in the library: 10 denied
// handle in the library: 10 denied
// proxy: 10 denied
// proxy without a loader: 10 denied
// stream: 10 denied
// iterator: 10 denied
// thread local: 10 denied
// privileged: 10 denied
// privileged handle: 10 denied
// privileged with exceptions: 10 denied
// privileged by reflection: 10 denied
// privileged by a handle: 10 denied
// privileged by a handle in the library: 10 denied
// privileged by a reference in the library: 10 denied
// forged context: 10 denied
// forged context and permissions: 10 denied
// after an exception out of a privileged block: 10 denied
// finally: 10 denied
// readObject: 10 denied
// callback of the library's readObject: 10 denied
// serialised lambda: 10 denied
// comparator in the library: 10 denied
// message of an exception: 10 denied
// toString in the library: 10 denied
// compiled code: 10 denied
// SecurityManager: 10 denied
// initialiser: java.lang.SecurityException: missing grant: read /etc/passwd (--allow-read=/etc/passwd)
