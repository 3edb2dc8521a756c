import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

public class ArrayRanges {
    interface Action {
        Object run();
    }

    static void show(Action a) {
        try {
            System.out.println(a.run());
        } catch (RuntimeException e) {
            System.out.println(e instanceof NullPointerException ? e.getClass() : e);
        }
    }

    static void ranges() {
        int[] a = {1, 2, 3, 4, 5};
        int[] b = {9, 2, 3, 4, 8};
        show(() -> Arrays.mismatch(a, 1, 4, b, 1, 4) + " " + Arrays.mismatch(a, 1, 5, b, 1, 5) + " "
                + Arrays.mismatch(a, 1, 3, b, 1, 4));
        show(() -> Arrays.equals(a, 1, 4, b, 1, 4) + " " + Arrays.equals(a, 0, 4, b, 0, 4));
        show(() -> Arrays.compare(a, 1, 5, b, 1, 5) + " " + Arrays.compare(a, 1, 3, b, 1, 5) + " "
                + Arrays.compare(a, b));
        show(() -> Arrays.equals(a, 1, 9, b, 1, 4));
        show(() -> Arrays.compareUnsigned(new byte[] {-1}, new byte[] {1}) + " "
                + Arrays.compareUnsigned(new int[] {-1}, new int[] {1}) + " "
                + Arrays.compareUnsigned(new long[] {1}, new long[] {1, 2}) + " "
                + Arrays.compareUnsigned((short[]) null, new short[0]));
        show(() -> Arrays.mismatch(new double[] {0.0, Double.NaN}, 0, 2, new double[] {-0.0, Double.NaN}, 0, 2) + " "
                + Arrays.equals(new float[] {Float.NaN}, 0, 1, new float[] {Float.NaN}, 0, 1));
        String[] s = {"a", null, "C"};
        String[] t = {"A", null, "c"};
        show(() -> Arrays.equals(s, t, Comparator.nullsFirst(String.CASE_INSENSITIVE_ORDER)) + " "
                + Arrays.mismatch(s, 1, 3, t, 1, 3) + " " + Arrays.compare(s, t) + " "
                + Arrays.compare(new String[] {null}, new String[] {"x"}) + " "
                + Arrays.compare(s, t, Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER)));
        show(() -> Arrays.equals(s, 1, 2, t, 1, 2) + " " + Arrays.equals(s, 0, 1, t, 0, 1));
    }

    static void parallel() {
        int[] a = {5, 3, 1, 4};
        Arrays.parallelSort(a, 1, 4);
        show(() -> Arrays.toString(a));
        Arrays.parallelPrefix(a, Integer::sum);
        show(() -> Arrays.toString(a));
        double[] d = new double[4];
        Arrays.parallelSetAll(d, i -> i * 1.5);
        Arrays.parallelPrefix(d, 1, 4, (x, y) -> x * y);
        show(() -> Arrays.toString(d));
        String[] w = {"b", "c", "a"};
        Arrays.parallelSort(w, 0, 3, Comparator.reverseOrder());
        Arrays.parallelPrefix(w, String::concat);
        show(() -> Arrays.toString(w));
        show(() -> Arrays.stream(a).sum() + " " + Arrays.asList(w).stream().count() + Arrays.spliterator(a).estimateSize());
    }

    static void collections() {
        List<Integer> list = List.of(1, 2, 3, 1, 2, 3, 1);
        show(() -> Collections.indexOfSubList(list, List.of(2, 3)) + " " + Collections.lastIndexOfSubList(list, List.of(2, 3))
                + " " + Collections.indexOfSubList(list, List.of(3, 2)) + " " + Collections.lastIndexOfSubList(list, List.of()));
        Queue<Integer> stack = Collections.asLifoQueue(new ArrayDeque<>());
        stack.addAll(List.of(1, 2, 3));
        show(() -> stack + " " + stack.peek() + stack.remove() + stack.size());
        show(() -> Collections.emptyEnumeration().hasMoreElements() + " " + Collections.emptyListIterator().hasPrevious());
        SortedSet<Integer> set = Collections.unmodifiableSortedSet(new TreeSet<>(List.of(3, 1, 2)));
        show(() -> set + " " + set.first() + set.last() + set.headSet(3) + set.equals(new TreeSet<>(set)) + set.stream().toList());
        show(() -> set.add(4));
        show(() -> set.tailSet(2).remove(2));
        SortedMap<String, Integer> map = Collections.unmodifiableSortedMap(new TreeMap<>(Map.of("a", 1, "b", 2)));
        show(() -> map + " " + map.firstKey() + map.tailMap("b") + map.containsKey("a") + map.equals(new TreeMap<>(map)));
        show(() -> map.put("c", 3));
        show(() -> map.entrySet().iterator().next().setValue(5));
        show(() -> Collections.emptySortedSet() + "" + Collections.emptySortedMap());
    }

    public static void main(String[] args) {
        ranges();
        parallel();
        collections();
    }
}

// expect:
// -1 3 2
// true false
// -1 -2 -1
// java.lang.ArrayIndexOutOfBoundsException: Array index out of range: 9
// 254 1 -1 -1
// 0 true
// true 1 32 -1 0
// true false
// [5, 1, 3, 4]
// [5, 6, 9, 13]
// [0.0, 1.5, 4.5, 20.25]
// [c, cb, cba]
// 33 34
// 1 4 -1 7
// [3, 2, 1] 332
// false false
// [1, 2, 3] 13[1, 2]true[1, 2, 3]
// java.lang.UnsupportedOperationException
// java.lang.UnsupportedOperationException
// {a=1, b=2} a{b=2}truetrue
// java.lang.UnsupportedOperationException
// java.lang.UnsupportedOperationException
// []{}
