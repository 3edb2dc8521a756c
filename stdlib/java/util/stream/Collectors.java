package java.util.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** The usual collectors. */
public final class Collectors {
    private static final Set<Collector.Characteristics> IDENTITY = Collections.unmodifiableSet(
            EnumSet.of(Collector.Characteristics.IDENTITY_FINISH));
    private static final Set<Collector.Characteristics> UNORDERED_IDENTITY =
            Collections.unmodifiableSet(EnumSet.of(Collector.Characteristics.UNORDERED,
                    Collector.Characteristics.IDENTITY_FINISH));
    private static final Set<Collector.Characteristics> UNORDERED = Collections.unmodifiableSet(
            EnumSet.of(Collector.Characteristics.UNORDERED));
    private static final Set<Collector.Characteristics> CONCURRENT_IDENTITY =
            Collections.unmodifiableSet(EnumSet.allOf(Collector.Characteristics.class));
    private static final Set<Collector.Characteristics> CONCURRENT = Collections.unmodifiableSet(
            EnumSet.of(Collector.Characteristics.CONCURRENT,
                    Collector.Characteristics.UNORDERED));
    private static final Set<Collector.Characteristics> NONE = Collections.emptySet();

    private Collectors() {
    }

    /** A collector whose container is the result. */
    private static <T, A, R> Collector<T, A, R> gathering(Supplier<A> supplier,
            BiConsumer<A, T> accumulator, BinaryOperator<A> combiner,
            Set<Collector.Characteristics> characteristics) {
        return new SimpleCollector<>(supplier, accumulator, combiner, cast(), characteristics);
    }

    private static <T, A, R> Collector<T, A, R> finishing(Supplier<A> supplier,
            BiConsumer<A, T> accumulator, BinaryOperator<A> combiner, Function<A, R> finisher) {
        return new SimpleCollector<>(supplier, accumulator, combiner, finisher, NONE);
    }

    @SuppressWarnings("unchecked")
    private static <A, R> Function<A, R> cast() {
        return (a) -> (R) a;
    }

    private static <E, C extends Collection<E>> C addAll(C left, C right) {
        left.addAll(right);
        return left;
    }

    private static boolean hasIdentityFinish(Collector<?, ?, ?> collector) {
        return collector.characteristics().contains(
                Collector.Characteristics.IDENTITY_FINISH);
    }

    public static <T, C extends Collection<T>> Collector<T, ?, C> toCollection(
            Supplier<C> collectionFactory) {
        return gathering(collectionFactory, (C c, T t) -> c.add(t),
                (a, b) -> addAll(a, b), IDENTITY);
    }

    public static <T> Collector<T, ?, List<T>> toList() {
        return gathering(() -> new ArrayList<T>(), (List<T> list, T t) -> list.add(t),
                (a, b) -> addAll(a, b), IDENTITY);
    }

    public static <T> Collector<T, ?, List<T>> toUnmodifiableList() {
        return Collectors.<T, List<T>, List<T>>finishing(() -> new ArrayList<T>(),
                (list, t) -> list.add(t), (a, b) -> addAll(a, b), (list) -> List.copyOf(list));
    }

    public static <T> Collector<T, ?, Set<T>> toSet() {
        return gathering(() -> new HashSet<T>(), (Set<T> set, T t) -> set.add(t),
                (a, b) -> addAll(a, b), UNORDERED_IDENTITY);
    }

    public static <T> Collector<T, ?, Set<T>> toUnmodifiableSet() {
        return new SimpleCollector<T, Set<T>, Set<T>>(() -> new HashSet<T>(),
                (set, t) -> set.add(t), (a, b) -> addAll(a, b), (set) -> Set.copyOf(set),
                UNORDERED);
    }

    public static Collector<CharSequence, ?, String> joining() {
        return Collectors.<CharSequence, StringBuilder, String>finishing(StringBuilder::new,
                StringBuilder::append, (a, b) -> a.append(b), StringBuilder::toString);
    }

