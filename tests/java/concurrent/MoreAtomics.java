import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Arrays, field updaters, stamped references, adders; lists copied on write; units of time. */
public class MoreAtomics {
    volatile int count;
    volatile String name = "a";
    int plain;

    static void counting() throws InterruptedException {
        AtomicIntegerArray ints = new AtomicIntegerArray(3);
        AtomicLongArray longs = new AtomicLongArray(new long[] {1L << 40, 0});
        LongAdder adder = new LongAdder();
        DoubleAdder doubles = new DoubleAdder();
        LongAccumulator max = new LongAccumulator(Math::max, Long.MIN_VALUE);
        MoreAtomics object = new MoreAtomics();
        AtomicIntegerFieldUpdater<MoreAtomics> updater =
                AtomicIntegerFieldUpdater.newUpdater(MoreAtomics.class, "count");
        Thread[] threads = new Thread[4];
        for (int t = 0; t < 4; t++) {
            int me = t;
            threads[t] = new Thread(() -> {
                for (int i = 0; i < 2000; i++) {
                    ints.incrementAndGet(i % 3);
                    longs.getAndAdd(0, 2);
                    longs.accumulateAndGet(1, i, Math::max);
                    adder.add(i);
                    doubles.add(0.5);
                    max.accumulate(me * 10_000 + i);
                    updater.incrementAndGet(object);
                }
            });
            threads[t].start();
        }
        for (Thread t : threads) {
            t.join();
        }
        System.out.println(ints + " " + longs + " " + adder + " " + doubles + " " + max + " "
                + object.count + " " + adder.sumThenReset() + " " + adder.intValue());
    }

    static void references() {
        AtomicReferenceArray<String> a = new AtomicReferenceArray<>(new String[] {"x", "y"});
        System.out.println(a.compareAndSet(0, "x", "z") + " " + a.getAndSet(1, "w") + " " + a
                + " " + a.compareAndExchange(0, "q", "r"));
        try {
            a.get(2);
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        AtomicStampedReference<String> s = new AtomicStampedReference<>("a", 0);
        int[] stamp = new int[1];
        System.out.println(s.compareAndSet("a", "b", 1, 2) + " " + s.compareAndSet("a", "b", 0, 1)
                + " " + s.get(stamp) + stamp[0] + " " + s.attemptStamp("b", 7) + s.getStamp());
        AtomicMarkableReference<String> m = new AtomicMarkableReference<>("a", false);
        System.out.println(m.attemptMark("a", true) + " " + m.isMarked() + m.getReference());
        AtomicReferenceFieldUpdater<MoreAtomics, String> u = AtomicReferenceFieldUpdater
                .newUpdater(MoreAtomics.class, String.class, "name");
        MoreAtomics object = new MoreAtomics();
        System.out.println(u.compareAndSet(object, "a", "b") + " " + u.getAndSet(object, "c")
                + u.get(object));
        try {
            AtomicIntegerFieldUpdater.newUpdater(MoreAtomics.class, "plain");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        AtomicLong l = new AtomicLong(5);
        System.out.println(l.compareAndExchange(5, 6) + " " + l.compareAndExchange(5, 7) + " " + l
                + " " + l.getAndUpdate(x -> x * 2) + " " + l.getPlain());
    }

    static void copies() {
        CopyOnWriteArrayList<Integer> list = new CopyOnWriteArrayList<>(Arrays.asList(3, 1, 2));
        Iterator<Integer> it = list.iterator();
        list.add(0, 9);
        list.addIfAbsent(9);
        list.sort(null);
        list.subList(1, 3).clear();
        list.replaceAll(x -> x * 10);
        StringBuilder sb = new StringBuilder();
        it.forEachRemaining(sb::append);
        System.out.println(list + " " + sb + " " + list.equals(Arrays.asList(10, 90)) + " "
                + list.hashCode() + " " + list.indexOf(90) + " " + list.remove((Integer) 10));
        try {
            list.iterator().remove();
        } catch (UnsupportedOperationException e) {
            System.out.println(e);
        }
        CopyOnWriteArraySet<String> set = new CopyOnWriteArraySet<>(Arrays.asList("b", "a", "b"));
        System.out.println(set + " " + set.add("a") + set.add("c") + " " + set.removeIf("b"::equals)
                + set);
    }

    static void times() {
        System.out.println(TimeUnit.HOURS.toSeconds(2) + " " + TimeUnit.MILLISECONDS.toDays(-1)
                + " " + TimeUnit.DAYS.toNanos(Long.MAX_VALUE) + " "
                + TimeUnit.SECONDS.convert(1999, TimeUnit.MILLISECONDS));
        int outside = 0;
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int i = 0; i < 1000; i++) {
            int n = random.nextInt(-5, 6);
            double d = random.nextDouble(1, 2);
            outside += n < -5 || n > 5 || d < 1 || d >= 2 ? 1 : 0;
        }
        System.out.println(outside + " " + (random == ThreadLocalRandom.current()));
    }

    public static void main(String[] args) throws InterruptedException {
        counting();
        references();
        copies();
        times();
    }
}

// expect:
// [2668, 2668, 2664] [1099511643776, 1999] 7996000 4000.0 31999 8000 7996000 0
// true y [z, w] z
// Index 2 out of bounds for length 2
// false true b1 true7
// true truea
// true bc
// Must be volatile type
// 5 6 6 6 12
// [10, 90] 312 true 1361 1 true
// java.lang.UnsupportedOperationException
// [b, a] falsetrue true[a, c]
// 7200 0 9223372036854775807 1
// 0 true
