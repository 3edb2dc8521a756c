import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** An event bus: listeners by type, filters, one-time listeners, errors that do not spread. */
public class Events {
    interface Event {
        default String topic() {
            return getClass().getSimpleName();
        }
    }

    record Placed(int order, double amount) implements Event {
    }

    record Cancelled(int order, String reason) implements Event {
        @Override
        public String topic() {
            return "cancel/" + reason;
        }
    }

    static class Notice implements Event {
        private final Supplier<String> text;

        Notice(Supplier<String> text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return "Notice[" + text.get() + "]";
        }
    }

    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    static final class Bus {
        private final Map<Class<? extends Event>, List<Consumer<? super Event>>> listeners =
                new LinkedHashMap<>();
        private BiConsumer<Event, RuntimeException> onError = (e, x) -> {
            throw x;
        };
        private int delivered;

        <E extends Event> Subscription on(Class<E> type, Consumer<? super E> listener) {
            Consumer<Event> adapted = e -> listener.accept(type.cast(e));
            listeners.computeIfAbsent(type, t -> new CopyOnWriteArrayList<>()).add(adapted);
            return () -> listeners.get(type).remove(adapted);
        }

        <E extends Event> Subscription on(Class<E> type, Predicate<? super E> filter,
                Consumer<? super E> listener) {
            return on(type, e -> {
                if (filter.test(e)) {
                    listener.accept(e);
                }
            });
        }

        <E extends Event> void once(Class<E> type, Consumer<? super E> listener) {
            Subscription[] self = new Subscription[1];
            self[0] = on(type, e -> {
                self[0].close();
                listener.accept(e);
            });
        }

        void onError(BiConsumer<Event, RuntimeException> handler) {
            onError = handler;
        }

        void publish(Event event) {
            listeners.forEach((type, all) -> {
                if (type.isInstance(event)) {
                    all.forEach(l -> deliver(l, event));
                }
            });
        }

        private void deliver(Consumer<? super Event> listener, Event event) {
            try {
                listener.accept(event);
                delivered++;
            } catch (RuntimeException x) {
                onError.accept(event, x);
            }
        }
    }

    private final List<String> log = new ArrayList<>();
    private double total;

    void note(Event e) {
        log.add(e.topic());
    }

    static <A, B, C> Function<A, C> chain(Function<? super A, ? extends B> f,
            Function<? super B, ? extends C> g) {
        return a -> g.apply(f.apply(a));
    }

    public static void main(String[] args) {
        Events shop = new Events();
        Bus bus = new Bus();
        bus.on(Event.class, shop::note);
        bus.on(Placed.class, p -> shop.total += p.amount());
        Subscription large = bus.on(Placed.class, p -> p.amount() > 100,
                p -> System.out.println("large: " + p));
        bus.once(Placed.class, p -> System.out.println("first order: " + p.order()));
        bus.on(Cancelled.class, c -> {
            if (c.order() < 0) {
                throw new IllegalArgumentException("order " + c.order());
            }
            System.out.println("cancelled " + c.order());
            bus.publish(new Notice(() -> "about " + c.order()));
        });
        bus.on(Notice.class, System.out::println);
        bus.publish(new Placed(1, 50));
        bus.publish(new Placed(2, 150.5));
        large.close();
        bus.publish(new Placed(3, 900));
        bus.publish(new Cancelled(2, "late"));
        try {
            bus.publish(new Cancelled(-1, "broken"));
        } catch (IllegalArgumentException e) {
            System.out.println("unhandled: " + e.getMessage());
        }
        bus.onError((e, x) -> System.out.println(e + " failed: " + x.getMessage()));
        bus.publish(new Cancelled(-2, "broken"));
        System.out.println(shop.log + " " + shop.total + " " + bus.delivered);
        Function<Event, Integer> length = chain(Event::topic, String::length);
        Function<Event, String> stars = length.andThen("*"::repeat);
        System.out.println(stars.apply(new Placed(0, 0)) + " "
                + chain(stars, String::length).compose(Function.<Event>identity())
                        .apply(new Notice(() -> "")));
    }
}

// expect:
// first order: 1
// large: Placed[order=2, amount=150.5]
// cancelled 2
// Notice[about 2]
// unhandled: order -1
// Cancelled[order=-2, reason=broken] failed: order -2
// [Placed, Placed, Placed, cancel/late, Notice, cancel/broken, cancel/broken] 1100.5 15
// ****** 6