    public static Collector<CharSequence, ?, String> joining(CharSequence delimiter) {
        return joining(delimiter, "", "");
    }

    public static Collector<CharSequence, ?, String> joining(CharSequence delimiter,
            CharSequence prefix, CharSequence suffix) {
        return Collectors.<CharSequence, StringJoiner, String>finishing(
                () -> new StringJoiner(delimiter, prefix, suffix), StringJoiner::add,
                StringJoiner::merge, StringJoiner::toString);
    }

    public static <T, U, A, R> Collector<T, ?, R> mapping(
            Function<? super T, ? extends U> mapper,
            Collector<? super U, A, R> downstream) {
        BiConsumer<A, ? super U> accumulator = downstream.accumulator();
        return new SimpleCollector<T, A, R>(downstream.supplier(),
                (a, t) -> accumulator.accept(a, mapper.apply(t)),
                downstream.combiner(), downstream.finisher(), downstream.characteristics());
    }

    public static <T, U, A, R> Collector<T, ?, R> flatMapping(
            Function<? super T, ? extends Stream<? extends U>> mapper,
            Collector<? super U, A, R> downstream) {
        BiConsumer<A, ? super U> accumulator = downstream.accumulator();
        return new SimpleCollector<T, A, R>(downstream.supplier(), (a, t) -> {
            try (Stream<? extends U> inner = mapper.apply(t)) {
                if (inner != null) {
                    inner.sequential().forEach((u) -> accumulator.accept(a, u));
                }
            }
        }, downstream.combiner(), downstream.finisher(), downstream.characteristics());
    }

    public static <T, A, R> Collector<T, ?, R> filtering(Predicate<? super T> predicate,
            Collector<? super T, A, R> downstream) {
        BiConsumer<A, ? super T> accumulator = downstream.accumulator();
        return new SimpleCollector<T, A, R>(downstream.supplier(), (a, t) -> {
            if (predicate.test(t)) {
                accumulator.accept(a, t);
            }
        }, downstream.combiner(), downstream.finisher(), downstream.characteristics());
    }

    public static <T, A, R, RR> Collector<T, A, RR> collectingAndThen(
            Collector<T, A, R> downstream, Function<R, RR> finisher) {
        Set<Collector.Characteristics> rest =
                EnumSet.noneOf(Collector.Characteristics.class);
        rest.addAll(downstream.characteristics());
        rest.remove(Collector.Characteristics.IDENTITY_FINISH);
        return new SimpleCollector<>(downstream.supplier(), downstream.accumulator(),
                downstream.combiner(), downstream.finisher().andThen(finisher),
                Collections.unmodifiableSet(rest));
    }

    public static <T> Collector<T, ?, Long> counting() {
        return summingLong((t) -> 1L);
    }

    public static <T> Collector<T, ?, Optional<T>> minBy(Comparator<? super T> comparator) {
        return reducing(BinaryOperator.minBy(comparator));
    }

    public static <T> Collector<T, ?, Optional<T>> maxBy(Comparator<? super T> comparator) {
        return reducing(BinaryOperator.maxBy(comparator));
    }

    public static <T> Collector<T, ?, Integer> summingInt(ToIntFunction<? super T> mapper) {
        return Collectors.<T, IntSummaryStatistics, Integer>finishing(
                IntSummaryStatistics::new, (s, t) -> s.accept(mapper.applyAsInt(t)),
                Collectors::combined, (s) -> (int) s.getSum());
    }

    public static <T> Collector<T, ?, Long> summingLong(ToLongFunction<? super T> mapper) {
        return Collectors.<T, LongSummaryStatistics, Long>finishing(
                LongSummaryStatistics::new, (s, t) -> s.accept(mapper.applyAsLong(t)),
                Collectors::combined, LongSummaryStatistics::getSum);
    }

