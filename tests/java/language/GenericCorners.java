import java.util.Map;
import java.util.Queue;
import java.util.LinkedList;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/** Inference and parsing of generics where they were once wrong. */
public class GenericCorners {
    /** A record's components, with a type of several arguments, and its interfaces. */
    interface Tree {
        record Leaf(int value) implements Tree { }
        record Fork(Map<String, Tree> parts) implements Tree { }
    }

    /** The least upper bound of captures of `? extends S` is S. */
    interface Step<M> {
        Step<M> take(M message);

        static <M, S> Step<M> from(S state, BiFunction<? super S, ? super M, ? extends S> next) {
            return message -> {
                System.out.print(state + " ");
                return from(next.apply(state, message), next);
            };
        }
    }

    static <A> A either(boolean first, Queue<? extends A> one, Queue<? extends A> other) {
        return first ? one.peek() : other.peek();
    }

    public static void main(String[] args) {
        Map<String, Tree> parts = new TreeMap<>();
        parts.put("a", new Tree.Leaf(1));
        parts.put("b", new Tree.Fork(Map.of("c", new Tree.Leaf(2))));
        System.out.println(new Tree.Fork(parts));
        BinaryOperator<Integer> sum = Integer::sum;
        Step<Integer> step = Step.from(1, sum);
        step.take(2).take(3).take(4);
        Queue<Integer> ints = new LinkedList<>();
        ints.add(5);
        Queue<Double> doubles = new LinkedList<>();
        doubles.add(2.5);
        Number number = GenericCorners.<Number>either(false, ints, doubles);
        System.out.println(number);
    }
}

// expect:
// Fork[parts={a=Leaf[value=1], b=Fork[parts={c=Leaf[value=2]}]}]
// 1 3 6 2.5
