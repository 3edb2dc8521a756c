package java.util.stream;

import java.util.Arrays;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiConsumer;
import java.util.function.LongBinaryOperator;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongToIntFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;

/** A stream of long values as the end of a pipeline. */
final class LongPipelineStream extends BasePipelineStream<Long, LongStream> implements LongStream {
    LongPipelineStream(Pipeline pipeline) {
        super(pipeline);
    }

    @Override
    public LongStream filter(LongPredicate predicate) {
        Objects.requireNonNull(predicate);
        return new LongPipelineStream(append(new Stage<Long, Long>() {
            @Override
            public void accept(long t) {
                if (predicate.test(t)) {
                    next.accept(t);
                }
            }
        }));
    }

    @Override
    public LongStream map(LongUnaryOperator mapper) {
        Objects.requireNonNull(mapper);
        return new LongPipelineStream(append(new Stage.OneToOne<Long, Long>() {
            @Override
            public void accept(long t) {
                next.accept(mapper.applyAsLong(t));
            }
        }));
    }

    @Override
    public <U> Stream<U> mapToObj(LongFunction<? extends U> mapper) {
        Objects.requireNonNull(mapper);
        return new ReferencePipelineStream<>(append(new Stage.OneToOne<Long, U>() {
            @Override
            public void accept(long t) {
                next.accept((U) mapper.apply(t));
            }
        }));
    }

    @Override
    public IntStream mapToInt(LongToIntFunction mapper) {
        Objects.requireNonNull(mapper);
        return new IntPipelineStream(append(new Stage.OneToOne<Long, Integer>() {
            @Override
            public void accept(long t) {
                next.accept(mapper.applyAsInt(t));
            }
        }));
    }

    @Override
    public DoubleStream mapToDouble(LongToDoubleFunction mapper) {
        Objects.requireNonNull(mapper);
        return new DoublePipelineStream(append(new Stage.OneToOne<Long, Double>() {
            @Override
            public void accept(long t) {
                next.accept(mapper.applyAsDouble(t));
            }
        }));
    }

    @Override
    public DoubleStream asDoubleStream() {
        return new DoublePipelineStream(append(new Stage.OneToOne<Long, Double>() {
            @Override
            public void accept(long t) {
                next.accept((double) t);
            }
        }));
    }

    /** A sink of objects boxes by itself. */
    @Override
    public Stream<Long> boxed() {
        return new ReferencePipelineStream<>(append(new Stage.OneToOne<Long, Long>() {
            @Override
            public void accept(long t) {
                next.accept((Long) t);
            }
        }));
    }

    @Override
    public LongStream flatMap(LongFunction<? extends LongStream> mapper) {
        Objects.requireNonNull(mapper);
        return new LongPipelineStream(append(new Stage<Long, Long>() {
            @Override
            public void accept(long t) {
                LongStream inner = mapper.apply(t);
                if (inner != null) {
                    flatten(inner, next, LongPipelineStream.this.shortCircuits());
                }
            }
        }));
    }

    @Override
    public LongStream mapMulti(LongMapMultiConsumer mapper) {
        Objects.requireNonNull(mapper);
        return new LongPipelineStream(append(new Stage<Long, Long>() {
            @Override
            public void accept(long t) {
                mapper.accept(t, next);
            }
        }));
    }

    @Override
    public LongStream distinct() {
        return boxed().distinct().mapToLong((t) -> t);
    }