    public static <T> Collector<T, ?, Double> summingDouble(
            ToDoubleFunction<? super T> mapper) {
        return Collectors.<T, DoubleSummaryStatistics, Double>finishing(
                DoubleSummaryStatistics::new, (s, t) -> s.accept(mapper.applyAsDouble(t)),
                Collectors::combined, DoubleSummaryStatistics::getSum);
    }

    public static <T> Collector<T, ?, Double> averagingInt(ToIntFunction<? super T> mapper) {
        return Collectors.<T, IntSummaryStatistics, Double>finishing(
                IntSummaryStatistics::new, (s, t) -> s.accept(mapper.applyAsInt(t)),
                Collectors::combined, IntSummaryStatistics::getAverage);
    }

    public static <T> Collector<T, ?, Double> averagingLong(ToLongFunction<? super T> mapper) {
        return Collectors.<T, LongSummaryStatistics, Double>finishing(
                LongSummaryStatistics::new, (s, t) -> s.accept(mapper.applyAsLong(t)),
                Collectors::combined, LongSummaryStatistics::getAverage);
    }

    public static <T> Collector<T, ?, Double> averagingDouble(
            ToDoubleFunction<? super T> mapper) {
        return Collectors.<T, DoubleSummaryStatistics, Double>finishing(
                DoubleSummaryStatistics::new, (s, t) -> s.accept(mapper.applyAsDouble(t)),
                Collectors::combined, DoubleSummaryStatistics::getAverage);
    }

    public static <T> Collector<T, ?, IntSummaryStatistics> summarizingInt(
            ToIntFunction<? super T> mapper) {
        return Collectors.<T, IntSummaryStatistics, IntSummaryStatistics>gathering(
                IntSummaryStatistics::new, (s, t) -> s.accept(mapper.applyAsInt(t)),
                Collectors::combined, IDENTITY);
    }

    public static <T> Collector<T, ?, LongSummaryStatistics> summarizingLong(
            ToLongFunction<? super T> mapper) {
        return Collectors.<T, LongSummaryStatistics, LongSummaryStatistics>gathering(
                LongSummaryStatistics::new, (s, t) -> s.accept(mapper.applyAsLong(t)),
                Collectors::combined, IDENTITY);
    }

    public static <T> Collector<T, ?, DoubleSummaryStatistics> summarizingDouble(
            ToDoubleFunction<? super T> mapper) {
        return Collectors.<T, DoubleSummaryStatistics, DoubleSummaryStatistics>gathering(
                DoubleSummaryStatistics::new, (s, t) -> s.accept(mapper.applyAsDouble(t)),
                Collectors::combined, IDENTITY);
    }

    private static IntSummaryStatistics combined(IntSummaryStatistics a,
            IntSummaryStatistics b) {
        a.combine(b);
        return a;
    }

    private static LongSummaryStatistics combined(LongSummaryStatistics a,
            LongSummaryStatistics b) {
        a.combine(b);
        return a;
    }

    private static DoubleSummaryStatistics combined(DoubleSummaryStatistics a,
            DoubleSummaryStatistics b) {
        a.combine(b);
        return a;
    }

    /** The container of the reducing collectors: a value, or none yet. */
    private static final class Reduction<T> {
        private final BinaryOperator<T> operator;
        private boolean present;
        private T value;

        Reduction(BinaryOperator<T> operator) {
            this.operator = operator;
        }

        Reduction(T identity, BinaryOperator<T> operator) {
            this.operator = operator;
            value = identity;
            present = true;
        }

        void add(T t) {
            value = present ? operator.apply(value, t) : t;
            present = true;
        }

        Reduction<T> combine(Reduction<T> other) {
            if (other.present) {
                add(other.value);
            }
            return this;
        }

        T get() {
            return value;
        }
    }

    public static <T> Collector<T, ?, T> reducing(T identity, BinaryOperator<T> op) {
        return Collectors.<T, Reduction<T>, T>finishing(() -> new Reduction<>(identity, op),
                Reduction::add, Reduction::combine, Reduction::get);
    }

