import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.LongSummaryStatistics;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.Spliterator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

public class StreamsOfNumbers {
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

    static void ints() {
        show(() -> IntStream.range(0, 5).sum() + " " + IntStream.rangeClosed(0, 5).sum());
        show(() -> IntStream.range(5, 0).count() + " " + IntStream.rangeClosed(5, 4).count());
        show(() -> IntStream.rangeClosed(Integer.MAX_VALUE - 1, Integer.MAX_VALUE).boxed().toList());
        show(() -> IntStream.rangeClosed(Integer.MIN_VALUE, Integer.MAX_VALUE).count());
        show(() -> IntStream.of(3, 1, 2).sorted().boxed().toList());
        show(() -> Arrays.toString(IntStream.of(3, 1, 3, 2, 1).distinct().toArray()));
        show(() -> Arrays.toString(IntStream.iterate(1, n -> n * 2).limit(10).skip(4).toArray()));
        show(() -> Arrays.toString(IntStream.iterate(1, n -> n < 50, n -> n * 3).toArray()));
        show(() -> IntStream.of(1, 2, 3).map(n -> n * n).filter(n -> n > 1).mapToObj(n -> "n" + n).toList());
        show(() -> IntStream.of(1, 2).mapToLong(n -> n * 10_000_000_000L).sum());
        show(() -> IntStream.of(1, 2).mapToDouble(n -> n / 4.0).sum());
        show(() -> IntStream.of(1, 2).asLongStream().max() + " " + IntStream.of(1, 2).asDoubleStream().min());
        show(() -> Arrays.toString(IntStream.range(1, 4).flatMap(n -> IntStream.range(0, n)).toArray()));
        show(() -> Arrays.toString(IntStream.range(1, 4).mapMulti((n, out) -> {
            out.accept(n);
            out.accept(-n);
        }).toArray()));
        show(() -> IntStream.of(4, 5, 6).reduce(1, (a, b) -> a * b) + " " + IntStream.of(7).reduce(Integer::sum)
                + " " + IntStream.empty().reduce(Integer::sum));
        show(() -> IntStream.of(4, 9, 6).max() + " " + IntStream.of(4, 9, 6).min() + " " + IntStream.empty().max());
        show(() -> IntStream.of(4, 9, 6).average() + " " + IntStream.empty().average());
        show(() -> IntStream.of(4, 9, 6).anyMatch(n -> n > 8) + " " + IntStream.of(4, 9).allMatch(n -> n > 8)
                + " " + IntStream.of(4, 9).noneMatch(n -> n > 9));
        show(() -> IntStream.of(4, 9).findFirst().getAsInt() + " " + IntStream.empty().findAny());
        show(() -> IntStream.of(4, 9).findFirst().stream().sum() + OptionalInt.empty().stream().sum());
        show(() -> IntStream.range(0, 10).takeWhile(n -> n < 4).dropWhile(n -> n < 2).boxed().toList());
        show(() -> IntStream.concat(IntStream.of(1), IntStream.range(5, 7)).boxed().toList());
        show(() -> IntStream.range(0, 4).collect(StringBuilder::new, (sb, n) -> sb.append(n),
                StringBuilder::append).toString());
        show(() -> IntStream.builder().add(1).add(2).build().peek(n -> System.out.print(n + " ")).sum());
        show(() -> IntStream.range(0, 20).parallel().filter(n -> n % 7 == 0).boxed().toList());
        show(() -> Arrays.stream(new int[] {1, 2, 3, 4}, 1, 3).sum());
        show(() -> {
            IntStream s = IntStream.of(1);
            s.sum();
            return s.sum();
        });
        PrimitiveIterator.OfInt i = IntStream.of(1, 2, 3).map(n -> n + 1).iterator();
        show(() -> i.nextInt() + i.next());
        i.forEachRemaining((int n) -> System.out.println("rest " + n));
        show(() -> i.nextInt());
        Spliterator.OfInt s = IntStream.range(0, 100).spliterator();
        Spliterator.OfInt front = s.trySplit();
        show(() -> front.estimateSize() + s.estimateSize() + " " + s.hasCharacteristics(Spliterator.SORTED)
                + front.hasCharacteristics(Spliterator.SIZED));
    }

