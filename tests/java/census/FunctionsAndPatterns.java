import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Functional interfaces called directly, comparators, and matchers. */
public class FunctionsAndPatterns {
    record Item(String name, double price, int stock) {
    }

    static void functions() {
        StringBuilder log = new StringBuilder();
        Consumer<String> first = log::append;
        first.andThen(s -> log.append(s.length()).append(' ')).accept("four");
        BiConsumer<String, Integer> times = (s, n) -> log.append(s.repeat(n));
        times.accept("ab", 2);
        BiPredicate<String, String> prefix = String::startsWith;
        IntUnaryOperator square = n -> n * n;
        System.out.println(log + " " + prefix.test("prefix", "pre") + " " + square.applyAsInt(12)
                + " " + square.andThen(n -> n + 1).applyAsInt(3));
        IntStream.rangeClosed(1, 4).map(square).forEach(n -> System.out.print(n + " "));
        System.out.println(Stream.of("only").findAny().get() + Stream.empty().findAny());
        List<Item> items = List.of(new Item("nut", 0.5, 10), new Item("bolt", 0.5, 3),
                new Item("gear", 0.25, 1));
        for (Item item : items.stream().sorted(Comparator.comparingDouble(Item::price)
                .thenComparingInt(Item::stock)).toList()) {
            System.out.println(item);
        }
    }

    static void patterns() {
        Matcher matcher = Pattern.compile("(\\w)(\\d+)?").matcher("a1 b c33");
        while (matcher.find()) {
            System.out.print(matcher.group() + ":" + matcher.group(1) + matcher.group(2) + " ");
        }
        System.out.println(matcher.groupCount() + " " + matcher.reset("x9").matches());
        MatchResult result = matcher.toMatchResult();
        System.out.println(result.groupCount() + result.group(2));
        System.out.println(matcher.reset("p1q2").replaceAll("<$2$1>") + " "
                + Pattern.matches("[a-c]+", "abcab") + " "
                + String.join("|", Pattern.compile("\\s*,\\s*").split("a , b,c ,,")));
        try {
            matcher.reset("none");
            matcher.group();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] args) {
        functions();
        patterns();
    }
}

// expect:
// four4 abab true 144 10
// 1 4 9 16 onlyOptional.empty
// Item[name=gear, price=0.25, stock=1]
// Item[name=bolt, price=0.5, stock=3]
// Item[name=nut, price=0.5, stock=10]
// a1:a1 b:bnull c33:c33 2 true
// 29
// <1p><2q> true a|b|c
// No match found