    public static <T> Collector<T, ?, Optional<T>> reducing(BinaryOperator<T> op) {
        return Collectors.<T, Reduction<T>, Optional<T>>finishing(() -> new Reduction<>(op),
                Reduction::add, Reduction::combine, (r) -> Optional.ofNullable(r.get()));
    }

    public static <T, U> Collector<T, ?, U> reducing(U identity,
            Function<? super T, ? extends U> mapper, BinaryOperator<U> op) {
        return Collectors.<T, Reduction<U>, U>finishing(() -> new Reduction<>(identity, op),
                (r, t) -> r.add(mapper.apply(t)), Reduction::combine, Reduction::get);
    }

    public static <T, K> Collector<T, ?, Map<K, List<T>>> groupingBy(
            Function<? super T, ? extends K> classifier) {
        return groupingBy(classifier, toList());
    }

    public static <T, K, A, D> Collector<T, ?, Map<K, D>> groupingBy(
            Function<? super T, ? extends K> classifier,
            Collector<? super T, A, D> downstream) {
        return grouping(classifier, () -> new HashMap<K, D>(), downstream, false);
    }

    public static <T, K, D, A, M extends Map<K, D>> Collector<T, ?, M> groupingBy(
            Function<? super T, ? extends K> classifier, Supplier<M> mapFactory,
            Collector<? super T, A, D> downstream) {
        return grouping(classifier, mapFactory, downstream, false);
    }

    public static <T, K> Collector<T, ?, ConcurrentMap<K, List<T>>> groupingByConcurrent(
            Function<? super T, ? extends K> classifier) {
        return groupingByConcurrent(classifier, toList());
    }

    public static <T, K, A, D> Collector<T, ?, ConcurrentMap<K, D>> groupingByConcurrent(
            Function<? super T, ? extends K> classifier,
            Collector<? super T, A, D> downstream) {
        return grouping(classifier, () -> new ConcurrentHashMap<K, D>(), downstream, true);
    }

    public static <T, K, A, D, M extends ConcurrentMap<K, D>> Collector<T, ?, M>
            groupingByConcurrent(Function<? super T, ? extends K> classifier,
            Supplier<M> mapFactory, Collector<? super T, A, D> downstream) {
        return grouping(classifier, mapFactory, downstream, true);
    }

    /** While elements come, the map of the results holds containers instead. */
    @SuppressWarnings("unchecked")
    private static <T, K, D, A, M extends Map<K, D>> Collector<T, ?, M> grouping(
            Function<? super T, ? extends K> classifier, Supplier<M> mapFactory,
            Collector<? super T, A, D> downstream, boolean concurrent) {
        Supplier<A> container = downstream.supplier();
        BiConsumer<A, ? super T> accumulator = downstream.accumulator();
        BiConsumer<Map<K, A>, T> add = (groups, t) -> {
            K key = Objects.requireNonNull(classifier.apply(t),
                    "element cannot be mapped to a null key");
            accumulator.accept(groups.computeIfAbsent(key, (k) -> container.get()), t);
        };
        BinaryOperator<Map<K, A>> combiner = (a, b) -> merged(a, b, downstream.combiner());
        Supplier<Map<K, A>> factory = (Supplier<Map<K, A>>) (Supplier<?>) mapFactory;
        if (hasIdentityFinish(downstream)) {
            return gathering(factory, add, combiner,
                    concurrent ? CONCURRENT_IDENTITY : IDENTITY);
        }
        Function<A, A> finish = (Function<A, A>) downstream.finisher();
        return new SimpleCollector<T, Map<K, A>, M>(factory, add, combiner, (groups) -> {
            groups.replaceAll((k, v) -> finish.apply(v));
            return (M) groups;
        }, concurrent ? CONCURRENT : NONE);
    }

    private static <K, V, M extends Map<K, V>> M merged(M left, M right,
            BinaryOperator<V> merge) {
        for (Map.Entry<K, V> e : right.entrySet()) {
            left.merge(e.getKey(), e.getValue(), merge);
        }
        return left;
    }

