import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs the annotated test methods of classes, as a test framework does. */
public class TestRunner {
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Test {
        Class<? extends Throwable> expected() default None.class;

        int order() default Integer.MAX_VALUE;

        final class None extends Throwable {
            private static final long serialVersionUID = 1L;
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Before {
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface After {
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @Inherited
    @interface Skip {
        String value() default "no reason";
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Repeatable(Cases.class)
    @interface Case {
        int[] in();

        int out();

        String[] tags() default {"quick"};
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Cases {
        Case[] value();
    }

    enum Outcome { PASSED, FAILED, BROKEN, SKIPPED }

    private final Map<Outcome, List<String>> results = new EnumMap<>(Outcome.class);

    static void assertEquals(Object wanted, Object got) {
        if (!Objects.equals(wanted, got)) {
            throw new AssertionError("expected <" + wanted + "> but was <" + got + ">");
        }
    }

    void run(Class<?> type) throws ReflectiveOperationException {
        System.out.println(type.getSimpleName());
        Method[] methods = type.getDeclaredMethods();
        Arrays.sort(methods, Comparator.<Method>comparingInt(m -> m.isAnnotationPresent(Test.class)
                ? m.getAnnotation(Test.class).order() : 0).thenComparing(Method::getName));
        for (Method m : methods) {
            m.setAccessible(true);
            Skip skip = m.isAnnotationPresent(Skip.class) ? m.getAnnotation(Skip.class)
                    : type.getAnnotation(Skip.class);
            if (!m.isAnnotationPresent(Test.class)) {
                continue;
            }
            if (skip != null) {
                report(m, Outcome.SKIPPED, skip.value());
                continue;
            }
            Case[] cases = m.getAnnotationsByType(Case.class);
            if (cases.length == 0) {
                runOne(type, m);
            }
            for (Case c : cases) {
                runOne(type, m, c.in(), c.out(), String.join("+", c.tags()));
            }
        }
    }

    private void runOne(Class<?> type, Method test, Object... arguments)
            throws ReflectiveOperationException {
        Object instance = type.getDeclaredConstructor().newInstance();
        Class<? extends Throwable> expected = test.getAnnotation(Test.class).expected();
        Throwable thrown = null;
        try {
            callAll(type, instance, Before.class);
            test.invoke(instance, arguments);
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
        } catch (IllegalArgumentException e) {
            report(test, Outcome.BROKEN, e.getMessage());
            return;
        } finally {
            callAll(type, instance, After.class);
        }
        if (expected.isInstance(thrown) || thrown == null && expected == Test.None.class) {
            report(test, Outcome.PASSED, thrown == null ? "" : thrown.getMessage());
        } else if (thrown == null) {
            report(test, Outcome.FAILED, "nothing thrown, not " + expected.getSimpleName());
        } else {
            report(test, thrown instanceof AssertionError ? Outcome.FAILED : Outcome.BROKEN,
                    thrown.toString());
        }
    }

    private void callAll(Class<?> type, Object instance, Class<? extends Annotation> mark)
            throws ReflectiveOperationException {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Method m : c.getDeclaredMethods()) {
                if (m.isAnnotationPresent(mark)) {
                    m.setAccessible(true);
                    m.invoke(instance);
                }
            }
        }
    }

    private void report(Method test, Outcome outcome, String text) {
        results.computeIfAbsent(outcome, o -> new ArrayList<>()).add(test.getName());
        System.out.println("  " + test.getName() + " " + outcome + (text.isEmpty() ? "" : ": " + text));
    }

    static class ListTests {
        protected List<Integer> list;

        @Before
        private void fill() {
            list = new ArrayList<>(List.of(1, 2, 3));
        }

        @Test(order = 2)
        void removes() {
            list.remove(0);
            assertEquals(List.of(2, 3), list);
        }

        @Test(order = 1)
        private void startsFull() {
            assertEquals(3, list.size());
        }

        @Test(expected = IndexOutOfBoundsException.class)
        void bounds() {
            list.get(3);
        }

        @Test(expected = RuntimeException.class)
        void nothingHappens() {
            list.get(0);
        }

        @Test
        void wrong() {
            assertEquals("x", list.get(0));
        }

        @Test
        @Skip("flaky")
        void skipped() {
            throw new Error();
        }

        @Test
        void broken() {
            Object o = list;
            System.out.println((String) o.getClass().cast(null));
            throw new UnsupportedOperationException();
        }

        @Test
        void wantsArguments(int n) {
        }
    }

    static class CaseTests extends ListTests {
        @Test
        @Case(in = {1, 2}, out = 3)
        @Case(in = {}, out = 0, tags = {"edge", "quick"})
        @Case(in = 5, out = 6)
        void sums(int[] in, int out, String tags) {
            System.out.println("    " + tags + " " + list);
            assertEquals(out, Arrays.stream(in).sum());
        }

        @After
        void clean() {
            list = null;
        }
    }

    @Skip
    static class Skipped {
    }

    static class AlsoSkipped extends Skipped {
        @Test
        void never() {
        }
    }

    public static void main(String[] args) throws ReflectiveOperationException {
        TestRunner runner = new TestRunner();
        for (Class<?> type : List.of(ListTests.class, CaseTests.class, AlsoSkipped.class)) {
            runner.run(type);
        }
        System.out.println(runner.results);
    }
}

// expect:
// ListTests
//   startsFull PASSED
//   removes PASSED
//   bounds PASSED: Index 3 out of bounds for length 3
// null
//   broken BROKEN: java.lang.UnsupportedOperationException
//   nothingHappens FAILED: nothing thrown, not RuntimeException
//   skipped SKIPPED: flaky
//   wantsArguments BROKEN: wrong number of arguments
//   wrong FAILED: java.lang.AssertionError: expected <x> but was <1>
// CaseTests
//     quick [1, 2, 3]
//   sums PASSED
//     edge+quick [1, 2, 3]
//   sums PASSED
//     quick [1, 2, 3]
//   sums FAILED: java.lang.AssertionError: expected <6> but was <5>
// AlsoSkipped
//   never SKIPPED: no reason
// {PASSED=[startsFull, removes, bounds, sums, sums], FAILED=[nothingHappens, wrong, sums], BROKEN=[broken, wantsArguments], SKIPPED=[skipped, never]}
