import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

public class Collecting {
    interface Action {
        Object run();
    }

    static void show(Action a) {
        try {
            System.out.println(a.run());
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }

    public static void main(String[] args) {
        Map<String, Integer> counts = new HashMap<>();
        for (String w : "the quick brown fox jumps over the lazy dog and the cat".split(" ")) {
            counts.merge(w, 1, Integer::sum);
        }
        System.out.println(counts + " " + counts.hashCode());
        System.out.println(new HashSet<>(Arrays.asList("z", "banana", "apple", "kiwi", "fig")));
        System.out.println(new TreeMap<>(counts).headMap("fox", true).descendingMap());
        Map<Integer, String> lru = new LinkedHashMap<>(16, 0.75f, true);
        for (int i = 0; i < 5; i++) {
            lru.put(i, "v" + i);
        }
        lru.get(1);
        System.out.println(lru);
        List<Integer> list = new ArrayList<>(Arrays.asList(5, 3, 9, 1, 7));
        list.sort(null);
        Collections.reverse(list);
        System.out.println(list + " " + list.indexOf(9) + " " + list.subList(1, 3));
        show(() -> list.get(5));
        show(() -> {
            for (Integer i : list) {
                list.remove(i);
            }
            return list;
        });
        show(() -> new ArrayList<>().iterator().next());
        show(() -> List.of(1, 2).contains(null));
        show(() -> Collections.unmodifiableList(list).remove(0));
        LinkedList<String> linked = new LinkedList<>(List.of("a", "b", "c"));
        linked.addFirst("z");
        Iterator<String> it = linked.descendingIterator();
        System.out.println(it.next() + it.next() + linked.pollLast() + linked);
        PriorityQueue<Integer> pq = new PriorityQueue<>(Comparator.reverseOrder());
        Collections.addAll(pq, 4, 8, 15, 16, 23, 42);
        System.out.println(pq + " " + pq.poll() + " " + pq);
        ArrayDeque<Integer> stack = new ArrayDeque<>();
        stack.push(1);
        stack.push(2);
        System.out.println(stack.pop() + " " + stack.peekLast() + " " + stack);
        String[] words = {"pear", "fig", "apple", "kiwi"};
        Arrays.sort(words, Comparator.comparingInt(String::length).thenComparing(
                Comparator.naturalOrder()));
        System.out.println(Arrays.toString(words) + Arrays.binarySearch(new int[] {1, 3, 5}, 4));
        System.out.println(Arrays.deepToString(new int[][] {{1}, {2, 3}})
                + Arrays.equals(new int[] {1}, new int[] {1}) + Arrays.hashCode(words));
        show(() -> Arrays.copyOfRange(new int[1], 3, 1));
        show(() -> Arrays.asList(1, 2).add(3));
    }
}

// expect:
// {over=1, the=3, quick=1, and=1, lazy=1, cat=1, jumps=1, brown=1, dog=1, fox=1} 310695323
// [banana, apple, kiwi, fig, z]
// {fox=1, dog=1, cat=1, brown=1, and=1}
// {0=v0, 2=v2, 3=v3, 4=v4, 1=v1}
// [9, 7, 5, 3, 1] 0 [7, 5]
// java.lang.IndexOutOfBoundsException: Index 5 out of bounds for length 5
// java.util.ConcurrentModificationException
// java.util.NoSuchElementException
// java.lang.NullPointerException
// java.lang.UnsupportedOperationException
// cbc[z, a, b]
// [42, 16, 23, 4, 15, 8] 42 [23, 16, 8, 4, 15]
// 2 1 [1]
// [fig, kiwi, pear, apple]-3
// [[1], [2, 3]]true2089671905
// java.lang.IllegalArgumentException: 3 > 1
// java.lang.UnsupportedOperationException