    public static <T> Collector<T, ?, Map<Boolean, List<T>>> partitioningBy(
            Predicate<? super T> predicate) {
        return partitioningBy(predicate, toList());
    }

    public static <T, D, A> Collector<T, ?, Map<Boolean, D>> partitioningBy(
            Predicate<? super T> predicate, Collector<? super T, A, D> downstream) {
        Supplier<A> container = downstream.supplier();
        BiConsumer<A, ? super T> accumulator = downstream.accumulator();
        BinaryOperator<A> combiner = downstream.combiner();
        Function<A, D> finisher = downstream.finisher();
        return Collectors.<T, Partition<A>, Map<Boolean, D>>finishing(
                () -> new Partition<>(container.get(), container.get()),
                (p, t) -> accumulator.accept(predicate.test(t) ? p.forTrue : p.forFalse, t),
                (p, q) -> new Partition<>(combiner.apply(p.forTrue, q.forTrue),
                        combiner.apply(p.forFalse, q.forFalse)),
                (p) -> new Partition<>(finisher.apply(p.forTrue),
                        finisher.apply(p.forFalse)));
    }

    public static <T, K, U> Collector<T, ?, Map<K, U>> toMap(
            Function<? super T, ? extends K> keyMapper,
            Function<? super T, ? extends U> valueMapper) {
        return Collectors.<T, K, U, Map<K, U>>uniqueKeys(keyMapper, valueMapper,
                () -> new HashMap<K, U>(), IDENTITY);
    }

    private static <T, K, U, M extends Map<K, U>> Collector<T, M, M> uniqueKeys(
            Function<? super T, ? extends K> keyMapper,
            Function<? super T, ? extends U> valueMapper, Supplier<M> mapFactory,
            Set<Collector.Characteristics> characteristics) {
        Objects.requireNonNull(keyMapper, "keyMapper");
        Objects.requireNonNull(valueMapper, "valueMapper");
        return gathering(mapFactory, (M map, T t) ->
                putNew(map, keyMapper.apply(t), valueMapper.apply(t)), (a, b) -> {
            for (Map.Entry<K, U> e : b.entrySet()) {
                putNew(a, e.getKey(), e.getValue());
            }
            return a;
        }, characteristics);
    }

    private static <K, U> void putNew(Map<K, U> map, K key, U value) {
        U old = map.putIfAbsent(key, Objects.requireNonNull(value));
        if (old != null) {
            throw new IllegalStateException("Duplicate key " + key
                    + " (attempted merging values " + old + " and " + value + ")");
        }
    }

    public static <T, K, U> Collector<T, ?, Map<K, U>> toMap(
            Function<? super T, ? extends K> keyMapper,
            Function<? super T, ? extends U> valueMapper, BinaryOperator<U> mergeFunction) {
        return Collectors.<T, K, U, Map<K, U>>mergedKeys(keyMapper, valueMapper,
                mergeFunction, () -> new HashMap<K, U>(), IDENTITY);
    }

    public static <T, K, U, M extends Map<K, U>> Collector<T, ?, M> toMap(
            Function<? super T, ? extends K> keyMapper,
            Function<? super T, ? extends U> valueMapper, BinaryOperator<U> mergeFunction,
            Supplier<M> mapFactory) {
        return mergedKeys(keyMapper, valueMapper, mergeFunction, mapFactory, IDENTITY);
    }

    private static <T, K, U, M extends Map<K, U>> Collector<T, M, M> mergedKeys(
            Function<? super T, ? extends K> keyMapper,
            Function<? super T, ? extends U> valueMapper, BinaryOperator<U> mergeFunction,
            Supplier<M> mapFactory, Set<Collector.Characteristics> characteristics) {
        return gathering(mapFactory, (M map, T t) ->
                map.merge(keyMapper.apply(t), valueMapper.apply(t), mergeFunction),
                (a, b) -> merged(a, b, mergeFunction), characteristics);
    }

