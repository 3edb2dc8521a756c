import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** CompletableFuture: stages, their order, failures, combination, time limits. */
public class Futures {
    static String failure(CompletableFuture<?> f) {
        try {
            return "value " + f.join();
        } catch (CompletionException | CancellationException e) {
            return e.toString();
        }
    }

    static void stages() throws Exception {
        CompletableFuture<Integer> f = CompletableFuture.supplyAsync(() -> 20);
        System.out.println(f.thenApply(x -> x + 1).thenCombine(f, Integer::sum).get());
        System.out.println(f.thenCompose(x -> CompletableFuture.supplyAsync(() -> x * 2)).join());
        List<String> order = new ArrayList<>();
        CompletableFuture<String> g = new CompletableFuture<>();
        g.thenAccept(x -> order.add("a" + x));
        CompletableFuture<Void> second = g.thenAccept(x -> order.add("b" + x));
        second.thenRun(() -> order.add("b1"));
        second.thenRun(() -> order.add("b2"));
        g.thenAccept(x -> order.add("c" + x));
        System.out.println(g.getNumberOfDependents() + " " + g.complete("!") + " " + order);
        CompletableFuture<Integer> chain = new CompletableFuture<>();
        CompletableFuture<Integer> last = chain;
        for (int i = 0; i < 3000; i++) {
            last = last.thenApply(x -> x + 1);
        }
        chain.complete(0);
        System.out.println(last.join());
    }

    static void failures() throws Exception {
        CompletableFuture<Integer> f = new CompletableFuture<>();
        CompletableFuture<Integer> g = f.thenApply(x -> x + 1);
        f.completeExceptionally(new IllegalStateException("no"));
        System.out.println(failure(f) + " / " + failure(g) + " " + g.isCompletedExceptionally());
        System.out.println(g.exceptionally(x -> -1).join() + " "
                + g.handle((v, x) -> v + " " + x.getClass().getSimpleName()).join());
        System.out.println(failure(g.whenComplete((v, x) -> System.out.println(v + " " + x))));
        try {
            g.get();
        } catch (ExecutionException e) {
            System.out.println(e);
        }
        CompletableFuture<String> c = new CompletableFuture<>();
        CompletableFuture<String> d = c.thenApply(x -> x);
        System.out.println(c.cancel(true) + " " + c.isCancelled() + " " + failure(c) + " / "
                + failure(d) + " " + d.isCancelled());
        System.out.println(failure(CompletableFuture.supplyAsync(() -> 1 / 0)));
    }

    static void several() throws Exception {
        CompletableFuture<String> a = new CompletableFuture<>();
        CompletableFuture<String> b = new CompletableFuture<>();
        CompletableFuture<Void> all = CompletableFuture.allOf(a, b);
        CompletableFuture<Object> any = CompletableFuture.anyOf(a, b);
        CompletableFuture<String> either = a.applyToEither(b, x -> x + "?");
        b.complete("b");
        System.out.println(all.isDone() + " " + any.join() + " " + either.join());
        a.complete("a");
        System.out.println(all.isDone() + " " + a.getNow("z"));
        CompletableFuture<String> never = new CompletableFuture<>();
        try {
            never.get(10, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.out.println("late " + never.getNow("z"));
        }
        System.out.println(failure(never.copy().orTimeout(10, TimeUnit.MILLISECONDS)));
        System.out.println(never.completeOnTimeout("t", 10, TimeUnit.MILLISECONDS).join());
    }

    public static void main(String[] args) throws Exception {
        stages();
        failures();
        several();
    }
}

// expect:
// 41
// 40
// 3 true [c!, b!, b1, b2, a!]
// 3000
// java.util.concurrent.CompletionException: java.lang.IllegalStateException: no / java.util.concurrent.CompletionException: java.lang.IllegalStateException: no true
// -1 null CompletionException
// null java.util.concurrent.CompletionException: java.lang.IllegalStateException: no
// java.util.concurrent.CompletionException: java.lang.IllegalStateException: no
// java.util.concurrent.ExecutionException: java.lang.IllegalStateException: no
// true true java.util.concurrent.CancellationException / java.util.concurrent.CompletionException: java.util.concurrent.CancellationException false
// java.util.concurrent.CompletionException: java.lang.ArithmeticException: / by zero
// false b b?
// true a
// late z
// java.util.concurrent.CompletionException: java.util.concurrent.TimeoutException
// t
