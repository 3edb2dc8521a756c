import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;

/** Lambdas that capture nothing. */
public class NonCapturing {
    interface Four {
        double apply(int a, long b, double c, Object d);
    }

    interface Nothing {
        void run();
    }

    static int runs;

    static Supplier<String> make() {
        return () -> "made";
    }

    public static void main(String[] args) {
        IntBinaryOperator add = (a, b) -> a + b;
        System.out.println(add.applyAsInt(3, 4));
        Function<String, Integer> length = s -> s.length();
        System.out.println(length.apply("hello"));
        BinaryOperator<String> join = (a, b) -> a + "/" + b;
        System.out.println(join.apply("x", "y"));
        Four four = (a, b, c, d) -> a + b * c + d.hashCode();
        System.out.println(four.apply(1, 2L, 0.5, 10));
        Nothing n = () -> runs++;
        n.run();
        n.run();
        System.out.println(runs + make().get());
        System.out.println(make().getClass() == make().getClass());
        Function<Integer, Function<Integer, Integer>> curried = a -> b -> a * 10 + b;
        System.out.println(curried.apply(4).apply(2));
        System.out.println(length.andThen(x -> x * 2).compose((Object o) -> o + "!").apply(123));
        Runnable r = () -> {
            throw new IllegalStateException("from lambda");
        };
        try {
            r.run();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " " + e.getStackTrace()[0].getLineNumber());
        }
    }
}

// expect:
// 7
// 5
// x/y
// 12.0
// 2made
// true
// 42
// 8
// from lambda 40