    public static <T, K, U> Collector<T, ?, ConcurrentMap<K, U>> toConcurrentMap(
            Function<? super T, ? extends K> keyMapper,
            Function<? super T, ? extends U> valueMapper) {
        return Collectors.<T, K, U, ConcurrentMap<K, U>>uniqueKeys(keyMapper, valueMapper,
                () -> new ConcurrentHashMap<K, U>(), CONCURRENT_IDENTITY);
    }

    public static <T, K, U> Collector<T, ?, ConcurrentMap<K, U>> toConcurrentMap(
            Function<? super T, ? extends K> keyMapper,
            Function<? super T, ? extends U> valueMapper, BinaryOperator<U> mergeFunction) {
        return Collectors.<T, K, U, ConcurrentMap<K, U>>mergedKeys(keyMapper, valueMapper,
                mergeFunction, () -> new ConcurrentHashMap<K, U>(), CONCURRENT_IDENTITY);
    }

    public static <T, K, U, M extends ConcurrentMap<K, U>> Collector<T, ?, M> toConcurrentMap(
            Function<? super T, ? extends K> keyMapper,
            Function<? super T, ? extends U> valueMapper, BinaryOperator<U> mergeFunction,
            Supplier<M> mapFactory) {
        return mergedKeys(keyMapper, valueMapper, mergeFunction, mapFactory,
                CONCURRENT_IDENTITY);
    }

    public static <T, K, U> Collector<T, ?, Map<K, U>> toUnmodifiableMap(
            Function<? super T, ? extends K> keyMapper,
            Function<? super T, ? extends U> valueMapper) {
        Objects.requireNonNull(keyMapper, "keyMapper");
        Objects.requireNonNull(valueMapper, "valueMapper");
        return collectingAndThen(toMap(keyMapper, valueMapper), (map) -> Map.copyOf(map));
    }

    public static <T, K, U> Collector<T, ?, Map<K, U>> toUnmodifiableMap(
            Function<? super T, ? extends K> keyMapper,
            Function<? super T, ? extends U> valueMapper, BinaryOperator<U> mergeFunction) {
        Objects.requireNonNull(keyMapper, "keyMapper");
        Objects.requireNonNull(valueMapper, "valueMapper");
        Objects.requireNonNull(mergeFunction, "mergeFunction");
        return collectingAndThen(toMap(keyMapper, valueMapper, mergeFunction),
                (map) -> Map.copyOf(map));
    }

    public static <T, R1, R2, R> Collector<T, ?, R> teeing(
            Collector<? super T, ?, R1> downstream1, Collector<? super T, ?, R2> downstream2,
            BiFunction<? super R1, ? super R2, R> merger) {
        return teeingOf(downstream1, downstream2, merger);
    }

    private static <T, A1, A2, R1, R2, R> Collector<T, ?, R> teeingOf(
            Collector<? super T, A1, R1> first, Collector<? super T, A2, R2> second,
            BiFunction<? super R1, ? super R2, R> merger) {
        Objects.requireNonNull(first, "downstream1");
        Objects.requireNonNull(second, "downstream2");
        Objects.requireNonNull(merger, "merger");
        return Collectors.<T, Pair<A1, A2>, R>finishing(
                () -> new Pair<>(first.supplier().get(), second.supplier().get()),
                (pair, t) -> {
                    first.accumulator().accept(pair.left, t);
                    second.accumulator().accept(pair.right, t);
                },
                (p, q) -> new Pair<>(first.combiner().apply(p.left, q.left),
                        second.combiner().apply(p.right, q.right)),
                (pair) -> merger.apply(first.finisher().apply(pair.left),
                        second.finisher().apply(pair.right)));
    }

    /** The two containers of teeing. */
    private static final class Pair<A, B> {
        private final A left;
        private final B right;

        Pair(A left, B right) {
            this.left = left;
            this.right = right;
        }
    }
}
