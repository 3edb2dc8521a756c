import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Lambdas and method references of every kind. */
public class Lambdas {
    interface Wide {
        String all(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o);
    }

    interface Maker {
        default String name() {
            return "default";
        }
        Object make();
    }

    interface Shape<T extends Number> {
        int of(T t);
    }

    interface IntShape extends Shape<Integer> {
        @Override
        int of(Integer i);
    }

    interface Texts extends Function<String, String> {
        @Override
        String apply(String s);
    }

    interface Greeter {
        default String greet() {
            return hidden("hello");
        }

        private String hidden(String s) {
            Supplier<String> lambda = () -> s + secret(1);
            return lambda.get() + fixed().get();
        }

        private int secret(int n) {
            return n + 1;
        }

        static Supplier<String> fixed() {
            return () -> "fixed" + Greeter.class.getSimpleName();
        }
    }

    interface IntToLong {
        long to(int i);
    }

    interface IntToObject {
        Object to(int i);
    }

    interface ShortToDouble {
        double to(short s);
    }

    interface Marker {}

    static class Base implements Greeter {
        protected String who() {
            return "base";
        }
    }

    static class Derived extends Base {
        @Override
        protected String who() {
            return "derived";
        }

        @Override
        public String greet() {
            Supplier<String> inherited = super::greet;
            return "derived " + inherited.get();
        }

        List<Supplier<String>> suppliers() {
            return List.of(this::who, super::who, () -> super.who() + who());
        }
    }

    class Inner {
        int add(int x) {
            return x + base;
        }
    }

    private final int base;

    Lambdas(int base) {
        this.base = base;
    }

    private int addBase(int x) {
        return x + base;
    }

    private static long twice(Integer i) {
        return 2L * i;
    }

    @SuppressWarnings("unchecked")
    static <X> X unsafe(Object o) {
        return (X) o;
    }

    static void attempt(String what, Callable<?> action) {
        try {
            System.out.println(what + " " + action.call());
        } catch (Exception e) {
            System.out.println(what + " " + e);
            StackTraceElement[] trace = e.getStackTrace();
            for (int i = 0; i < trace.length && !trace[i].getMethodName().equals("main"); i++) {
                String name = trace[i].getClassName();
                if (name.startsWith("Lambdas") && !name.contains("$$")) {
                    System.out.println("  " + trace[i].getMethodName().replaceAll("[0-9]+$", ""));
                }
            }
        }
    }

    void instance() {
        IntFunction<Integer> f = this::addBase;
        Function<Integer, Integer> g = x -> addBase(x) + base;
        IntFunction<Inner> maker = n -> new Inner();
        Supplier<Inner> make = Inner::new;
        System.out.println(f.apply(1) + " " + g.apply(2) + " " + maker.apply(0).add(3)
                + make.get().add(4));
        Runnable nested = () -> {
            Runnable inner = () -> System.out.println("nested " + base + addBase(5));
            inner.run();
        };
        nested.run();
    }

    static void captures(boolean z, byte b, char c, short s, int i, long j, float f, double d,
            String t, int[] a) {
        Supplier<String> all = () -> "" + z + b + c + s + i + j + f + d + t + a.length;
        System.out.println(all.get());
        Wide wide = (z2, b2, c2, s2, i2, j2, f2, d2, o) ->
                "" + (z ^ z2) + (b + b2) + c + c2 + s2 + i2 + (j - j2) + f2 + d2 + o;
        System.out.println(wide.all(!z, b, c, s, i, j, f, d, t));
        LongSupplier first = () -> j;
        DoubleSupplier second = () -> d;
        System.out.println(first.getAsLong() + second.getAsDouble());
    }

