package java.util.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** A stream of objects as the end of a pipeline. */
final class ReferencePipelineStream<T> extends BasePipelineStream<T, Stream<T>>
        implements Stream<T> {
    ReferencePipelineStream(Pipeline pipeline) {
        super(pipeline);
    }

    @Override
    public Stream<T> filter(Predicate<? super T> predicate) {
        Objects.requireNonNull(predicate);
        return new ReferencePipelineStream<>(append(new Stage<T, T>() {
            @Override
            public void accept(T t) {
                if (predicate.test(t)) {
                    next.accept(t);
                }
            }
        }));
    }

    @Override
    public <R> Stream<R> map(Function<? super T, ? extends R> mapper) {
        Objects.requireNonNull(mapper);
        return new ReferencePipelineStream<>(append(new Stage.OneToOne<T, R>() {
            @Override
            public void accept(T t) {
                next.accept((R) mapper.apply(t));
            }
        }));
    }

    @Override
    public IntStream mapToInt(ToIntFunction<? super T> mapper) {
        Objects.requireNonNull(mapper);
        return new IntPipelineStream(append(new Stage.OneToOne<T, Integer>() {
            @Override
            public void accept(T t) {
                next.accept(mapper.applyAsInt(t));
            }
        }));
    }

    @Override
    public LongStream mapToLong(ToLongFunction<? super T> mapper) {
        Objects.requireNonNull(mapper);
        return new LongPipelineStream(append(new Stage.OneToOne<T, Long>() {
            @Override
            public void accept(T t) {
                next.accept(mapper.applyAsLong(t));
            }
        }));
    }

    @Override
    public DoubleStream mapToDouble(ToDoubleFunction<? super T> mapper) {
        Objects.requireNonNull(mapper);
        return new DoublePipelineStream(append(new Stage.OneToOne<T, Double>() {
            @Override
            public void accept(T t) {
                next.accept(mapper.applyAsDouble(t));
            }
        }));
    }

    /** The stage of the four flatMap operations: each element becomes a stream of others. */
    private final class Flattening<R> extends Stage<T, R> {
        private final Function<? super T, ? extends BaseStream<?, ?>> mapper;

        Flattening(Function<? super T, ? extends BaseStream<?, ?>> mapper) {
            this.mapper = Objects.requireNonNull(mapper);
        }

        @Override
        @SuppressWarnings("unchecked")
        public void accept(T t) {
            BaseStream<R, ?> inner = (BaseStream<R, ?>) mapper.apply(t);
            if (inner != null) {
                flatten(inner, next, ReferencePipelineStream.this.shortCircuits());
            }
        }
    }

    @Override
    public <R> Stream<R> flatMap(Function<? super T, ? extends Stream<? extends R>> mapper) {
        return new ReferencePipelineStream<>(append(new Flattening<R>(mapper)));
    }

    @Override
    public IntStream flatMapToInt(Function<? super T, ? extends IntStream> mapper) {
        return new IntPipelineStream(append(new Flattening<Integer>(mapper)));
    }

    @Override
    public LongStream flatMapToLong(Function<? super T, ? extends LongStream> mapper) {
        return new LongPipelineStream(append(new Flattening<Long>(mapper)));
    }

    @Override
    public DoubleStream flatMapToDouble(Function<? super T, ? extends DoubleStream> mapper) {
        return new DoublePipelineStream(append(new Flattening<Double>(mapper)));
    }

    /** The stage of the four mapMulti operations: the mapper is given the next stage. */
    private final class Multiplying<R> extends Stage<T, R> {
        private final BiConsumer<? super T, ? super Sink<R>> mapper;

        Multiplying(BiConsumer<? super T, ? super Sink<R>> mapper) {
            this.mapper = Objects.requireNonNull(mapper);
        }

        @Override
        public void accept(T t) {
            mapper.accept(t, next);
        }
    }

    @Override
    public <R> Stream<R> mapMulti(BiConsumer<? super T, ? super Consumer<R>> mapper) {
        return new ReferencePipelineStream<>(append(new Multiplying<R>(mapper)));
    }

    @Override
    public IntStream mapMultiToInt(BiConsumer<? super T, ? super IntConsumer> mapper) {
        return new IntPipelineStream(append(new Multiplying<Integer>(mapper)));
    }

    @Override
    public LongStream mapMultiToLong(BiConsumer<? super T, ? super LongConsumer> mapper) {
        return new LongPipelineStream(append(new Multiplying<Long>(mapper)));
    }

    @Override
    public DoubleStream mapMultiToDouble(BiConsumer<? super T, ? super DoubleConsumer> mapper) {
        return new DoublePipelineStream(append(new Multiplying<Double>(mapper)));
    }

    @Override
    public Stream<T> distinct() {
        return new ReferencePipelineStream<>(append(new Stage<T, T>() {
            private final HashSet<T> seen = new HashSet<>();

            @Override
            public void accept(T t) {
                if (seen.add(t)) {
                    next.accept(t);
                }
            }
        }));
    }

    @Override
    public Stream<T> sorted() {
        return sortedBy(null);
    }

    @Override
    public Stream<T> sorted(Comparator<? super T> comparator) {
        return sortedBy(Objects.requireNonNull(comparator));
    }

    private Stream<T> sortedBy(Comparator<? super T> comparator) {
        return new ReferencePipelineStream<>(append(new Stage.Barrier<T>() {
            private final ArrayList<T> elements = new ArrayList<>();

            @Override
            public void accept(T t) {
                elements.add(t);
            }

            @Override
            void end() {
                elements.sort(comparator);
                next.begin(elements.size());
                for (int i = 0; i < elements.size() && !next.done(); i++) {
                    next.accept(elements.get(i));
                }
                next.end();
            }
        }));
    }

    @Override
    public Stream<T> peek(Consumer<? super T> action) {
        Objects.requireNonNull(action);
        return new ReferencePipelineStream<>(append(new Stage.OneToOne<T, T>() {
            @Override
            public void accept(T t) {
                action.accept(t);
                next.accept(t);
            }
        }));
    }

    @Override
    public Stream<T> limit(long maxSize) {
        return new ReferencePipelineStream<>(append(Slice.limit(maxSize)));
    }

    @Override
    public Stream<T> skip(long n) {
        Slice<T> slice = Slice.skip(n);
        return n == 0 ? this : new ReferencePipelineStream<>(append(slice));
    }

    @Override
    public Stream<T> takeWhile(Predicate<? super T> predicate) {
        Objects.requireNonNull(predicate);
        return new ReferencePipelineStream<>(append(new Stage<T, T>() {
            private boolean ended;

            @Override
            boolean shortCircuits() {
                return true;
            }

            @Override
            boolean done() {
                return ended || next.done();
            }

            @Override
            public void accept(T t) {
                ended = ended || !predicate.test(t);
                if (!ended) {
                    next.accept(t);
                }
            }
        }));
    }

    @Override
    public Stream<T> dropWhile(Predicate<? super T> predicate) {
        Objects.requireNonNull(predicate);
        return new ReferencePipelineStream<>(append(new Stage<T, T>() {
            private boolean taking;

            @Override
            public void accept(T t) {
                taking = taking || !predicate.test(t);
                if (taking) {
                    next.accept(t);
                }
            }
        }));
    }

    @Override
    public void forEach(Consumer<? super T> action) {
        Objects.requireNonNull(action);
        use().run(new Sink<T>() {
            @Override
            public void accept(T t) {
                action.accept(t);
            }
        });
    }

    @Override
    public void forEachOrdered(Consumer<? super T> action) {
        forEach(action);
    }

    /** Keeps all elements. */
    private static final class Elements<T> extends Sink<T> {
        private final ArrayList<T> list = new ArrayList<>();

        @Override
        void begin(long size) {
            if (size >= 0) {
                list.ensureCapacity(Pipeline.arraySize(size));
            }
        }

        @Override
        public void accept(T t) {
            list.add(t);
        }
    }

    @Override
    public Object[] toArray() {
        return use().run(new Elements<T>()).list.toArray();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A> A[] toArray(IntFunction<A[]> generator) {
        ArrayList<T> list = use().run(new Elements<T>()).list;
        A[] array = generator.apply(list.size());
        for (int i = 0; i < array.length; i++) {
            array[i] = (A) list.get(i);
        }
        return array;
    }

    /** Combines all elements with an operator. */
    private static final class Reduction<U, T> extends Sink<T> {
        private final BiFunction<U, ? super T, U> operator;
        private U value;

        Reduction(U identity, BiFunction<U, ? super T, U> operator) {
            this.operator = Objects.requireNonNull(operator);
            value = identity;
        }

        @Override
        public void accept(T t) {
            value = operator.apply(value, t);
        }
    }

    @Override
    public T reduce(T identity, BinaryOperator<T> accumulator) {
        return use().run(new Reduction<T, T>(identity, accumulator)).value;
    }

    @Override
    public <U> U reduce(U identity, BiFunction<U, ? super T, U> accumulator,
            BinaryOperator<U> combiner) {
        Objects.requireNonNull(combiner);
        return use().run(new Reduction<U, T>(identity, accumulator)).value;
    }

    @Override
    public Optional<T> reduce(BinaryOperator<T> accumulator) {
        Objects.requireNonNull(accumulator);
        Pairing<T> pairing = use().run(new Pairing<T>(accumulator));
        return pairing.present ? Optional.of(pairing.value) : Optional.empty();
    }

    /** Combines all elements, the first with the second to begin with. */
    private static final class Pairing<T> extends Sink<T> {
        private final BinaryOperator<T> operator;
        private boolean present;
        private T value;

        Pairing(BinaryOperator<T> operator) {
            this.operator = operator;
        }

        @Override
        public void accept(T t) {
            value = present ? operator.apply(value, t) : t;
            present = true;
        }
    }

    @Override
    public <R> R collect(Supplier<R> supplier, BiConsumer<R, ? super T> accumulator,
            BiConsumer<R, R> combiner) {
        Objects.requireNonNull(supplier);
        Objects.requireNonNull(accumulator);
        Objects.requireNonNull(combiner);
        Pipeline pipeline = use();
        R container = supplier.get();
        accumulate(pipeline, container, accumulator);
        return container;
    }

    private static <T, A> void accumulate(Pipeline pipeline, A container,
            BiConsumer<A, ? super T> accumulator) {
        pipeline.run(new Sink<T>() {
            @Override
            public void accept(T t) {
                accumulator.accept(container, t);
            }
        });
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R, A> R collect(Collector<? super T, A, R> collector) {
        Objects.requireNonNull(collector);
        Pipeline pipeline = use();
        A container = collector.supplier().get();
        accumulate(pipeline, container, collector.accumulator());
        return collector.characteristics().contains(Collector.Characteristics.IDENTITY_FINISH)
                ? (R) container : collector.finisher().apply(container);
    }

    @Override
    public Optional<T> min(Comparator<? super T> comparator) {
        return reduce(BinaryOperator.minBy(comparator));
    }

    @Override
    public Optional<T> max(Comparator<? super T> comparator) {
        return reduce(BinaryOperator.maxBy(comparator));
    }

    @Override
    public long count() {
        Pipeline pipeline = use();
        long size = pipeline.exactSize();
        return size >= 0 ? size : pipeline.run(new Counting<>()).count;
    }

    /** Looks for an element for which a predicate is as wanted. */
    private static final class Search<T> extends Sink<T> {
        private final Predicate<? super T> predicate;
        private final boolean wanted;
        private boolean found;
        private T value;

        Search(Predicate<? super T> predicate, boolean wanted) {
            this.predicate = Objects.requireNonNull(predicate);
            this.wanted = wanted;
        }

        @Override
        boolean shortCircuits() {
            return true;
        }

        @Override
        boolean done() {
            return found;
        }

        @Override
        public void accept(T t) {
            if (!found && predicate.test(t) == wanted) {
                found = true;
                value = t;
            }
        }
    }

    private Search<T> search(Predicate<? super T> predicate, boolean wanted) {
        Search<T> search = new Search<>(predicate, wanted);
        return use().run(search);
    }

    @Override
    public boolean anyMatch(Predicate<? super T> predicate) {
        return search(predicate, true).found;
    }

    @Override
    public boolean allMatch(Predicate<? super T> predicate) {
        return !search(predicate, false).found;
    }

    @Override
    public boolean noneMatch(Predicate<? super T> predicate) {
        return !search(predicate, true).found;
    }

    @Override
    public Optional<T> findFirst() {
        Search<T> search = search((t) -> true, true);
        return search.found ? Optional.of(search.value) : Optional.empty();
    }

    @Override
    public Optional<T> findAny() {
        return findFirst();
    }

    @Override
    public Iterator<T> iterator() {
        return Spliterators.iterator(spliterator());
    }

    @Override
    @SuppressWarnings("unchecked")
    public Spliterator<T> spliterator() {
        Pipeline pipeline = use();
        return pipeline.hasStages() ? new PipelineSpliterator<>(pipeline)
                : (Spliterator<T>) pipeline.source();
    }
}
