import java.util.Arrays;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts words with streams and collectors. */
public class WordCount {
    static final String TEXT = """
            The north wind and the sun were disputing which was the stronger,
            when a traveller came along wrapped in a warm cloak. They agreed that
            the one who first made the traveller take his cloak off should be
            considered stronger than the other. Then the north wind blew as hard
            as he could; but the more he blew, the more closely did the traveller
            fold his cloak around him.
            """;
    static final Pattern WORD = Pattern.compile("[^\\p{L}]+");

    static Stream<String> words(String text) {
        return text.lines().flatMap(WORD::splitAsStream).filter(w -> !w.isEmpty())
                .map(w -> w.toLowerCase(Locale.ROOT));
    }

    record Count(String word, long times) {
        static final Comparator<Count> ORDER =
                Comparator.comparingLong(Count::times).reversed().thenComparing(Count::word);
    }

    static List<Count> top(Stream<String> words, int n) {
        return words.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet().stream().map(e -> new Count(e.getKey(), e.getValue()))
                .sorted(Count.ORDER).limit(n).collect(Collectors.toList());
    }

    static Collector<String, ?, String> longest() {
        return Collector.of(() -> new String[] {""},
                (best, w) -> best[0] = w.length() > best[0].length() ? w : best[0],
                (a, b) -> a[0].length() >= b[0].length() ? a : b, best -> best[0]);
    }

    static void show(Object o) {
        System.out.println(o);
    }

    public static void main(String[] args) {
        top(words(TEXT), 6).forEach(WordCount::show);
        IntSummaryStatistics lengths = words(TEXT).mapToInt(String::length).summaryStatistics();
        show(lengths);
        show(words(TEXT).distinct().count() + " " + words(TEXT).collect(longest()));
        Map<Integer, List<String>> byLength = words(TEXT).filter(w -> w.length() > 5).sorted()
                .distinct().collect(Collectors.groupingBy(String::length, TreeMap::new,
                        Collectors.toList()));
        byLength.forEach((length, list) -> show(length + " " + list));
        Map<Boolean, Long> parts = words(TEXT).collect(Collectors.partitioningBy(
                w -> "aeiou".indexOf(w.charAt(0)) >= 0, Collectors.counting()));
        show(parts);
        show(words(TEXT).collect(Collectors.toMap(w -> w.charAt(0), w -> 1,
                Integer::sum, TreeMap::new)));
        show(words(TEXT).skip(3).limit(5).collect(Collectors.joining(" ", "<", ">")));
        show(TEXT.chars().filter(Character::isLetter).mapToObj(c -> (char) c)
                .map(Character::toLowerCase)
                .collect(Collectors.groupingBy(c -> c, TreeMap::new, Collectors.counting()))
                .descendingMap().entrySet().stream().limit(4).toList());
        show(words(TEXT).reduce(0, (sum, w) -> sum + w.hashCode(), Integer::sum));
        int[] lineLengths = TEXT.lines().mapToInt(String::length).toArray();
        show(Arrays.toString(lineLengths) + " "
                + IntStream.range(0, lineLengths.length).filter(i -> lineLengths[i] > 66).boxed()
                        .map(i -> "line " + (i + 1)).toList());
        show(words(TEXT).parallel().mapToInt(String::length).sum() + " "
                + words(TEXT).anyMatch("sun"::equals) + " " + words(TEXT).noneMatch("sea"::equals)
                + " " + words(TEXT).takeWhile(w -> !w.equals("sun")).count() + " "
                + words(TEXT).dropWhile(w -> !w.equals("fold")).toList());
        show(Stream.iterate(1, n -> n < 200, n -> n * 3).map(String::valueOf)
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::copyOf)));
        show(words(TEXT).collect(Collectors.teeing(Collectors.counting(),
                Collectors.averagingInt(String::length), (n, mean) -> n + " of " + mean)));
    }
}

// expect:
// Count[word=the, times=10]
// Count[word=cloak, times=3]
// Count[word=traveller, times=3]
// Count[word=a, times=2]
// Count[word=as, times=2]
// Count[word=blew, times=2]
// IntSummaryStatistics{count=69, sum=293, min=1, average=4.246377, max=10}
// 47 considered
// 6 [agreed, around, should]
// 7 [closely, wrapped]
// 8 [stronger]
// 9 [disputing, traveller]
// 10 [considered]
// {false=57, true=12}
// {a=8, b=4, c=7, d=2, f=2, h=6, i=1, m=3, n=2, o=3, s=4, t=18, w=9}
// <and the sun were disputing>
// [y=2, w=11, v=3, u=6]
// -1650774061
// [65, 69, 65, 68, 69, 26] [line 2, line 4, line 5]
// 293 true true 5 [fold, his, cloak, around, him]
// [1, 3, 9, 27, 81]
// 69 of 4.246376811594203