    static void conversions() {
        Function<Integer, Long> boxing = Lambdas::twice;
        ToLongFunction<Integer> toLong = Lambdas::twice;
        ToDoubleFunction<Integer> widened = Lambdas::twice;
        IntToLong fromInt = Lambdas::twice;
        IntToObject toObject = Lambdas::twice;
        ShortToDouble unboxed = Math::sqrt;
        ToIntFunction<Character> code = Integer::valueOf;
        Consumer<Integer> ignored = Lambdas::twice;
        Comparator<Integer> compare = Integer::compare;
        BinaryOperator<Long> sum = Long::sum;
        Supplier<Object> number = () -> 5;
        Function<Object, Object> identity = x -> x;
        ignored.accept(1);
        System.out.println(boxing.apply(2) + toLong.applyAsLong(3) + widened.applyAsDouble(4)
                + fromInt.to(5) + " " + toObject.to(6) + unboxed.to((short) 16)
                + code.applyAsInt('a') + compare.compare(1, 2) + sum.apply(3L, 4L) + number.get()
                + identity.apply("x"));
        IntSupplier fromObject = () -> Lambdas.<Integer>unsafe(7);
        IntSupplier polluted = Lambdas::polluted;
        Supplier<Integer> pollutedBox = Lambdas::polluted;
        attempt("int", () -> fromObject.getAsInt());
        attempt("polluted", () -> polluted.getAsInt());
        attempt("polluted box", () -> {
            Object o = pollutedBox.get();
            return o;
        });
    }

    static <X extends Number> X polluted() {
        return unsafe(9L);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static void failures() {
        ToIntFunction<String> length = String::length;
        Function<Integer, Integer> unboxing = (Function<Integer, Integer>) Lambdas::increment;
        attempt("null receiver", () -> length.applyAsInt(null));
        attempt("wrong class", () -> ((ToIntFunction) length).applyAsInt(3));
        attempt("null box", () -> unboxing.apply(null));
        attempt("thrown", () -> {
            throw new IllegalStateException("thrown");
        });
        attempt("bound null", () -> {
            String none = unsafe(null);
            return (IntSupplier) none::length;
        });
    }

    static int increment(int x) {
        return x + 1;
    }

    static void references() {
        Function<String, Integer> parse = Integer::parseInt;
        BiFunction<String, String, Boolean> equal = String::equals;
        Supplier<List<String>> list = ArrayList::new;
        IntFunction<int[]> array = int[]::new;
        Function<Integer, List<Integer>> sized = ArrayList::new;
        UnaryOperator<String> upper = String::toUpperCase;
        Function<List<String>, Integer> size = List::size;
        Supplier<String> bound = "abc"::toString;
        UnaryOperator<int[]> copy = int[]::clone;
        ObjIntConsumer<StringBuilder> append = StringBuilder::append;
        Function<Object[], List<Object>> asList = Arrays::asList;
        StringBuilder builder = new StringBuilder();
        append.accept(builder, 5);
        System.out.println(parse.apply("12") + " " + equal.apply("a", "a") + list.get()
                + array.apply(3).length + sized.apply(10) + upper.apply("up")
                + size.apply(List.of("x")) + bound.get() + copy.apply(new int[2]).length + builder
                + asList.apply(new Object[] {1, 2}));
        for (Supplier<String> s : new Derived().suppliers()) {
            System.out.println(s.get());
        }
        System.out.println(new Derived().greet());
    }

    static Runnable make(int which) {
        return which == 0 ? () -> {} : () -> System.out.println(which);
    }

    static void identities() {
        System.out.println((make(0) == make(0)) + " " + (make(1) == make(1)));
        Object o = make(0);
        System.out.println(o.equals(o) + " " + o.getClass().isSynthetic());
    }

    static void interfaces() {
        Runnable marked = (Runnable & Serializable & Marker) () -> System.out.println("marked");
        marked.run();
        System.out.println((marked instanceof Marker) + " " + (marked instanceof Serializable));
        IntShape shape = i -> i + 1;
        Shape<Integer> general = shape;
        System.out.println(shape.of(1) + general.of(2));
        Texts texts = String::trim;
        Function<String, String> function = texts;
        System.out.println(texts.apply(" x ") + function.apply(" y ")
                + texts.andThen(String::length).apply(" zz "));
        Maker maker = StringBuilder::new;
        System.out.println(maker.name() + maker.make());
        Predicate<String> empty = String::isEmpty;
        System.out.println(empty.negate().or(x -> true).test(""));
        IntPredicate even = i -> i % 2 == 0;
        IntBinaryOperator max = Math::max;
        System.out.println(even.test(4) + " " + max.applyAsInt(3, 9));
        System.out.println(new Base().greet());
    }

    public static void main(String[] args) {
        new Lambdas(40).instance();
        captures(true, (byte) -3, 'q', (short) 77, 1 << 20, -1L << 40, 2.5f, -1e100, "text",
                new int[4]);
        conversions();
        failures();
        references();
        identities();
        interfaces();
    }
}
