import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

public class StreamsOfObjects {
    interface Action {
        Object run();
    }

    static void show(Action a) {
        try {
            System.out.println(a.run());
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }

    static final List<String> WORDS = List.of("delta", "alpha", "charlie", "bravo", "alpha", "echo");

    static void stages() {
        show(() -> WORDS.stream().filter(w -> w.length() == 5).map(String::toUpperCase).toList());
        show(() -> WORDS.stream().distinct().sorted().collect(Collectors.toList()));
        show(() -> WORDS.stream().sorted(Comparator.comparing(String::length)
                .thenComparing(Comparator.reverseOrder())).toList());
        show(() -> WORDS.stream().skip(1).limit(3).toList());
        show(() -> WORDS.stream().skip(10).toList());
        show(() -> WORDS.stream().limit(0).findFirst());
        show(() -> WORDS.stream().takeWhile(w -> !w.startsWith("b")).toList());
        show(() -> WORDS.stream().dropWhile(w -> !w.startsWith("b")).toList());
        show(() -> WORDS.stream().flatMap(w -> w.chars().mapToObj(c -> (char) c)).distinct().count());
        show(() -> WORDS.stream().<Object>mapMulti((w, out) -> {
            out.accept(w.length());
            if (w.length() > 5) {
                out.accept(w);
            }
        }).toList());
        show(() -> WORDS.stream().mapToInt(String::length).sum());
        show(() -> WORDS.stream().mapToLong(String::length).max());
        show(() -> WORDS.stream().mapToDouble(String::length).average());
        show(() -> WORDS.stream().flatMapToInt(String::chars).filter(c -> c == 'a').count());
        show(() -> Stream.of(1, 2).mapMultiToInt((n, out) -> {
            out.accept(n);
            out.accept(n * 10);
        }).boxed().toList());
        show(() -> Stream.of(List.of(1, 2), List.<Integer>of(), List.of(3)).flatMap(List::stream).toList());
        show(() -> Stream.of(1, 2, 3).flatMap(n -> n == 2 ? null : Stream.of(n, -n)).toList());
    }

    static void results() {
        show(() -> WORDS.stream().reduce("", String::concat));
        show(() -> WORDS.stream().reduce((a, b) -> a.length() >= b.length() ? a : b));
        show(() -> WORDS.stream().reduce(0, (n, w) -> n + w.length(), Integer::sum));
        show(() -> Stream.<String>empty().reduce(String::concat));
        show(() -> WORDS.stream().min(Comparator.naturalOrder()).get()
                + WORDS.stream().max(Comparator.comparing(String::length)).get());
        show(() -> WORDS.stream().anyMatch("echo"::equals) + " " + WORDS.stream().allMatch(w -> w.length() > 3)
                + " " + WORDS.stream().noneMatch(String::isEmpty) + " " + Stream.empty().allMatch(x -> false));
        show(() -> WORDS.stream().findFirst());
        show(() -> Stream.of((Object) null).findFirst());
        show(() -> Arrays.toString(WORDS.stream().toArray()));
        show(() -> Arrays.toString(WORDS.stream().map(String::length).toArray(Integer[]::new)));
        show(() -> WORDS.stream().toArray(Integer[]::new));
        show(() -> WORDS.stream().collect(ArrayList::new, (l, w) -> l.add(0, w), ArrayList::addAll));
        show(() -> WORDS.stream().toList().set(0, "x"));
        show(() -> Stream.of(1, null, 3).toList());
        show(() -> Stream.ofNullable(null).count() + Stream.ofNullable(1).count());
        show(() -> Stream.of(new Object(), new Object()).sorted().toList());
        show(() -> Optional.of(3).stream().toList() + " " + Optional.empty().stream().toList());
    }

    static void laziness() {
        StringBuilder log = new StringBuilder();
        Stream<Integer> s = Stream.of(5, 1, 4, 2, 3).peek(n -> log.append('a').append(n))
                .filter(n -> n > 1).peek(n -> log.append('b').append(n)).sorted()
                .peek(n -> log.append('c').append(n)).limit(2);
        log.append('|');
        show(() -> s.toList() + " " + log);
        log.setLength(0);
        show(() -> Stream.iterate(1, n -> {
            log.append('i');
            return n * 2;
        }).peek(n -> log.append(n)).skip(2).limit(3).toList() + " " + log);
        log.setLength(0);
        show(() -> List.of(1, 2, 3).stream().peek(log::append).map(n -> n + 1).count() + " [" + log + "]");
        show(() -> List.of(1, 2, 3).stream().peek(log::append).filter(n -> n > 1).count() + " [" + log + "]");
        log.setLength(0);
        show(() -> Stream.of(1, 2, 3, 4).skip(1).limit(2).peek(log::append).count() + " [" + log + "]");
        show(() -> Stream.of(1, 2, 3).flatMap(n -> Stream.iterate(n, k -> k + 1).peek(log::append))
                .limit(3).toList() + " [" + log + "]");
        log.setLength(0);
        show(() -> Stream.of(1, 2, 3).flatMap(n -> Stream.of(n, n).peek(log::append))
                .anyMatch(n -> n == 2) + " [" + log + "]");
        show(() -> Stream.iterate(1, n -> n < 100, n -> n * 3).toList());
        int[] count = {0};
        show(() -> Stream.generate(() -> count[0]++).limit(4).toList() + " " + count[0]);
        show(() -> Stream.iterate(1, n -> n + 1).takeWhile(n -> n < 5).dropWhile(n -> n < 3).toList());
        List<Integer> late = new ArrayList<>(List.of(1, 2));
        Stream<Integer> bound = late.stream();
        late.add(3);
        show(() -> bound.toList());
        show(() -> {
            late.stream().forEach(n -> late.add(n));
            return null;
        });
        show(() -> late.size());
    }

    static void use() {
        Stream<String> once = WORDS.stream();
        once.count();
        show(() -> once.count());
        show(() -> once.filter(x -> true));
        show(() -> once.iterator());
        show(() -> once.onClose(() -> { }));
        Stream<String> linked = WORDS.stream();
        linked.map(x -> x);
        show(() -> linked.map(x -> x));
        show(() -> WORDS.stream().filter(null));
        show(() -> WORDS.stream().limit(-1));
        show(() -> WORDS.stream().skip(-2));
        StringBuilder log = new StringBuilder();
        try (Stream<String> s = WORDS.stream().onClose(() -> log.append("first ")).map(w -> w)
                .onClose(() -> log.append("second "))) {
            log.append(s.count()).append(' ');
        }
        System.out.println(log);
        try {
            Stream.of(1).onClose(() -> {
                throw new IllegalStateException("one");
            }).onClose(() -> {
                throw new IllegalArgumentException("two");
            }).close();
        } catch (IllegalStateException e) {
            System.out.println(e + " " + Arrays.toString(e.getSuppressed()));
        }
        show(() -> {
            Stream<Integer> s = Stream.of(1);
            s.close();
            return s.count();
        });
        log.setLength(0);
        show(() -> Stream.of(1, 2).flatMap(n -> Stream.of(n).onClose(() -> log.append("closed" + n)))
                .toList() + " " + log);
        show(() -> WORDS.parallelStream().isParallel() + " " + WORDS.stream().parallel().sequential().isParallel()
                + WORDS.parallelStream().map(String::length).toList());
    }

    static void sources() {
        show(() -> Stream.concat(Stream.of(1, 2).filter(n -> n > 1), Stream.of(3)).map(n -> n * n).toList());
        show(() -> Stream.concat(Stream.of(1, 2), Stream.of(3)).count());
        show(() -> Stream.<String>builder().add("x").add("y").build().collect(Collectors.joining("-")));
        show(() -> {
            Stream.Builder<Integer> b = Stream.builder();
            b.accept(1);
            b.build();
            b.accept(2);
            return b;
        });
        show(() -> Arrays.stream(new String[] {"a", "b", "c", "d"}, 1, 3).toList());
        show(() -> Arrays.stream(new String[2], 1, 3).toList());
        show(() -> "one\ntwo\r\n\nthree".lines().map(String::length).toList());
        show(() -> "h\u00e9\ud83d\ude00!".chars().boxed().toList() + "" + "a\ud83d\ude00!".codePoints().boxed().toList());
        show(() -> java.util.regex.Pattern.compile(",").splitAsStream("a,b,,c,,").toList());
        show(() -> java.util.regex.Pattern.compile("[0-9]+").matcher("a1b22c333").results()
                .map(m -> m.group() + "@" + m.start()).toList());
        show(() -> StreamSupport.stream(new TreeSet<>(List.of(3, 1, 2)).spliterator(), false).toList());
        Iterator<Integer> i = Stream.of(1, 2, 3, 4).filter(n -> n % 2 == 0).iterator();
        show(() -> i.next() + " " + i.hasNext() + i.hasNext() + " " + i.next() + " " + i.hasNext());
        show(() -> i.next());
        Spliterator<Integer> sp = Stream.of(1, 2, 3).map(n -> n * 2).spliterator();
        show(() -> sp.tryAdvance(n -> System.out.print(n + " ")) + "");
        sp.forEachRemaining(n -> System.out.print(n + " "));
        show(() -> sp.tryAdvance(n -> System.out.print(n)));
        Spliterator<Integer> list = new ArrayList<>(List.of(1, 2, 3, 4, 5)).spliterator();
        Spliterator<Integer> front = list.trySplit();
        show(() -> front.estimateSize() + " " + list.estimateSize() + " "
                + StreamSupport.stream(front, false).toList() + StreamSupport.stream(list, false).toList());
        show(() -> IntStream.range(0, 5).boxed().collect(Collectors.toList()).stream().skip(2).toList());
    }

    public static void main(String[] args) {
        stages();
        results();
        laziness();
        use();
        sources();
    }
}

// expect:
// [DELTA, ALPHA, BRAVO, ALPHA]
// [alpha, bravo, charlie, delta, echo]
// [echo, delta, bravo, alpha, alpha, charlie]
// [alpha, charlie, bravo]
// []
// Optional.empty
// [delta, alpha, charlie]
// [bravo, alpha, echo]
// 13
// [5, 5, 7, charlie, 5, 5, 4]
// 31
// OptionalLong[7]
// OptionalDouble[5.166666666666667]
// 7
// [1, 10, 2, 20]
// [1, 2, 3]
// [1, -1, 3, -3]
// deltaalphacharliebravoalphaecho
// Optional[charlie]
// 31
// Optional.empty
// alphacharlie
// true true true true
// Optional[delta]
// java.lang.NullPointerException
// [delta, alpha, charlie, bravo, alpha, echo]
// [5, 5, 7, 5, 5, 4]
// java.lang.ArrayStoreException: java.lang.String
// [echo, alpha, bravo, charlie, alpha, delta]
// java.lang.UnsupportedOperationException
// [1, null, 3]
// 1
// java.lang.ClassCastException: class java.lang.Object cannot be cast to class java.lang.Comparable (java.lang.Object and java.lang.Comparable are in module java.base of loader 'bootstrap')
// [3] []
// [2, 3] |a5b5a1a4b4a2b2a3b3c2c3
// [4, 8, 16] 1i2i4i8i16
// 3 []
// 2 [123]
// 2 []
// [1, 2, 3] [123]
// true [112]
// [1, 3, 9, 27, 81]
// [0, 1, 2, 3] 4
// [3, 4]
// [1, 2, 3]
// java.util.ConcurrentModificationException
// 6
// java.lang.IllegalStateException: stream has already been operated upon or closed
// java.lang.IllegalStateException: stream has already been operated upon or closed
// java.lang.IllegalStateException: stream has already been operated upon or closed
// java.lang.IllegalStateException: stream has already been operated upon or closed
// java.lang.IllegalStateException: stream has already been operated upon or closed
// java.lang.NullPointerException
// java.lang.IllegalArgumentException: -1
// java.lang.IllegalArgumentException: -2
// 6 first second
// java.lang.IllegalStateException: one [java.lang.IllegalArgumentException: two]
// java.lang.IllegalStateException: stream has already been operated upon or closed
// [1, 2] closed1closed2
// true false[5, 5, 7, 5, 5, 4]
// [4, 9]
// 3
// x-y
// java.lang.IllegalStateException
// [b, c]
// java.lang.ArrayIndexOutOfBoundsException: Array index out of range: 3
// [3, 3, 0, 5]
// [104, 233, 55357, 56832, 33][97, 128512, 33]
// [a, b, , c]
// [1@1, 22@3, 333@6]
// [1, 2, 3]
// 2 truetrue 4 false
// java.util.NoSuchElementException
// 2 true
// 4 6 false
// 2 3 [1, 2][3, 4, 5]
// [2, 3, 4]
