package java.util.stream;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiConsumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleToLongFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ObjDoubleConsumer;
import java.util.function.Supplier;

/** A stream of double values as the end of a pipeline. */
final class DoublePipelineStream extends BasePipelineStream<Double, DoubleStream>
        implements DoubleStream {
    DoublePipelineStream(Pipeline pipeline) {
        super(pipeline);
    }

    @Override
    public DoubleStream filter(DoublePredicate predicate) {
        Objects.requireNonNull(predicate);
        return new DoublePipelineStream(append(new Stage<Double, Double>() {
            @Override
            public void accept(double t) {
                if (predicate.test(t)) {
                    next.accept(t);
                }
            }
        }));
    }

    @Override
    public DoubleStream map(DoubleUnaryOperator mapper) {
        Objects.requireNonNull(mapper);
        return new DoublePipelineStream(append(new Stage.OneToOne<Double, Double>() {
            @Override
            public void accept(double t) {
                next.accept(mapper.applyAsDouble(t));
            }
        }));
    }

    @Override
    public <U> Stream<U> mapToObj(DoubleFunction<? extends U> mapper) {
        Objects.requireNonNull(mapper);
        return new ReferencePipelineStream<>(append(new Stage.OneToOne<Double, U>() {
            @Override
            public void accept(double t) {
                next.accept((U) mapper.apply(t));
            }
        }));
    }

    @Override
    public IntStream mapToInt(DoubleToIntFunction mapper) {
        Objects.requireNonNull(mapper);
        return new IntPipelineStream(append(new Stage.OneToOne<Double, Integer>() {
            @Override
            public void accept(double t) {
                next.accept(mapper.applyAsInt(t));
            }
        }));
    }

    @Override
    public LongStream mapToLong(DoubleToLongFunction mapper) {
        Objects.requireNonNull(mapper);
        return new LongPipelineStream(append(new Stage.OneToOne<Double, Long>() {
            @Override
            public void accept(double t) {
                next.accept(mapper.applyAsLong(t));
            }
        }));
    }

    /** A sink of objects boxes by itself. */
    @Override
    public Stream<Double> boxed() {
        return new ReferencePipelineStream<>(append(new Stage.OneToOne<Double, Double>() {
            @Override
            public void accept(double t) {
                next.accept((Double) t);
            }
        }));
    }

    @Override
    public DoubleStream flatMap(DoubleFunction<? extends DoubleStream> mapper) {
        Objects.requireNonNull(mapper);
        return new DoublePipelineStream(append(new Stage<Double, Double>() {
            @Override
            public void accept(double t) {
                DoubleStream inner = mapper.apply(t);
                if (inner != null) {
                    flatten(inner, next, DoublePipelineStream.this.shortCircuits());
                }
            }
        }));
    }

    @Override
    public DoubleStream mapMulti(DoubleMapMultiConsumer mapper) {
        Objects.requireNonNull(mapper);
        return new DoublePipelineStream(append(new Stage<Double, Double>() {
            @Override
            public void accept(double t) {
                mapper.accept(t, next);
            }
        }));
    }

    @Override
    public DoubleStream distinct() {
        return boxed().distinct().mapToDouble((t) -> t);
    }

    @Override
    public DoubleStream sorted() {
        return new DoublePipelineStream(append(new Stage.Barrier<Double>() {
            private final DoubleSources.Values values = new DoubleSources.Values();

            @Override
            void begin(long size) {
                values.begin(size);
            }

            @Override
            public void accept(double t) {
                values.accept(t);
            }

            @Override
            void end() {
                double[] all = values.toArray();
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
    public DoubleStream peek(DoubleConsumer action) {
        Objects.requireNonNull(action);
        return new DoublePipelineStream(append(new Stage.OneToOne<Double, Double>() {
            @Override
            public void accept(double t) {
                action.accept(t);
                next.accept(t);
            }
        }));
    }

    @Override
    public DoubleStream limit(long maxSize) {
        return new DoublePipelineStream(append(Slice.limit(maxSize)));
    }

    @Override
    public DoubleStream skip(long n) {
        Slice<Double> slice = Slice.skip(n);
        return n == 0 ? this : new DoublePipelineStream(append(slice));
    }

    @Override
    public DoubleStream takeWhile(DoublePredicate predicate) {
        Objects.requireNonNull(predicate);
        return new DoublePipelineStream(append(new Stage<Double, Double>() {
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
            public void accept(double t) {
                ended = ended || !predicate.test(t);
                if (!ended) {
                    next.accept(t);
                }
            }
        }));
    }

    @Override
    public DoubleStream dropWhile(DoublePredicate predicate) {
        Objects.requireNonNull(predicate);
        return new DoublePipelineStream(append(new Stage<Double, Double>() {
            private boolean taking;

            @Override
            public void accept(double t) {
                taking = taking || !predicate.test(t);
                if (taking) {
                    next.accept(t);
                }
            }
        }));
    }

    @Override
    public void forEach(DoubleConsumer action) {
        Objects.requireNonNull(action);
        use().run(new Sink<Double>() {
            @Override
            public void accept(double t) {
                action.accept(t);
            }
        });
    }

    @Override
    public void forEachOrdered(DoubleConsumer action) {
        forEach(action);
    }

    @Override
    public double[] toArray() {
        return use().run(new DoubleSources.Values()).toArray();
    }

    /** Combines all values with an operator. */
    private static final class Reduction extends Sink<Double> {
        private final DoubleBinaryOperator operator;
        private boolean present;
        private double value;

        Reduction(DoubleBinaryOperator operator) {
            this.operator = Objects.requireNonNull(operator);
        }

        @Override
        public void accept(double t) {
            value = present ? operator.applyAsDouble(value, t) : t;
            present = true;
        }
    }

    @Override
    public double reduce(double identity, DoubleBinaryOperator op) {
        Reduction reduction = new Reduction(op);
        reduction.accept(identity);
        return use().run(reduction).value;
    }

    @Override
    public OptionalDouble reduce(DoubleBinaryOperator op) {
        Reduction reduction = use().run(new Reduction(op));
        return reduction.present ? OptionalDouble.of(reduction.value) : OptionalDouble.empty();
    }

    @Override
    public <R> R collect(Supplier<R> supplier, ObjDoubleConsumer<R> accumulator,
            BiConsumer<R, R> combiner) {
        Objects.requireNonNull(supplier);
        Objects.requireNonNull(accumulator);
        Objects.requireNonNull(combiner);
        Pipeline pipeline = use();
        R container = supplier.get();
        pipeline.run(new Sink<Double>() {
            @Override
            public void accept(double t) {
                accumulator.accept(container, t);
            }
        });
        return container;
    }

    /** Takes all values into summary statistics. */
    private static final class Summary extends Sink<Double> {
        private final DoubleSummaryStatistics statistics = new DoubleSummaryStatistics();

        @Override
        public void accept(double t) {
            statistics.accept(t);
        }
    }

    @Override
    public DoubleSummaryStatistics summaryStatistics() {
        return use().run(new Summary()).statistics;
    }

    @Override
    public double sum() {
        return summaryStatistics().getSum();
    }

    @Override
    public OptionalDouble min() {
        return reduce(Math::min);
    }

    @Override
    public OptionalDouble max() {
        return reduce(Math::max);
    }

    @Override
    public OptionalDouble average() {
        DoubleSummaryStatistics s = summaryStatistics();
        return s.getCount() == 0 ? OptionalDouble.empty() : OptionalDouble.of(s.getAverage());
    }

    @Override
    public long count() {
        Pipeline pipeline = use();
        long size = pipeline.exactSize();
        return size >= 0 ? size : pipeline.run(new Counting<>()).count;
    }

    /** Looks for a value for which a predicate is as wanted. */
    private static final class Search extends Sink<Double> {
        private final DoublePredicate predicate;
        private final boolean wanted;
        private boolean found;
        private double value;

        Search(DoublePredicate predicate, boolean wanted) {
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
        public void accept(double t) {
            if (!found && predicate.test(t) == wanted) {
                found = true;
                value = t;
            }
        }
    }

    private Search search(DoublePredicate predicate, boolean wanted) {
        Search search = new Search(predicate, wanted);
        return use().run(search);
    }

    @Override
    public boolean anyMatch(DoublePredicate predicate) {
        return search(predicate, true).found;
    }

    @Override
    public boolean allMatch(DoublePredicate predicate) {
        return !search(predicate, false).found;
    }

    @Override
    public boolean noneMatch(DoublePredicate predicate) {
        return !search(predicate, true).found;
    }

    @Override
    public OptionalDouble findFirst() {
        Search search = search((t) -> true, true);
        return search.found ? OptionalDouble.of(search.value) : OptionalDouble.empty();
    }

    @Override
    public OptionalDouble findAny() {
        return findFirst();
    }

    @Override
    public PrimitiveIterator.OfDouble iterator() {
        return Spliterators.iterator(spliterator());
    }

    @Override
    public Spliterator.OfDouble spliterator() {
        Pipeline pipeline = use();
        return pipeline.hasStages() ? new DoublePipelineSpliterator(pipeline)
                : (Spliterator.OfDouble) pipeline.source();
    }
}
