import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** ClassValue: computed once, kept with the class, removed and computed anew. */
public class ClassValues {
    static final class Counting extends ClassValue<String> {
        int computed;

        @Override
        protected synchronized String computeValue(Class<?> type) {
            return type.getSimpleName() + " " + ++computed;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Counting;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    static final class Nothing extends ClassValue<Object> {
        int computed;

        @Override
        protected Object computeValue(Class<?> type) {
            computed++;
            if (type == int.class) {
                throw new IllegalStateException("not for int");
            }
            return null;
        }
    }

    /** Asks for its own value while it is computed. */
    static final class Nested extends ClassValue<Integer> {
        @Override
        protected Integer computeValue(Class<?> type) {
            return type == Object.class ? 0 : 1 + get(type.getSuperclass());
        }
    }

    static void atOnce() throws InterruptedException {
        Counting value = new Counting();
        CountDownLatch start = new CountDownLatch(1);
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        Thread[] threads = new Thread[6];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                seen.add(value.get(List.class));
            });
            threads[i].start();
        }
        start.countDown();
        for (Thread t : threads) {
            t.join();
        }
        System.out.println(seen.stream().distinct().count() + " "
                + seen.contains(value.get(List.class)));
    }

    public static void main(String[] args) throws Exception {
        Counting one = new Counting();
        Counting two = new Counting();
        System.out.println(one.get(String.class) + ", " + one.get(String.class) + ", "
                + one.get(int.class) + ", " + one.get(int[].class) + ", " + two.get(int.class));
        System.out.println(one.get(String.class) == one.get(String.class));
        one.remove(String.class);
        one.remove(Object.class);
        System.out.println(one.get(String.class) + ", " + two.get(String.class));
        Nothing nothing = new Nothing();
        System.out.println(nothing.get(List.class) + " " + nothing.get(List.class) + " "
                + nothing.computed);
        for (int i = 0; i < 2; i++) {
            try {
                nothing.get(int.class);
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage() + " " + nothing.computed);
            }
        }
        System.out.println(new Nested().get(ArrayList.class));
        try {
            one.get(null);
        } catch (NullPointerException e) {
            System.out.println("null is no class");
        }
        atOnce();
    }
}

// expect:
// String 1, String 1, int 2, int[] 3, int 1
// true
// String 4, String 2
// null null 1
// not for int 2
// not for int 3
// 3
// null is no class
// 1 true
