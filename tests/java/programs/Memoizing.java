import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Proxies that remember results, count calls and guard; and memoized functions. */
public class Memoizing {
    interface Maths {
        long fibonacci(int n);

        int[] divisors(int n);

        String name() throws java.io.IOException;

        default long next(int n) {
            return fibonacci(n + 1);
        }

        void reset();
    }

    static class Plain implements Maths {
        int calls;
        private Maths self = this;

        @Override
        public long fibonacci(int n) {
            calls++;
            if (n < 0) {
                throw new IllegalArgumentException("n = " + n);
            }
            return n < 2 ? n : self.fibonacci(n - 1) + self.fibonacci(n - 2);
        }

        @Override
        public int[] divisors(int n) {
            calls++;
            List<Integer> found = new ArrayList<>();
            for (int d = 1; d <= n; d++) {
                if (n % d == 0) {
                    found.add(d);
                }
            }
            return found.stream().mapToInt(Integer::intValue).toArray();
        }

        @Override
        public String name() throws java.io.IOException {
            throw new java.io.IOException("nameless");
        }

        @Override
        public void reset() {
            calls = 0;
        }

        @Override
        public String toString() {
            return "Plain";
        }
    }

    static final class Memory implements InvocationHandler {
        private final Object target;
        private final Map<List<Object>, Object> results = new HashMap<>();

        Memory(Object target) {
            this.target = target;
        }

        @SuppressWarnings("unchecked")
        static <T> T around(Class<T> type, T target) {
            return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                    new Memory(target));
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> proxy == args[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "Memory of " + target;
                };
            }
            List<Object> key = new ArrayList<>();
            key.add(method);
            key.addAll(args == null ? List.of() : Arrays.asList(args));
            if (method.getReturnType() == void.class) {
                results.clear();
            } else if (results.containsKey(key)) {
                return results.get(key);
            }
            try {
                Object result = method.invoke(target, args);
                results.put(key, result);
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    static <A, B> Function<A, B> memoize(Function<? super A, ? extends B> f) {
        Map<A, B> known = new ConcurrentHashMap<>();
        return a -> known.computeIfAbsent(a, f);
    }

    static <T> Supplier<T> lazily(Supplier<? extends T> make) {
        return new Supplier<>() {
            private T value;
            private boolean made;

            @Override
            public synchronized T get() {
                if (!made) {
                    value = make.get();
                    made = true;
                }
                return value;
            }
        };
    }

    static Object handle(Object proxy, Method m, Object[] args) throws Throwable {
        return switch (m.getName()) {
            case "fibonacci" -> 1;
            case "divisors" -> throw new Exception("checked");
            default -> null;
        };
    }

    public static void main(String[] args) throws Exception {
        Plain slow = new Plain();
        System.out.println(slow.fibonacci(15) + " in " + slow.calls + " calls");
        slow.reset();
        Maths fast = Memory.around(Maths.class, slow);
        slow.self = fast;
        System.out.println(fast.fibonacci(80) + " in " + slow.calls + " calls");
        System.out.println(fast.fibonacci(79) + " " + fast.next(79) + " " + slow.calls);
        System.out.println((fast.divisors(60) == fast.divisors(60)) + " "
                + Arrays.toString(fast.divisors(60)));
        fast.reset();
        fast.divisors(60);
        System.out.println(slow.calls + " " + fast + " " + fast.equals(fast) + " "
                + fast.equals(slow) + " " + (fast.hashCode() == System.identityHashCode(fast)));
        try {
            fast.fibonacci(-1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            fast.name();
        } catch (java.io.IOException e) {
            System.out.println(e.getMessage());
        }
        Maths odd = (Maths) Proxy.newProxyInstance(Maths.class.getClassLoader(),
                new Class<?>[] {Maths.class, Runnable.class}, Memoizing::handle);
        ((Runnable) odd).run();
        for (Runnable wrong : new Runnable[] {() -> odd.fibonacci(1), () -> odd.divisors(1),
            () -> odd.next(1)}) {
            try {
                wrong.run();
            } catch (ClassCastException | NullPointerException e) {
                System.out.println(e.getClass().getSimpleName());
            } catch (UndeclaredThrowableException e) {
                System.out.println(e.getCause());
            }
        }
        int[] computed = {0};
        Function<String, Integer> length = memoize(s -> {
            computed[0]++;
            return s.length();
        });
        System.out.println(length.apply("four") + length.apply("four") + length.apply("three")
                + " " + computed[0]);
        Supplier<Object> object = lazily(Object::new);
        System.out.println(object.get() == object.get());
    }
}

// expect:
// 610 in 1973 calls
// 23416728348467685 in 81 calls
// 14472334024676221 23416728348467685 82
// true [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60]
// 1 Memory of Plain true false true
// n = -1
// nameless
// ClassCastException
// java.lang.Exception: checked
// NullPointerException
// 13 2
// true