    @Override
    public LongStream sorted() {
        return new LongPipelineStream(append(new Stage.Barrier<Long>() {
            private final LongSources.Values values = new LongSources.Values();

            @Override
            void begin(long size) {
                values.begin(size);
            }

            @Override
            public void accept(long t) {
                values.accept(t);
            }

            @Override
            void end() {
                long[] all = values.toArray();
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
    public LongStream peek(LongConsumer action) {
        Objects.requireNonNull(action);
        return new LongPipelineStream(append(new Stage.OneToOne<Long, Long>() {
            @Override
            public void accept(long t) {
                action.accept(t);
                next.accept(t);
            }
        }));
    }

    @Override
    public LongStream limit(long maxSize) {
        return new LongPipelineStream(append(Slice.limit(maxSize)));
    }

    @Override
    public LongStream skip(long n) {
        Slice<Long> slice = Slice.skip(n);
        return n == 0 ? this : new LongPipelineStream(append(slice));
    }

    @Override
    public LongStream takeWhile(LongPredicate predicate) {
        Objects.requireNonNull(predicate);
        return new LongPipelineStream(append(new Stage<Long, Long>() {
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
            public void accept(long t) {
                ended = ended || !predicate.test(t);
                if (!ended) {
                    next.accept(t);
                }
            }
        }));
    }

    @Override
    public LongStream dropWhile(LongPredicate predicate) {
        Objects.requireNonNull(predicate);
        return new LongPipelineStream(append(new Stage<Long, Long>() {
            private boolean taking;

            @Override
            public void accept(long t) {
                taking = taking || !predicate.test(t);
                if (taking) {
                    next.accept(t);
                }
            }
        }));
    }

    @Override
    public void forEach(LongConsumer action) {
        Objects.requireNonNull(action);
        use().run(new Sink<Long>() {
            @Override
            public void accept(long t) {
                action.accept(t);
            }
        });
    }

    @Override
    public void forEachOrdered(LongConsumer action) {
        forEach(action);
    }

    @Override
    public long[] toArray() {
        return use().run(new LongSources.Values()).toArray();
    }

    /** Combines all values with an operator. */
    private static final class Reduction extends Sink<Long> {
        private final LongBinaryOperator operator;
        private boolean present;
        private long value;

        Reduction(LongBinaryOperator operator) {
            this.operator = Objects.requireNonNull(operator);
        }

        @Override
        public void accept(long t) {
            value = present ? operator.applyAsLong(value, t) : t;
            present = true;
        }
    }

    @Override
    public long reduce(long identity, LongBinaryOperator op) {
        Reduction reduction = new Reduction(op);
        reduction.accept(identity);
        return use().run(reduction).value;
    }

    @Override
    public OptionalLong reduce(LongBinaryOperator op) {
        Reduction reduction = use().run(new Reduction(op));
        return reduction.present ? OptionalLong.of(reduction.value) : OptionalLong.empty();
    }

    @Override
    public <R> R collect(Supplier<R> supplier, ObjLongConsumer<R> accumulator,
            BiConsumer<R, R> combiner) {
        Objects.requireNonNull(supplier);
        Objects.requireNonNull(accumulator);
        Objects.requireNonNull(combiner);
        Pipeline pipeline = use();
        R container = supplier.get();
        pipeline.run(new Sink<Long>() {
            @Override
            public void accept(long t) {
                accumulator.accept(container, t);
            }
        });
        return container;
    }

    /** Takes all values into summary statistics. */
    private static final class Summary extends Sink<Long> {
        private final LongSummaryStatistics statistics = new LongSummaryStatistics();

        @Override
        public void accept(long t) {
            statistics.accept(t);
        }
    }

    @Override
    public LongSummaryStatistics summaryStatistics() {
        return use().run(new Summary()).statistics;
    }

    @Override
    public long sum() {
        return summaryStatistics().getSum();
    }

    @Override
    public OptionalLong min() {
        return reduce(Math::min);
    }

    @Override
    public OptionalLong max() {
        return reduce(Math::max);
    }

    @Override
    public OptionalDouble average() {
        LongSummaryStatistics s = summaryStatistics();
        return s.getCount() == 0 ? OptionalDouble.empty() : OptionalDouble.of(s.getAverage());
    }

    @Override
    public long count() {
        Pipeline pipeline = use();
        long size = pipeline.exactSize();
        return size >= 0 ? size : pipeline.run(new Counting<>()).count;
    }

    /** Looks for a value for which a predicate is as wanted. */
    private static final class Search extends Sink<Long> {
        private final LongPredicate predicate;
        private final boolean wanted;
        private boolean found;
        private long value;

        Search(LongPredicate predicate, boolean wanted) {
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
        public void accept(long t) {
            if (!found && predicate.test(t) == wanted) {
                found = true;
                value = t;
            }
        }
    }

    private Search search(LongPredicate predicate, boolean wanted) {
        Search search = new Search(predicate, wanted);
        return use().run(search);
    }

    @Override
    public boolean anyMatch(LongPredicate predicate) {
        return search(predicate, true).found;
    }

    @Override
    public boolean allMatch(LongPredicate predicate) {
        return !search(predicate, false).found;
    }

    @Override
    public boolean noneMatch(LongPredicate predicate) {
        return !search(predicate, true).found;
    }

    @Override
    public OptionalLong findFirst() {
        Search search = search((t) -> true, true);
        return search.found ? OptionalLong.of(search.value) : OptionalLong.empty();
    }

    @Override
    public OptionalLong findAny() {
        return findFirst();
    }

    @Override
    public PrimitiveIterator.OfLong iterator() {
        return Spliterators.iterator(spliterator());
    }

    @Override
    public Spliterator.OfLong spliterator() {
        Pipeline pipeline = use();
        return pipeline.hasStages() ? new LongPipelineSpliterator(pipeline)
                : (Spliterator.OfLong) pipeline.source();
    }
}
