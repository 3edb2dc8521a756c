import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A small container that makes objects by their constructors and fills their fields. */
public class Injection {
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.CONSTRUCTOR, ElementType.FIELD})
    @interface Inject {
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Single {
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Setting {
        String value();

        String otherwise() default "";
    }

    static class InjectionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InjectionException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static final class Container {
        private final Map<Class<?>, Class<?>> bindings = new HashMap<>();
        private final Map<Class<?>, Object> singles = new HashMap<>();
        private final Map<String, String> settings = new HashMap<>();
        private final Deque<Class<?>> path = new ArrayDeque<>();

        <T> Container bind(Class<T> type, Class<? extends T> implementation) {
            bindings.put(type, implementation);
            return this;
        }

        Container set(String key, String value) {
            settings.put(key, value);
            return this;
        }

        <T> T get(Class<T> type) {
            Class<?> made = bindings.getOrDefault(type, type);
            Object single = singles.get(made);
            if (single != null) {
                return type.cast(single);
            }
            if (path.contains(made)) {
                throw new InjectionException("circle: " + path.stream()
                        .map(Class::getSimpleName).collect(Collectors.joining(" < ")), null);
            }
            path.push(made);
            try {
                Object result = make(made);
                if (made.isAnnotationPresent(Single.class)) {
                    singles.put(made, result);
                }
                return type.cast(result);
            } catch (InvocationTargetException e) {
                throw new InjectionException(made.getSimpleName() + " failed",
                        e.getTargetException());
            } catch (ReflectiveOperationException e) {
                throw new InjectionException("cannot make " + made.getName(), e);
            } finally {
                path.pop();
            }
        }

        private Object make(Class<?> type) throws ReflectiveOperationException {
            if (Modifier.isAbstract(type.getModifiers())) {
                throw new InstantiationException(type.getSimpleName() + " is abstract");
            }
            Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                    .max(Comparator.<Constructor<?>, Boolean>comparing(
                            c -> c.isAnnotationPresent(Inject.class))
                            .thenComparing(Constructor::getParameterCount)).orElseThrow();
            constructor.setAccessible(true);
            List<Object> arguments = new ArrayList<>();
            for (Parameter p : constructor.getParameters()) {
                arguments.add(p.isAnnotationPresent(Setting.class)
                        ? setting(p.getAnnotation(Setting.class), p.getType()) : get(p.getType()));
            }
            Object made = constructor.newInstance(arguments.toArray());
            for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
                fill(c, made);
            }
            return made;
        }

        private void fill(Class<?> declaring, Object made) throws IllegalAccessException {
            for (Field f : declaring.getDeclaredFields()) {
                f.setAccessible(true);
                if (f.isAnnotationPresent(Inject.class)) {
                    f.set(made, get(f.getType()));
                } else if (f.getAnnotation(Setting.class) != null) {
                    f.set(made, setting(f.getAnnotation(Setting.class), f.getType()));
                }
            }
        }

        private Object setting(Setting s, Class<?> type) {
            String text = settings.getOrDefault(s.value(), s.otherwise());
            return type == int.class ? (Object) Integer.valueOf(text)
                    : type == boolean.class ? Boolean.valueOf(text) : text;
        }
    }

    interface Store {
        String load(int id);
    }

    @Single
    static class Clock {
        private int ticks;

        int tick() {
            return ++ticks;
        }
    }

    abstract static class Base {
        @Inject
        protected Clock clock;
        @Setting(value = "verbose", otherwise = "true")
        private boolean verbose;

        String stamp(String text) {
            return verbose ? clock.tick() + ": " + text : text;
        }
    }

    static class MemoryStore extends Base implements Store {
        private final String prefix;
        private final int limit;

        MemoryStore() {
            throw new AssertionError("the other constructor is to be taken");
        }

        @Inject
        private MemoryStore(@Setting("prefix") String prefix,
                @Setting(value = "limit", otherwise = "10") int limit) {
            this.prefix = prefix;
            this.limit = limit;
        }

        @Override
        public String load(int id) {
            return stamp(id < limit ? prefix + id : "none");
        }
    }

    static class Service {
        private final Store store;
        private final Clock clock;

        Service(Store store, Clock clock) {
            this.store = store;
            this.clock = clock;
        }
    }

    record Chicken(Egg egg) {
    }

    record Egg(Chicken chicken) {
    }

    static class Failing {
        Failing() {
            throw new IllegalStateException("no disk");
        }
    }

    public static void main(String[] args) {
        Container container = new Container().bind(Store.class, MemoryStore.class)
                .set("prefix", "item-");
        Service one = container.get(Service.class);
        Service two = container.get(Service.class);
        System.out.println(one.store.load(3) + ", " + two.store.load(30) + ", "
                + one.clock.tick());
        System.out.println((one == two) + " " + (one.store == two.store) + " "
                + (one.clock == two.clock));
        container.set("verbose", "no").set("limit", "100");
        System.out.println(container.get(Store.class).load(30));
        for (Class<?> wrong : List.of(Chicken.class, Failing.class, Runnable.class, Base.class)) {
            try {
                System.out.println(container.get(wrong));
            } catch (InjectionException e) {
                System.out.println(e.getMessage() + " / " + e.getCause());
            }
        }
    }
}

// expect:
// 1: item-3, 2: none, 3
// false false true
// item-30
// circle: Egg < Chicken / null
// Failing failed / java.lang.IllegalStateException: no disk
// cannot make java.lang.Runnable / java.lang.InstantiationException: Runnable is abstract
// cannot make Injection$Base / java.lang.InstantiationException: Base is abstract
