package java.util.stream;

import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiConsumer;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

/** A stream of int values as the end of a pipeline. */
final class IntPipelineStream extends BasePipelineStream<Integer, IntStream> implements IntStream {
    IntPipelineStream(Pipeline pipeline) {
        super(pipeline);
    }

    @Override
    public IntStream filter(IntPredicate predicate) {
        Objects.requireNonNull(predicate);
        return new IntPipelineStream(append(new Stage<Integer, Integer>() {
            @Override
            public void accept(int t) {
                if (predicate.test(t)) {
                    next.accept(t);
                }
            }
        }));
    }

    @Override
    public IntStream map(IntUnaryOperator mapper) {
        Objects.requireNonNull(mapper);
        return new IntPipelineStream(append(new Stage.OneToOne<Integer, Integer>() {
            @Override
            public void accept(int t) {
                next.accept(mapper.applyAsInt(t));
            }
        }));
    }

    @Override
    public <U> Stream<U> mapToObj(IntFunction<? extends U> mapper) {
        Objects.requireNonNull(mapper);
        return new ReferencePipelineStream<>(append(new Stage.OneToOne<Integer, U>() {
            @Override
            public void accept(int t) {
                next.accept((U) mapper.apply(t));
            }
        }));
    }

    @Override
    public LongStream mapToLong(IntToLongFunction mapper) {
        Objects.requireNonNull(mapper);
        return new LongPipelineStream(append(new Stage.OneToOne<Integer, Long>() {
            @Override
            public void accept(int t) {
                next.accept(mapper.applyAsLong(t));
            }
        }));
    }

    @Override
    public DoubleStream mapToDouble(IntToDoubleFunction mapper) {
        Objects.requireNonNull(mapper);
        return new DoublePipelineStream(append(new Stage.OneToOne<Integer, Double>() {
            @Override
            public void accept(int t) {
                next.accept(mapper.applyAsDouble(t));
            }
        }));
    }

    @Override
    public LongStream asLongStream() {
        return new LongPipelineStream(append(new Stage.OneToOne<Integer, Long>() {
            @Override
            public void accept(int t) {
                next.accept((long) t);
            }
        }));
    }

    @Override
    public DoubleStream asDoubleStream() {
        return new DoublePipelineStream(append(new Stage.OneToOne<Integer, Double>() {
            @Override
            public void accept(int t) {
                next.accept((double) t);
            }
        }));
    }

    /** A sink of objects boxes by itself. */
    @Override
    public Stream<Integer> boxed() {
        return new ReferencePipelineStream<>(append(new Stage.OneToOne<Integer, Integer>() {
            @Override
            public void accept(int t) {
                next.accept((Integer) t);
            }
        }));
    }

    @Override
    public IntStream flatMap(IntFunction<? extends IntStream> mapper) {
        Objects.requireNonNull(mapper);
        return new IntPipelineStream(append(new Stage<Integer, Integer>() {
            @Override
            public void accept(int t) {
                IntStream inner = mapper.apply(t);
                if (inner != null) {
                    flatten(inner, next, IntPipelineStream.this.shortCircuits());
                }
            }
        }));
    }

    @Override
    public IntStream mapMulti(IntMapMultiConsumer mapper) {
        Objects.requireNonNull(mapper);
        return new IntPipelineStream(append(new Stage<Integer, Integer>() {
            @Override
            public void accept(int t) {
                mapper.accept(t, next);
            }
        }));
    }

    @Override
    public IntStream distinct() {
        return boxed().distinct().mapToInt((t) -> t);
    }

    @Override
    public IntStream sorted() {
        return new IntPipelineStream(append(new Stage.Barrier<Integer>() {
            private final IntSources.Values values = new IntSources.Values();

            @Override
            void begin(long size) {
                values.begin(size);
            }

            @Override
            public void accept(int t) {
                values.accept(t);
            }

            @Override
            void end() {
                int[] all = values.toArray();
                Arrays.sort(all);
                next.begin(all.length);
                for (int i = 0; i < all.length && !next.done(); i++) {
                    next.accept(all[i]);
                }
                next.end();
            }
        }));
    }

    @Override
    public IntStream peek(IntConsumer action) {
        Objects.requireNonNull(action);
        return new IntPipelineStream(append(new Stage.OneToOne<Integer, Integer>() {
            @Override
            public void accept(int t) {
                action.accept(t);
                next.accept(t);
            }
        }));
    }

    @Override
    public IntStream limit(long maxSize) {
        return new IntPipelineStream(append(Slice.limit(maxSize)));
    }

    @Override
    public IntStream skip(long n) {
        Slice<Integer> slice = Slice.skip(n);
        return n == 0 ? this : new IntPipelineStream(append(slice));
    }

