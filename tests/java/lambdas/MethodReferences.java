import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** The kinds of method references: static, bound, unbound, constructor, array constructor, super. */
public class MethodReferences {
    final String name;

    MethodReferences() {
        this("default");
    }

    MethodReferences(String name) {
        this.name = name;
    }

    static int twice(int x) {
        return 2 * x;
    }

    String greet(String other) {
        return name + " greets " + other;
    }

    static String many(Object... all) {
        return "many " + all.length;
    }

    static class Sub extends MethodReferences {
        @Override
        String greet(String other) {
            Function<String, String> f = super::greet;
            return "sub: " + f.apply(other);
        }
    }

    private long hidden(int i) {
        return i * 1000L;
    }

    interface ToLong {
        long apply(MethodReferences m, byte b);
    }

    public static void main(String[] args) {
        Function<Integer, Integer> stat = MethodReferences::twice;
        System.out.println(stat.apply(21));
        MethodReferences ann = new MethodReferences("ann");
        Function<String, String> bound = ann::greet;
        ann = null;
        System.out.println(bound.apply("bob"));
        BiFunction<MethodReferences, String, String> unbound = MethodReferences::greet;
        System.out.println(unbound.apply(new Sub(), "x"));
        Supplier<MethodReferences> make = MethodReferences::new;
        Function<String, MethodReferences> named = MethodReferences::new;
        System.out.println(make.get().name + named.apply("n").name);
        IntFunction<int[]> array = int[]::new;
        Function<Integer, String[][]> grid = String[][]::new;
        System.out.println(array.apply(3).length + grid.apply(2).length);
        ToIntFunction<String> length = String::length;
        System.out.println(length.applyAsInt("four"));
        Function<Object, String> text = String::valueOf;
        System.out.println(text.apply(1.5));
        BiFunction<Object, Object, String> varargs = MethodReferences::many;
        System.out.println(varargs.apply(1, 2));
        ToLong hidden = MethodReferences::hidden;
        System.out.println(hidden.apply(new Sub(), (byte) 7));
        Supplier<Integer> size = "constant"::length;
        System.out.println(size.get());
        Function<int[], Object> clone = int[]::clone;
        System.out.println(((int[]) clone.apply(new int[] {5}))[0]);
        try {
            MethodReferences nobody = null;
            Function<String, String> f = nobody::greet;
            System.out.println(f);
        } catch (NullPointerException e) {
            System.out.println("bound receiver is checked at once");
        }
    }
}

// expect:
// 42
// ann greets bob
// sub: default greets x
// defaultn
// 5
// 4
// 1.5
// many 2
// 7000
// 8
// 5
// bound receiver is checked at once