    static void longsAndDoubles() {
        show(() -> LongStream.rangeClosed(1, 20).reduce(1, (a, b) -> a * b));
        show(() -> LongStream.range(Long.MIN_VALUE, Long.MIN_VALUE + 3).boxed().toList());
        show(() -> LongStream.rangeClosed(Long.MAX_VALUE - 1, Long.MAX_VALUE).count());
        show(() -> LongStream.of(Long.MAX_VALUE, 1).sum() + " " + LongStream.of(1, 2).average());
        show(() -> LongStream.iterate(1, n -> n * 10).limit(5).mapToInt(n -> (int) n).sum());
        show(() -> LongStream.of(5, 4, 5).distinct().sorted().mapToObj(Long::toString).toList());
        show(() -> LongStream.range(0, 9).skip(2).count());
        show(() -> LongStream.of(1, 2, 3).asDoubleStream().boxed().toList());
        show(() -> DoubleStream.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6).sum());
        show(() -> DoubleStream.iterate(0.1, x -> x + 0.1).limit(1000).sum());
        show(() -> DoubleStream.generate(() -> 0.1).limit(1000).average());
        show(() -> DoubleStream.of(1e100, 1.0, -1e100).sum());
        show(() -> DoubleStream.of(Double.POSITIVE_INFINITY, 1.0).sum() + " "
                + DoubleStream.of(Double.MAX_VALUE, Double.MAX_VALUE).sum() + " "
                + DoubleStream.of(Double.NaN, 1.0).sum() + " " + DoubleStream.empty().sum());
        show(() -> DoubleStream.of(1.0, Double.NaN).min() + " " + DoubleStream.of(-0.0, 0.0).max()
                + " " + DoubleStream.of(-0.0, 0.0).min());
        show(() -> Arrays.toString(DoubleStream.of(2.5, -1, Double.NaN, 0.0, -0.0).sorted().toArray()));
        show(() -> DoubleStream.of(1.5, 2.5).mapToInt(d -> (int) d).sum() + " "
                + DoubleStream.of(1.5, 2.5).mapToLong(Math::round).boxed().toList());
    }

    static void statistics() {
        IntSummaryStatistics a = IntStream.of(4, 8, 15, 16, 23, 42).summaryStatistics();
        show(() -> a);
        show(() -> new IntSummaryStatistics());
        show(() -> LongStream.of(1, 5).summaryStatistics());
        show(() -> new LongSummaryStatistics());
        DoubleSummaryStatistics d = DoubleStream.of(1.25, 2.5, -3).summaryStatistics();
        show(() -> d);
        show(() -> new DoubleSummaryStatistics());
        IntSummaryStatistics b = new IntSummaryStatistics(2, -1, 7, 6);
        a.combine(b);
        show(() -> a.getCount() + " " + a.getSum() + " " + a.getMin() + " " + a.getMax() + " " + a.getAverage());
        d.combine(DoubleStream.of(0.1, 0.7).summaryStatistics());
        show(() -> d.getSum() + " " + d.getAverage());
        show(() -> new IntSummaryStatistics(-1, 0, 0, 0));
        show(() -> new IntSummaryStatistics(1, 2, 1, 0));
        show(() -> new DoubleSummaryStatistics(1, 2, Double.NaN, 0));
    }

    static void randoms() {
        show(() -> new Random(42).ints(5).boxed().toList());
        show(() -> new Random(42).ints(8, 0, 10).boxed().toList());
        show(() -> new Random(42).ints(4, 0, 16).boxed().toList());
        show(() -> new Random(42).ints(-2_000_000_000, 2_000_000_000).limit(3).boxed().toList());
        show(() -> new Random(42).longs(3).boxed().toList());
        show(() -> new Random(42).longs(5, 10, 1000).boxed().toList());
        show(() -> new Random(42).doubles(3).boxed().toList());
        show(() -> new Random(42).doubles(3, -1, 1).boxed().toList());
        show(() -> new Random(42).ints(-1));
        show(() -> new Random(42).ints(1, 5, 5));
        show(() -> new Random(7).nextInt(5, 50) + " " + new Random(7).nextLong(100) + " "
                + new Random(7).nextLong(-5, 5) + " " + new Random(7).nextDouble(3) + " "
                + new Random(7).nextDouble(2, 3) + " " + new Random(7).nextFloat(2));
    }

    public static void main(String[] args) {
        ints();
        longsAndDoubles();
        statistics();
        randoms();
    }
}