    @Override
    public IntStream takeWhile(IntPredicate predicate) {
        Objects.requireNonNull(predicate);
        return new IntPipelineStream(append(new Stage<Integer, Integer>() {
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
            public void accept(int t) {
                ended = ended || !predicate.test(t);
                if (!ended) {
                    next.accept(t);
                }
            }
        }));
    }

    @Override
    public IntStream dropWhile(IntPredicate predicate) {
        Objects.requireNonNull(predicate);
        return new IntPipelineStream(append(new Stage<Integer, Integer>() {
            private boolean taking;

            @Override
            public void accept(int t) {
                taking = taking || !predicate.test(t);
                if (taking) {
                    next.accept(t);
                }
            }
        }));
    }

    @Override
    public void forEach(IntConsumer action) {
        Objects.requireNonNull(action);
        use().run(new Sink<Integer>() {
            @Override
            public void accept(int t) {
                action.accept(t);
            }
        });
    }

    @Override
    public void forEachOrdered(IntConsumer action) {
        forEach(action);
    }

    @Override
    public int[] toArray() {
        return use().run(new IntSources.Values()).toArray();
    }

    /** Combines all values with an operator. */
    private static final class Reduction extends Sink<Integer> {
        private final IntBinaryOperator operator;
        private boolean present;
        private int value;

        Reduction(IntBinaryOperator operator) {
            this.operator = Objects.requireNonNull(operator);
        }

        @Override
        public void accept(int t) {
            value = present ? operator.applyAsInt(value, t) : t;
            present = true;
        }
    }

    @Override
    public int reduce(int identity, IntBinaryOperator op) {
        Reduction reduction = new Reduction(op);
        reduction.accept(identity);
        return use().run(reduction).value;
    }

    @Override
    public OptionalInt reduce(IntBinaryOperator op) {
        Reduction reduction = use().run(new Reduction(op));
        return reduction.present ? OptionalInt.of(reduction.value) : OptionalInt.empty();
    }

    @Override
    public <R> R collect(Supplier<R> supplier, ObjIntConsumer<R> accumulator,
            BiConsumer<R, R> combiner) {
        Objects.requireNonNull(supplier);
        Objects.requireNonNull(accumulator);
        Objects.requireNonNull(combiner);
        Pipeline pipeline = use();
        R container = supplier.get();
        pipeline.run(new Sink<Integer>() {
            @Override
            public void accept(int t) {
                accumulator.accept(container, t);
            }
        });
        return container;
    }

    /** Takes all values into summary statistics. */
    private static final class Summary extends Sink<Integer> {
        private final IntSummaryStatistics statistics = new IntSummaryStatistics();

        @Override
        public void accept(int t) {
            statistics.accept(t);
        }
    }

    @Override
    public IntSummaryStatistics summaryStatistics() {
        return use().run(new Summary()).statistics;
    }

    @Override
    public int sum() {
        return (int) summaryStatistics().getSum();
    }

    @Override
    public OptionalInt min() {
        return reduce(Math::min);
    }

    @Override
    public OptionalInt max() {
        return reduce(Math::max);
    }

    @Override
    public OptionalDouble average() {
        IntSummaryStatistics s = summaryStatistics();
        return s.getCount() == 0 ? OptionalDouble.empty() : OptionalDouble.of(s.getAverage());
    }

    @Override
    public long count() {
        Pipeline pipeline = use();
        long size = pipeline.exactSize();
        return size >= 0 ? size : pipeline.run(new Counting<>()).count;
    }

    /** Looks for a value for which a predicate is as wanted. */
    private static final class Search extends Sink<Integer> {
        private final IntPredicate predicate;
        private final boolean wanted;
        private boolean found;
        private int value;

        Search(IntPredicate predicate, boolean wanted) {
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
        public void accept(int t) {
            if (!found && predicate.test(t) == wanted) {
                found = true;
                value = t;
            }
        }
    }

    private Search search(IntPredicate predicate, boolean wanted) {
        Search search = new Search(predicate, wanted);
        return use().run(search);
    }

    @Override
    public boolean anyMatch(IntPredicate predicate) {
        return search(predicate, true).found;
    }

    @Override
    public boolean allMatch(IntPredicate predicate) {
        return !search(predicate, false).found;
    }

    @Override
    public boolean noneMatch(IntPredicate predicate) {
        return !search(predicate, true).found;
    }

    @Override
    public OptionalInt findFirst() {
        Search search = search((t) -> true, true);
        return search.found ? OptionalInt.of(search.value) : OptionalInt.empty();
    }

    @Override
    public OptionalInt findAny() {
        return findFirst();
    }

    @Override
    public PrimitiveIterator.OfInt iterator() {
        return Spliterators.iterator(spliterator());
    }

    @Override
    public Spliterator.OfInt spliterator() {
        Pipeline pipeline = use();
        return pipeline.hasStages() ? new IntPipelineSpliterator(pipeline)
                : (Spliterator.OfInt) pipeline.source();
    }
}
