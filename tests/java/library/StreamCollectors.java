import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

public class StreamCollectors {
    interface Action {
        Object run();
    }

    static void show(Action a) {
        try {
            System.out.println(a.run());
        } catch (RuntimeException e) {
            System.out.println(e instanceof NullPointerException ? e.getClass() : e);
        }
    }

    static final List<String> WORDS = List.of("delta", "alpha", "charlie", "bravo", "alpha", "echo");

    static void collections() {
        show(() -> WORDS.stream().collect(Collectors.toList()));
        show(() -> WORDS.stream().collect(Collectors.toSet()));
        show(() -> WORDS.stream().collect(Collectors.toCollection(TreeSet::new)).first());
        show(() -> WORDS.stream().collect(Collectors.toCollection(ArrayDeque::new)).peekLast());
        show(() -> WORDS.stream().collect(Collectors.toUnmodifiableList()).remove(0));
        show(() -> WORDS.stream().collect(Collectors.toUnmodifiableSet()).size());
        show(() -> Stream.of(1, null).collect(Collectors.toUnmodifiableList()));
        show(() -> Stream.of(1, null).collect(Collectors.toList()));
        show(() -> WORDS.stream().collect(Collectors.joining()));
        show(() -> WORDS.stream().collect(Collectors.joining(", ")));
        show(() -> WORDS.stream().limit(2).collect(Collectors.joining("; ", "<", ">")));
        show(() -> Stream.<String>empty().collect(Collectors.joining("; ", "<", ">")));
    }

    static void maps() {
        show(() -> WORDS.stream().distinct().collect(Collectors.toMap(w -> w.charAt(0), String::length)));
        show(() -> WORDS.stream().collect(Collectors.toMap(w -> w, String::length)));
        show(() -> WORDS.stream().collect(Collectors.toMap(w -> w, w -> 1, Integer::sum)));
        show(() -> WORDS.stream().collect(Collectors.toMap(w -> w, w -> 1, Integer::sum, TreeMap::new)));
        show(() -> Stream.of(1).collect(Collectors.toMap(n -> n, n -> null)));
        show(() -> WORDS.stream().collect(Collectors.toUnmodifiableMap(w -> w, w -> 1, (x, y) -> x)).put("a", 1));
        show(() -> WORDS.stream().collect(Collectors.toMap(Function.identity(), String::length,
                (a, b) -> a, LinkedHashMap::new)));
        show(() -> WORDS.stream().collect(Collectors.groupingBy(String::length)));
        show(() -> WORDS.stream().collect(Collectors.groupingBy(String::length, Collectors.counting())));
        show(() -> WORDS.stream().collect(Collectors.groupingBy(w -> w.charAt(0), TreeMap::new,
                Collectors.mapping(String::toUpperCase, Collectors.joining("+")))));
        show(() -> WORDS.stream().collect(Collectors.groupingBy(w -> (String) null)));
        show(() -> WORDS.stream().collect(Collectors.groupingBy(String::length,
                Collectors.groupingBy(w -> w.charAt(0), Collectors.toSet()))));
        show(() -> WORDS.stream().collect(Collectors.partitioningBy(w -> w.length() > 4)));
        show(() -> WORDS.stream().collect(Collectors.partitioningBy(w -> w.length() > 9, Collectors.counting())));
        Map<Boolean, List<String>> parts = WORDS.stream().collect(Collectors.partitioningBy(w -> w.contains("a")));
        show(() -> parts.get(true).size() + " " + parts.keySet() + parts.get("x") + parts.containsKey(false));
    }

    static void numbers() {
        show(() -> WORDS.stream().collect(Collectors.counting()));
        show(() -> WORDS.stream().collect(Collectors.summingInt(String::length)));
        show(() -> WORDS.stream().collect(Collectors.summingLong(String::length)));
        show(() -> Stream.of(0.1, 0.2, 0.3).collect(Collectors.summingDouble(d -> d)));
        show(() -> WORDS.stream().collect(Collectors.averagingInt(String::length)));
        show(() -> Stream.<String>empty().collect(Collectors.averagingLong(String::length)));
        show(() -> Stream.of(0.1, 0.2, 0.3).collect(Collectors.averagingDouble(d -> d)));
        show(() -> WORDS.stream().collect(Collectors.summarizingInt(String::length)));
        show(() -> WORDS.stream().collect(Collectors.summarizingLong(String::length)).getMax());
        show(() -> WORDS.stream().collect(Collectors.summarizingDouble(String::length)).getMin());
        show(() -> WORDS.stream().collect(Collectors.minBy(Comparator.naturalOrder())));
        show(() -> WORDS.stream().collect(Collectors.maxBy(Comparator.naturalOrder())));
    }

