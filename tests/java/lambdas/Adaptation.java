import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Boxing, unboxing, widening and discarding between a lambda's body and its interface. */
public class Adaptation {
    static int next(int i) {
        return i + 1;
    }

    static Integer boxed() {
        return 41;
    }

    static int log(Object o) {
        System.out.println("log " + o);
        return 1;
    }

    interface Generic<T, R> {
        R apply(T t);
    }

    interface Special extends Generic<String, Integer> {
        @Override
        Integer apply(String s);
    }

    interface Shape<T extends Comparable<T>> {
        boolean less(T a, T b);
    }

    public static void main(String[] args) {
        Function<Integer, Integer> f = Adaptation::next;
        System.out.println(f.apply(1));
        LongSupplier l = Adaptation::boxed;
        DoubleSupplier d = Adaptation::boxed;
        System.out.println(l.getAsLong() + d.getAsDouble());
        Supplier<Object> o = Adaptation::boxed;
        System.out.println(o.get());
        Consumer<String> c = Adaptation::log;
        c.accept("discarded");
        ToLongFunction<Integer> w = Adaptation::next;
        System.out.println(w.applyAsLong(Integer.MAX_VALUE));
        Special s = String::length;
        Generic<String, Integer> g = s;
        System.out.println(s.apply("abc") + g.apply("de"));
        Shape<String> shape = (a, b) -> a.compareTo(b) < 0;
        System.out.println(shape.less("a", "b"));
        Comparator<String> byLength = Comparator.comparing(String::length);
        System.out.println(byLength.compare("aa", "b") > 0);
        Predicate<String> p = String::isEmpty;
        System.out.println(p.negate().and(x -> x.length() > 1).or(x -> x.equals("z")).test("z"));
        Function<Object, Integer> wide = Object::hashCode;
        Function<? super String, ? extends Number> narrow = wide;
        System.out.println(narrow.apply("a"));
        try {
            @SuppressWarnings({"unchecked", "rawtypes"})
            Object r = ((Generic) s).apply(5);
            System.out.println(r);
        } catch (ClassCastException e) {
            System.out.println("bridge casts");
        }
        try {
            Supplier<Integer> nothing = () -> null;
            int i = nothing.get();
            System.out.println(i);
        } catch (NullPointerException e) {
            System.out.println("unboxed null");
        }
    }
}

// expect:
// 2
// 82.0
// 41
// log discarded
// -2147483648
// 5
// true
// true
// true
// 97
// bridge casts
// unboxed null
