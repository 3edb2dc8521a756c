import java.util.ArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lambdas inside lambdas, recursion through fields, lambdas in constructors and static blocks. */
public class Nested {
    static final Supplier<String> AT_INIT;
    static Function<Integer, Integer> factorial;
    final Supplier<String> own;

    static {
        String local = "static";
        AT_INIT = () -> local + " block";
        factorial = n -> n <= 1 ? 1 : n * factorial.apply(n - 1);
    }

    Nested(String s) {
        own = () -> s + AT_INIT.get();
    }

    static <A, B, C> Function<A, C> compose(Function<A, B> f, Function<B, C> g) {
        return a -> g.apply(f.apply(a));
    }

    public static void main(String[] args) {
        System.out.println(AT_INIT.get() + factorial.apply(10) + new Nested("n").own.get());
        Function<Integer, Function<Integer, Function<Integer, Integer>>> three = a -> b -> c -> a * 100 + b * 10 + c;
        System.out.println(three.apply(1).apply(2).apply(3));
        System.out.println(compose((String s) -> s.length(), n -> "len " + n).apply("hello"));
        Function<Integer, Integer> chain = x -> x;
        for (int i = 0; i < 50; i++) {
            int add = i;
            Function<Integer, Integer> before = chain;
            chain = x -> before.apply(x) + add;
        }
        System.out.println(chain.apply(0));
        ArrayList<Supplier<Supplier<Integer>>> list = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int n = i;
            list.add(() -> {
                int m = n * n;
                return () -> n + m;
            });
        }
        int sum = 0;
        for (Supplier<Supplier<Integer>> s : list) {
            sum = sum * 10 + s.get().get();
        }
        System.out.println(sum);
        Runnable anonymous = new Runnable() {
            int calls;

            @Override
            public void run() {
                Runnable inner = () -> System.out.println("inner " + ++calls);
                inner.run();
                inner.run();
            }
        };
        anonymous.run();
    }
}

// expect:
// static block3628800nstatic block
// 123
// len 5
// 1225
// 26
// inner 1
// inner 2