    static void composed() {
        show(() -> WORDS.stream().collect(Collectors.reducing("", (a, b) -> a + b.charAt(0))));
        show(() -> WORDS.stream().collect(Collectors.reducing(0, String::length, Integer::sum)));
        show(() -> WORDS.stream().collect(Collectors.reducing((a, b) -> b)));
        show(() -> Stream.empty().collect(Collectors.reducing((a, b) -> b)));
        show(() -> WORDS.stream().collect(Collectors.filtering(w -> w.length() == 5, Collectors.toList())));
        show(() -> WORDS.stream().collect(Collectors.flatMapping(w -> w.chars().mapToObj(c -> (char) c),
                Collectors.toCollection(TreeSet::new))));
        show(() -> WORDS.stream().collect(Collectors.collectingAndThen(Collectors.toList(), List::size)));
        show(() -> IntStream.rangeClosed(1, 4).boxed().collect(Collectors.teeing(
                Collectors.summingInt(n -> n), Collectors.counting(), (sum, n) -> sum + "/" + n)));
        Collector<Integer, int[], Integer> squares = Collector.of(() -> new int[1],
                (a, n) -> a[0] += n * n, (a, b) -> a, a -> a[0]);
        show(() -> Stream.of(1, 2, 3).collect(squares) + " " + squares.characteristics());
        Collector<String, StringBuilder, StringBuilder> append =
                Collector.of(StringBuilder::new, StringBuilder::append, StringBuilder::append);
        show(() -> WORDS.stream().collect(append) + " " + append.characteristics());
        show(() -> Collectors.toSet().characteristics() + " " + Collectors.toList().characteristics()
                + " " + Collectors.counting().characteristics());
        show(() -> EnumSet.allOf(Collector.Characteristics.class));
        show(() -> WORDS.stream().collect((Collector<String, ?, String>) null));
    }

    public static void main(String[] args) {
        collections();
        maps();
        numbers();
        composed();
    }
}

// expect:
// [delta, alpha, charlie, bravo, alpha, echo]
// [bravo, alpha, delta, echo, charlie]
// alpha
// echo
// java.lang.UnsupportedOperationException
// 5
// class java.lang.NullPointerException
// [1, null]
// deltaalphacharliebravoalphaecho
// delta, alpha, charlie, bravo, alpha, echo
// <delta; alpha>
// <>
// {a=5, b=5, c=7, d=5, e=4}
// java.lang.IllegalStateException: Duplicate key alpha (attempted merging values 5 and 5)
// {bravo=1, alpha=2, delta=1, echo=1, charlie=1}
// {alpha=2, bravo=1, charlie=1, delta=1, echo=1}
// class java.lang.NullPointerException
// java.lang.UnsupportedOperationException
// {delta=5, alpha=5, charlie=7, bravo=5, echo=4}
// {4=[echo], 5=[delta, alpha, bravo, alpha], 7=[charlie]}
// {4=1, 5=4, 7=1}
// {a=ALPHA+ALPHA, b=BRAVO, c=CHARLIE, d=DELTA, e=ECHO}
// class java.lang.NullPointerException
// {4={e=[echo]}, 5={a=[alpha], b=[bravo], d=[delta]}, 7={c=[charlie]}}
// {false=[echo], true=[delta, alpha, charlie, bravo, alpha]}
// {false=6, true=0}
// 5 [false, true]nulltrue
// 6
// 31
// 31
// 0.6
// 5.166666666666667
// 0.0
// 0.19999999999999998
// IntSummaryStatistics{count=6, sum=31, min=4, average=5.166667, max=7}
// 7
// 4.0
// Optional[alpha]
// Optional[echo]
// dacbae
// 31
// Optional[echo]
// Optional.empty
// [delta, alpha, bravo, alpha]
// [a, b, c, d, e, h, i, l, o, p, r, t, v]
// 6
// 10/4
// 14 []
// deltaalphacharliebravoalphaecho [IDENTITY_FINISH]
// [UNORDERED, IDENTITY_FINISH] [IDENTITY_FINISH] []
// [CONCURRENT, UNORDERED, IDENTITY_FINISH]
// class java.lang.NullPointerException