// expect:
// 10 15
// 0 0
// [2147483646, 2147483647]
// 4294967296
// [1, 2, 3]
// [3, 1, 2]
// [16, 32, 64, 128, 256, 512]
// [1, 3, 9, 27]
// [n4, n9]
// 30000000000
// 0.75
// OptionalLong[2] OptionalDouble[1.0]
// [0, 0, 1, 0, 1, 2]
// [1, -1, 2, -2, 3, -3]
// 120 OptionalInt[7] OptionalInt.empty
// OptionalInt[9] OptionalInt[4] OptionalInt.empty
// OptionalDouble[6.333333333333333] OptionalDouble.empty
// true false true
// 4 OptionalInt.empty
// 4
// [2, 3]
// [1, 5, 6]
// 0123
// 1 2 3
// [0, 7, 14]
// 5
// java.lang.IllegalStateException: stream has already been operated upon or closed
// 5
// rest 4
// java.util.NoSuchElementException
// 100 truetrue
// 2432902008176640000
// [-9223372036854775808, -9223372036854775807, -9223372036854775806]
// 2
// -9223372036854775808 OptionalDouble[1.5]
// 11111
// [4, 5]
// 7
// [1.0, 2.0, 3.0]
// 2.1
// 50050.0
// OptionalDouble[0.1]
// 0.0
// Infinity Infinity NaN 0.0
// OptionalDouble[NaN] OptionalDouble[0.0] OptionalDouble[-0.0]
// [-1.0, -0.0, 0.0, 2.5, NaN]
// 3 [2, 3]
// IntSummaryStatistics{count=6, sum=108, min=4, average=18.000000, max=42}
// IntSummaryStatistics{count=0, sum=0, min=2147483647, average=0.000000, max=-2147483648}
// LongSummaryStatistics{count=2, sum=6, min=1, average=3.000000, max=5}
// LongSummaryStatistics{count=0, sum=0, min=9223372036854775807, average=0.000000, max=-9223372036854775808}
// DoubleSummaryStatistics{count=3, sum=0.750000, min=-3.000000, average=0.250000, max=2.500000}
// DoubleSummaryStatistics{count=0, sum=0.000000, min=Infinity, average=0.000000, max=-Infinity}
// 8 114 -1 42 14.25
// 1.5499999999999998 0.30999999999999994
// java.lang.IllegalArgumentException: Negative count value
// java.lang.IllegalArgumentException: Minimum greater than maximum
// java.lang.IllegalArgumentException: Some, not all, of the minimum, maximum, or sum is NaN
// [-1170105035, 234785527, -1360544799, 205897768, 1325939940]
// [0, 3, 8, 4, 0, 5, 5, 8]
// [5, 7, 1, 8]
// [-1170105035, 234785527, -1360544799]
// [-5025562857975149833, -5843495416241995736, 5694868678511409995]
// [11, 830, 897, 698, 67]
// [0.7275636800328681, 0.6832234717598454, 0.30871945533265976]
// [0.4551273600657362, 0.36644694351969087, -0.38256108933468047]
// java.lang.IllegalArgumentException: size must be non-negative
// java.lang.IllegalArgumentException: bound must be greater than origin
// 21 20 -5 2.1920971261801263 2.730699042060042 1.461398
